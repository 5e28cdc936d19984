using System.Collections.Immutable;

namespace Coordination.Survey.Published;

/// <summary>A statistic as it was printed.</summary>
/// <param name="Id">What it is of, such as <c>age</c>.</param>
/// <param name="Kind">How it is distributed.</param>
/// <param name="Value">The statistic.</param>
public sealed record PublishedTest(string Id, StatisticKind Kind, decimal Value)
{
    /// <summary>Its degrees of freedom, those between groups of an F. Where an F has none printed, any are taken for possible.</summary>
    public int? Degrees { get; init; }

    /// <summary>Those within groups, of an F.</summary>
    public int? Within { get; init; }

    /// <summary>The p value, 0 to 1.</summary>
    public decimal? P { get; init; }

    /// <summary>How many have answered, where it is not the study's number.</summary>
    public int? Size { get; init; }

    /// <summary>The counts that a χ² was computed of, by row and column; empty where they were not printed, or not all of them can be read.</summary>
    public ImmutableArray<ImmutableArray<int>> Table { get; init; } = [];
}

/// <summary>How a statistic is distributed.</summary>
public enum StatisticKind
{
    /// <summary>As χ².</summary>
    ChiSquare,

    /// <summary>As F.</summary>
    F,
}
