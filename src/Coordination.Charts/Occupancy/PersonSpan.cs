namespace Coordination.Charts.Occupancy;

/// <summary>A stretch of somebody's day. Where there is none, they are absent.</summary>
/// <param name="From">Its first minute since midnight.</param>
/// <param name="To">Its end.</param>
/// <param name="State">What they do.</param>
public readonly record struct PersonSpan(double From, double To, PersonState State)
{
    /// <summary>How long it is, in minutes.</summary>
    public double Minutes => To - From;
}
