namespace Coordination.Orleans.Partitions;

/// <summary>How late this process itself is: what it waits for while it gets no processor says nothing of the other end.</summary>
internal sealed class OwnLateness : IDisposable
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private TimeSpan _looked;
    private TimeSpan _late;

    public OwnLateness(TimeProvider time)
    {
        (_time, _looked) = (time, time.GetElapsedTime(0));
        _timer = time.CreateTimer(_ => Look(), null, Every, Every);
    }

    /// <summary>By how much its looks have come too late until now, all of them together.</summary>
    public TimeSpan Total
    {
        get
        {
            lock (_lock)
            {
                return _late + Overdue(_time.GetElapsedTime(0));
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        lock (_lock)
        {
            var now = _time.GetElapsedTime(0);
            (_late, _looked) = (_late + Overdue(now), now);
        }
    }

    private TimeSpan Overdue(TimeSpan now) => now - _looked > Every ? now - _looked - Every : TimeSpan.Zero;
}
