using System.Collections.Immutable;
using Coordination.Charts.Curves;

namespace Coordination.Reports.Model;

/// <summary>The day: people waiting, in the whole hall, by desk, by urgency.</summary>
public sealed record DaySection
{
    /// <summary>What there is to see.</summary>
    public required string Lead { get; init; }

    /// <summary>People waiting in the whole hall.</summary>
    public required ImmutableArray<DayCurve> Waiting { get; init; }

    /// <summary>How to read them; null when they speak for themselves.</summary>
    public string? WaitingNote { get; init; }

    /// <summary>How near what was simulated comes to what was recorded; null where nothing was recorded.</summary>
    public FitTable? Fit { get; init; }

    /// <summary>People waiting at each desk, the fullest first.</summary>
    public ImmutableArray<DayPanel> Desks { get; init; } = [];

    /// <summary>Which desks are not shown, and why; null when all are.</summary>
    public string? DesksNote { get; init; }

    /// <summary>People waiting by urgency; null when that is not known.</summary>
    public UrgencyCurves? Urgency { get; init; }
}

/// <summary>People waiting by urgency.</summary>
/// <param name="Note">Which way of working it is, and how to read it.</param>
/// <param name="Minutes">The minutes since midnight at which they were counted.</param>
/// <param name="Layers">The levels.</param>
public sealed record UrgencyCurves(string Note, ImmutableArray<double> Minutes, ImmutableArray<StackLayer> Layers);

/// <summary>Recorded beside simulated, in figures.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Note">How to read it.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The whole hall and every desk, with a value a column.</param>
public sealed record FitTable(string Title, string Note, ImmutableArray<string> Columns, ImmutableArray<ComparedFigure> Rows);
