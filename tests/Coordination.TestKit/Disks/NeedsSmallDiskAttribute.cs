using Coordination.TestKit.Needs;

namespace Coordination.TestKit.Disks;

/// <summary>The class needs a disk of its own, to fill or to make read-only: a tmpfs, which root alone may mount.</summary>
public sealed class NeedsSmallDiskAttribute : NeedAttribute
{
    /// <inheritdoc />
    public override string? Obstacle => RequireAll ? null : SmallDisk.Obstacle;
}
