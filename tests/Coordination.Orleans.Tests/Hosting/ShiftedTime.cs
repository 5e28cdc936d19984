namespace Coordination.Orleans.Tests.Hosting;

/// <summary>A clock that goes as others do, and is wrong.</summary>
internal sealed class ShiftedTime(TimeSpan by) : TimeProvider
{
    /// <summary>By how much it is wrong now.</summary>
    public TimeSpan By { get; set; } = by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
}
