namespace Coordination.Simulation.Clock;

/// <summary>A clock that stands still until it is told to go on; its timers fire in order of time, then of creation.</summary>
/// <remarks>Not thread-safe: the one who moves it is the one whose code its timers run in.</remarks>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private readonly PriorityQueue<(Alarm Alarm, long Arming), (long At, long Order)> _alarms = new();
    private long _now = start.UtcTicks;
    private long _order;

    /// <summary>Every clock that is never moved back shows at least this.</summary>
    public override DateTimeOffset GetUtcNow() => new(_now, TimeSpan.Zero);

    /// <inheritdoc />
    public override long GetTimestamp() => _now;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>When the next timer fires; null when none is set.</summary>
    public DateTimeOffset? NextAlarm
    {
        get
        {
            while (_alarms.TryPeek(out var next, out var key))
            {
                if (next.Alarm.IsArmed(next.Arming))
                {
                    return new DateTimeOffset(key.At, TimeSpan.Zero);
                }

                _alarms.Dequeue();
            }

            return null;
        }
    }

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>Goes on to an instant; every timer until then fires at its own time, on this thread.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is in the past.</exception>
    public void AdvanceTo(DateTimeOffset instant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instant.UtcTicks, _now, nameof(instant));
        while (NextAlarm is { } at && at <= instant)
        {
            var (alarm, arming) = _alarms.Dequeue();
            _now = Math.Max(_now, at.UtcTicks);
            alarm.Fire(arming);
        }

        _now = instant.UtcTicks;
    }

    /// <summary>Goes on by an amount of time.</summary>
    public void Advance(TimeSpan time) => AdvanceTo(GetUtcNow() + time);

    private sealed class Alarm(VirtualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private long _arming;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;
        private bool _disposed;

        public bool IsArmed(long arming) => arming == _arming && !_disposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (_disposed)
            {
                return false;
            }

            _arming++;
            _period = period;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                clock._alarms.Enqueue((this, _arming), (clock._now + dueTime.Ticks, clock._order++));
            }

            return true;
        }

        public void Fire(long arming)
        {
            if (_period > TimeSpan.Zero)
            {
                clock._alarms.Enqueue((this, arming), (clock._now + _period.Ticks, clock._order++));
            }

            callback(state);
        }

        public void Dispose() => _disposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
