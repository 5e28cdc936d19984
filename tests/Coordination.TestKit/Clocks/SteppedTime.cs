namespace Coordination.TestKit.Clocks;

/// <summary>A clock that stands still until a test sets it ahead, on any thread; whose timers are due then fire on the thread pool, as by the clock of the system.</summary>
/// <param name="start">What it shows at first.</param>
internal sealed class SteppedTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<Alarm> _alarms = [];
    private long _now = start.UtcTicks;

    /// <summary>Somebody has set a timer: after how long it is due.</summary>
    public event Action<TimeSpan>? IsSet;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

    /// <inheritdoc />
    public override long GetTimestamp() => Interlocked.Read(ref _now);

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>Goes on by an amount of time.</summary>
    public void Advance(TimeSpan by)
    {
        var now = Interlocked.Add(ref _now, by.Ticks);
        Ring(now);
    }

    private void Ring(long now)
    {
        lock (_gate)
        {
            foreach (var alarm in _alarms.Where(alarm => alarm.Due <= now).ToList())
            {
                alarm.Ring(now);
            }
        }
    }

    private sealed class Alarm(SteppedTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public long Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                time._alarms.Remove(this);
                (Due, _period) = (time.GetTimestamp() + dueTime.Ticks, period);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    time._alarms.Add(this);
                }
            }

            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                time.Ring(time.GetTimestamp());
                time.IsSet?.Invoke(dueTime);
            }

            return true;
        }

        // Of the next rings that are missed there is one, as of the system's timers.
        public void Ring(long now)
        {
            Due = now + _period.Ticks;
            if (_period <= TimeSpan.Zero)
            {
                time._alarms.Remove(this);
            }

            ThreadPool.UnsafeQueueUserWorkItem(_ => callback(state), null);
        }

        public void Dispose()
        {
            lock (time._gate)
            {
                time._alarms.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
