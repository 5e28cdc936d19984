using Coordination.Simulation.Clock;

namespace Coordination.Tests.Centres;

/// <summary>A machine's clock that somebody sets back; timers and timestamps take no notice.</summary>
internal sealed class SetBackClock(VirtualClock steady) : TimeProvider
{
    public TimeSpan By { get; set; }

    public override long TimestampFrequency => steady.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => steady.GetUtcNow() - By;

    public override long GetTimestamp() => steady.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        steady.CreateTimer(callback, state, dueTime, period);
}
