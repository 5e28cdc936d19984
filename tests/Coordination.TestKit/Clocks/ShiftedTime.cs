namespace Coordination.TestKit.Clocks;

/// <summary>A clock that goes as others do, and is wrong.</summary>
/// <param name="by">By how much, at first.</param>
public sealed class ShiftedTime(TimeSpan by) : TimeProvider
{
    /// <summary>One that is not in the last ten minutes of an hour: what is counted by hours and days stays in one of them for a while.</summary>
    public static ShiftedTime EarlyInAnHour() => new(TimeSpan.FromMinutes(System.GetUtcNow().Minute >= 50 ? 10 : 0));

    /// <summary>By how much it is wrong now.</summary>
    public TimeSpan By { get; set; } = by;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
}
