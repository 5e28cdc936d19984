using Coordination.Simulation.Engine.Drawing;

namespace Coordination.Simulation.Engine.Models;

/// <summary>When a source's citizens come. One of the three ways is set.</summary>
internal sealed class StreamModel
{
    /// <summary>A Poisson stream; null for recorded or booked times.</summary>
    public RateFunction? Rate { get; init; }

    /// <summary>Recorded moments or booked times, in ticks.</summary>
    public long[] Times { get; init; } = [];

    /// <summary>Recorded times of service, in ticks; empty to draw them.</summary>
    public long[] Services { get; init; } = [];

    /// <summary>Whether the times are booked.</summary>
    public bool IsBooked { get; init; }

    /// <summary>How early the booked come: the mean, in minutes.</summary>
    public double Early { get; init; }

    /// <summary>And its standard deviation.</summary>
    public double EarlyDeviation { get; init; }

    /// <summary>The share of the booked who never come.</summary>
    public double Missed { get; init; }
}
