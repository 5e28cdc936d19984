using Coordination.Charts.Frames;
using Coordination.Charts.Geometry;

namespace Coordination.Charts.Distributions;

/// <summary>How long the people of one group waited.</summary>
public sealed record WaitDistribution
{
    /// <summary>The group, such as an urgency level.</summary>
    public required string Name { get; init; }

    /// <summary>Its ink.</summary>
    public required Ink Ink { get; init; }

    /// <summary>How many people.</summary>
    public required long Count { get; init; }

    /// <summary>How many waited how long; every group of a chart has bins of the same width. Who is in none waited longer than the last.</summary>
    public required Histogram Bins { get; init; }

    /// <summary>The mean, in minutes.</summary>
    public required double MeanMinutes { get; init; }

    /// <summary>Half waited at most so long, in minutes.</summary>
    public required double HalfMinutes { get; init; }

    /// <summary>19 of 20 waited at most so long, in minutes.</summary>
    public required double MostMinutes { get; init; }

    /// <summary>The longest wait, in minutes.</summary>
    public required double LongestMinutes { get; init; }

    /// <summary>Makes one from the waits themselves.</summary>
    /// <param name="name">The group.</param>
    /// <param name="ink">Its ink.</param>
    /// <param name="minutes">The waits in minutes, in any order; at least one.</param>
    /// <param name="highest">Where the chart's last bin ends.</param>
    /// <param name="bins">How many bins.</param>
    public static WaitDistribution Of(string name, Ink ink, IEnumerable<double> minutes, double highest, int bins = 120)
    {
        var sorted = minutes.Order().ToArray();
        return new WaitDistribution
        {
            Name = name,
            Ink = ink,
            Count = sorted.Length,
            Bins = Histogram.Of(sorted, highest, bins),
            MeanMinutes = sorted.Average(),
            HalfMinutes = Quantiles.Of(sorted, 0.5),
            MostMinutes = Quantiles.Of(sorted, 0.95),
            LongestMinutes = sorted[^1],
        };
    }
}
