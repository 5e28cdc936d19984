using Coordination.Charts.Frames;

namespace Coordination.Charts.ServiceLevels;

/// <summary>How well a promise was kept.</summary>
/// <param name="Name">To whom, such as an urgency level.</param>
/// <param name="Ink">Its ink.</param>
/// <param name="TargetMinutes">Within how many minutes they should be called.</param>
/// <param name="People">How many came.</param>
/// <param name="Within">How many were called in time.</param>
/// <param name="RequiredShare">The share that must be called in time, 0 to 1; null where none is set.</param>
public sealed record ServiceLevelRow(string Name, Ink Ink, double TargetMinutes, int People, int Within, double? RequiredShare = null)
{
    /// <summary>The share that was called in time; 1 when nobody came.</summary>
    public double Share => People == 0 ? 1 : (double)Within / People;

    /// <summary>Whether the required share was reached; true where none is set.</summary>
    public bool IsMet => Share >= (RequiredShare ?? 0);
}
