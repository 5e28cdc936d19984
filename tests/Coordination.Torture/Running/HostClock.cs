namespace Coordination.Torture.Running;

/// <summary>The clock of one machine: it can be wrong and can jump, both ways. Timers and timestamps do not jump with it.</summary>
internal sealed class HostClock(World world, SimulationContext owner, Processes.Machine machine) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => world.Now + machine.ClockOffset;

    public override long GetTimestamp() => world.Now.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        world.AssertHere("A timer");
        var timer = new Timer(world, owner, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(World world, SimulationContext owner, TimerCallback callback, object? state) : ITimer
    {
        private ScheduledAction? _alarm;
        private TimeSpan _period;
        private bool _disposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            world.AssertHere("A timer");
            _alarm?.CallOff();
            _period = period;
            if (!_disposed && dueTime != Timeout.InfiniteTimeSpan)
            {
                _alarm = world.After(owner, dueTime, Ring);
            }

            return !_disposed;
        }

        public void Dispose()
        {
            _disposed = true;
            _alarm?.CallOff();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Ring()
        {
            if (_period > TimeSpan.Zero)
            {
                _alarm = world.After(owner, _period, Ring);
            }

            callback(state);
        }
    }
}
