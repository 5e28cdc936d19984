using System.Collections.Immutable;
using Coordination.Charts.Comparisons;

namespace Coordination.Reports.Model;

/// <summary>What another way of working changes, for the same citizens and the same people.</summary>
public sealed record ComparisonSection
{
    /// <summary>What there is to see.</summary>
    public required string Lead { get; init; }

    /// <summary>The ways of working, as columns of the table: the first is the recording where there is one.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>The figures side by side.</summary>
    public ImmutableArray<ComparedFigure> Figures { get; init; } = [];

    /// <summary>Waits by desk before and after; null when there are none.</summary>
    public ShiftSet? Shifts { get; init; }

    /// <summary>Differences with their confidence intervals, a chart each.</summary>
    public ImmutableArray<IntervalSet> Intervals { get; init; } = [];
}

/// <summary>One figure in every way of working.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Values">How much, in words, one a column; empty where it is not known.</param>
public sealed record ComparedFigure(string Name, ImmutableArray<string> Values);

/// <summary>Waits before and after, in minutes.</summary>
/// <param name="Title">What they are.</param>
/// <param name="Note">How to read them.</param>
/// <param name="Before">What "before" is.</param>
/// <param name="After">What "after" is.</param>
/// <param name="Rows">The rows.</param>
public sealed record ShiftSet(string Title, string? Note, string Before, string After, ImmutableArray<ShiftRow> Rows);

/// <summary>Differences of one unit.</summary>
/// <param name="Title">What differs from what.</param>
/// <param name="Note">The confidence, and how to read them.</param>
/// <param name="Unit">What they are counted in.</param>
/// <param name="Rows">The differences.</param>
public sealed record IntervalSet(string Title, string? Note, IntervalUnit Unit, ImmutableArray<IntervalRow> Rows);
