namespace Coordination.Telemetry;

/// <summary>Which faults are to be said: each kind when it begins, while it lasts at growing intervals, and when it is over.</summary>
/// <remarks>
/// A store that is away for a minute is met by every hall at every attempt. What an operator needs is that it began, that it
/// goes on, and that it is over: how often it came, and for how long. A kind is over when it has not come for a while, because
/// what fails in many places has no one place that could tell of its end.
/// <para><b>Concurrency.</b> Every member may be called from any thread; what is told is told without the lock.</para>
/// </remarks>
/// <typeparam name="TKind">What makes two faults the same.</typeparam>
/// <param name="time">The clock.</param>
/// <param name="tell">Is told of a kind that goes on or is over.</param>
internal sealed class RepeatedFaults<TKind>(TimeProvider time, Action<TKind, FaultEpisode> tell) : IDisposable
    where TKind : notnull
{
    /// <summary>A kind is over when it has not come for so long.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);

    /// <summary>How many kinds are kept apart: those beyond are said each time.</summary>
    public const int MaxKinds = 256;

    private static readonly TimeSpan FirstReport = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestReport = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<TKind, Entry> _kinds = [];
    private ITimer? _timer;
    private bool _isDisposed;

    /// <summary>A fault came.</summary>
    /// <param name="kind">Its kind.</param>
    /// <returns>Whether it is to be said in full: it is the first of its kind, or the first after the kind was over.</returns>
    public bool Begins(TKind kind)
    {
        FaultEpisode? lasting = null;
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (!_kinds.TryGetValue(kind, out var entry))
            {
                Add(kind, now);
                return true;
            }

            entry.Count++;
            entry.Last = now;
            if (time.GetElapsedTime(entry.First, now) is var lasts && lasts >= entry.NextReport)
            {
                entry.NextReport = lasts + Next(entry.NextReport);
                lasting = new FaultEpisode(entry.Count, lasts, IsOver: false);
            }
        }

        if (lasting is { } goesOn)
        {
            tell(kind, goesOn);
        }

        return false;
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _timer?.Dispose();
        }
    }

    private static TimeSpan Next(TimeSpan report) => report * 10 < LongestReport ? report * 10 : LongestReport;

    private void Add(TKind kind, long now)
    {
        if (_isDisposed || _kinds.Count >= MaxKinds)
        {
            return;
        }

        _kinds.Add(kind, new Entry { First = now, Last = now, NextReport = FirstReport });
        _timer ??= time.CreateTimer(_ => EndQuiet(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (_kinds.Count == 1)
        {
            _timer.Change(Quiet, Timeout.InfiniteTimeSpan);
        }
    }

    private void EndQuiet()
    {
        foreach (var (kind, episode) in TakeQuiet())
        {
            tell(kind, episode);
        }
    }

    private List<(TKind Kind, FaultEpisode Episode)> TakeQuiet()
    {
        var over = new List<(TKind, FaultEpisode)>();
        lock (_lock)
        {
            if (_isDisposed)
            {
                return over;
            }

            var now = time.GetTimestamp();
            foreach (var (kind, entry) in _kinds.Where(known => time.GetElapsedTime(known.Value.Last, now) >= Quiet).ToList())
            {
                _kinds.Remove(kind);
                if (entry.Count > 1)
                {
                    over.Add((kind, new FaultEpisode(entry.Count, time.GetElapsedTime(entry.First, entry.Last), IsOver: true)));
                }
            }

            SetTimer(now);
        }

        return over;
    }

    private void SetTimer(long now)
    {
        if (_kinds.Count > 0 && !_isDisposed)
        {
            _timer!.Change(Quiet - time.GetElapsedTime(_kinds.Values.Min(entry => entry.Last), now), Timeout.InfiniteTimeSpan);
        }
    }

    private sealed class Entry
    {
        public required long First { get; init; }

        public required long Last { get; set; }

        public required TimeSpan NextReport { get; set; }

        public long Count { get; set; } = 1;
    }
}

/// <summary>How a kind of fault has come so far.</summary>
/// <param name="Count">How often.</param>
/// <param name="Lasted">From the first to the last.</param>
/// <param name="IsOver">Whether it is over, or goes on.</param>
internal readonly record struct FaultEpisode(long Count, TimeSpan Lasted, bool IsOver);
