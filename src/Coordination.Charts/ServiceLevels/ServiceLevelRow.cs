using Coordination.Charts.Frames;

namespace Coordination.Charts.ServiceLevels;

/// <summary>How well a promise was kept.</summary>
/// <param name="Name">To whom, such as an urgency level.</param>
/// <param name="Ink">Its ink.</param>
/// <param name="TargetMinutes">Within how many minutes.</param>
/// <param name="People">How many it was promised to.</param>
/// <param name="Share">The share it was kept to, 0 to 1; null when it was promised to nobody.</param>
/// <param name="RequiredShare">The share it must be kept to, 0 to 1; null where none is set.</param>
public sealed record ServiceLevelRow(string Name, Ink Ink, double TargetMinutes, double People, double? Share, double? RequiredShare = null)
{
    /// <summary>Whether the required share was reached; true where none is set, or nobody came.</summary>
    public bool IsMet => Share is not { } share || share >= (RequiredShare ?? 0);
}
