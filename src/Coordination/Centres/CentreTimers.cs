namespace Coordination.Centres;

/// <summary>A centre's timers: one rings when something is due, one at every reconciliation, and one for the comparisons after a take-over.</summary>
/// <remarks>
/// They are set with the lock of the index held, so that two callers cannot set them in the wrong order. A timer may ring a
/// little early: what it calls looks again at what is due, and sets the timer for the rest.
/// </remarks>
internal sealed class CentreTimers(CentreContext centre)
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    private ITimer? _wake;
    private ITimer? _reconciliation;
    private RepeatedComparison? _comparisons;
    private DateTimeOffset _wakeAt = DateTimeOffset.MaxValue;

    /// <summary>Starts the timers of a centre that runs.</summary>
    /// <param name="index">The index.</param>
    /// <param name="tick">What is done when something is due.</param>
    /// <param name="reconcile">What is done at every reconciliation.</param>
    /// <param name="compareAgain">What is done a few times after a take-over.</param>
    public void Start(CentreIndex index, Func<ValueTask> tick, Func<ValueTask> reconcile, Func<ValueTask> compareAgain)
    {
        if (!index.IsRunning)
        {
            return;
        }

        var (time, background, every) = (centre.Services.Time, centre.Services.Background, centre.Options.ReconcileEvery);
        _wake ??= time.CreateTimer(
            _ => background.StartByClock("The centre's clock", tick), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _reconciliation ??= time.CreateTimer(_ => background.StartByClock("Reconciliation", reconcile), null, every, every);
        _comparisons ??= new RepeatedComparison(centre, compareAgain);
        if (index.Epoch.Value > 1)
        {
            // Whoever had the hall before may still be writing.
            _comparisons.Begin();
        }

        Set(index);
    }

    /// <summary>The centre compares its memory with the record a few times more, if it has been started.</summary>
    public void CompareAgain() => _comparisons?.Begin();

    /// <summary>The wake-up timer has rung.</summary>
    public void OnWakeUp() => _wakeAt = DateTimeOffset.MaxValue;

    /// <summary>Sets the wake-up timer for what is due next.</summary>
    public void Set(CentreIndex index)
    {
        if (index.IsRunning)
        {
            var now = centre.Now;
            index.Clock.Uptime = centre.Uptime;
            Set(index.NextWake(now), now);
        }
    }

    /// <summary>The clock may have been set, which timers do not see: the wake-up timer is set anew.</summary>
    public void Reset(CentreIndex index)
    {
        _wakeAt = DateTimeOffset.MaxValue;
        Set(index);
    }

    /// <summary>A centre that was taken over is woken once more, to make room for a new start.</summary>
    public void SetFinalWakeUp(CentreIndex index)
    {
        if (!index.IsRunning)
        {
            var now = centre.Now;
            Set(now + centre.Options.DeposedFor, now);
        }
    }

    /// <summary>Nothing rings any more in a centre that was stopped.</summary>
    public void Stop(CentreIndex index)
    {
        if (!index.IsRunning)
        {
            _wake?.Dispose();
            _reconciliation?.Dispose();
            _comparisons?.Dispose();
        }
    }

    private void Set(DateTimeOffset at, DateTimeOffset now)
    {
        if (at == _wakeAt || _wake is null)
        {
            return;
        }

        _wakeAt = at;
        var sleep = at == DateTimeOffset.MaxValue ? LongestSleep : at - now;
        sleep = sleep > LongestSleep ? LongestSleep : sleep;
        _wake.Change(sleep > TimeSpan.Zero ? sleep : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
