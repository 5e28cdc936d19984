namespace Coordination.TestKit.Clocks;

/// <summary>A clock that goes as others do, and is wrong.</summary>
/// <param name="by">By how much, at first.</param>
public sealed class ShiftedTime(TimeSpan by) : TimeProvider
{
    /// <summary>By how much it is wrong now.</summary>
    public TimeSpan By { get; set; } = by;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
}
