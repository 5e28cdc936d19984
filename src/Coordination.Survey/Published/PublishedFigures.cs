using System.Collections.Immutable;

namespace Coordination.Survey.Published;

/// <summary>Figures of a study as they were printed, each with as many decimals as the print has: <c>0.10</c> says more than <c>0.1</c>.</summary>
public sealed record PublishedFigures
{
    /// <summary>Which study.</summary>
    public string Title { get; init; } = "";

    /// <summary>How many have answered; where a figure says another number, that one counts for it.</summary>
    public int? Size { get; init; }

    /// <summary>Statistics with their p values.</summary>
    public ImmutableArray<PublishedTest> Tests { get; init; } = [];

    /// <summary>Counts that should add up.</summary>
    public ImmutableArray<PublishedSum> Sums { get; init; } = [];

    /// <summary>Counts with their percentages.</summary>
    public ImmutableArray<PublishedShare> Shares { get; init; } = [];

    /// <summary>Means of whole numbers.</summary>
    public ImmutableArray<PublishedMean> Means { get; init; } = [];
}
