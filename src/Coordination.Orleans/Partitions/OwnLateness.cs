namespace Coordination.Orleans.Partitions;

/// <summary>How late this process itself is: what it waits for while it gets no processor says nothing of the other end.</summary>
/// <remarks>It looks only while something is waited for: where all answer promptly, that is next to never.</remarks>
internal sealed class OwnLateness : IDisposable
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private int _waits;
    private TimeSpan _looked;
    private TimeSpan _late;

    public OwnLateness(TimeProvider time)
    {
        _time = time;
        _timer = time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Something is waited for, until what this returns is disposed of.</summary>
    public Wait Begin()
    {
        lock (_lock)
        {
            if (_waits++ == 0)
            {
                _looked = Now;
                _timer.Change(Every, Every);
            }

            return new Wait(this, Total);
        }
    }

    public void Dispose() => _timer.Dispose();

    private TimeSpan Now => _time.GetElapsedTime(0);

    private TimeSpan Total => _late + Overdue(Now);

    private void Look()
    {
        lock (_lock)
        {
            var now = Now;
            (_late, _looked) = (_late + Overdue(now), now);
        }
    }

    private void End()
    {
        Look();
        lock (_lock)
        {
            if (--_waits == 0)
            {
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private TimeSpan LateSince(TimeSpan before)
    {
        lock (_lock)
        {
            return Total - before;
        }
    }

    private TimeSpan Overdue(TimeSpan now) => now - _looked > Every ? now - _looked - Every : TimeSpan.Zero;

    /// <summary>The time in which something is waited for.</summary>
    internal sealed class Wait(OwnLateness own, TimeSpan before) : IDisposable
    {
        /// <summary>By how much looks have come too late since it began, all of them together.</summary>
        public TimeSpan Late => own.LateSince(before);

        public void Dispose() => own.End();
    }
}
