using Coordination.Hosting;

namespace Coordination.Centres;

/// <summary>Has a centre compare its memory with the record again and again, for some time after something that may have kept news from it.</summary>
/// <remarks>
/// Another host may still write after this one has read the record, and tell the centre that it knows of, or nobody: a silo that the
/// others have given up does so until it finds out, and what it had sent when it was cut off may reach the database minutes after it has ended. One look comes too early for that. Where nothing was missed, nothing is repaired.
/// </remarks>
/// <param name="centre">The centre's parts.</param>
/// <param name="compare">Compares once; does nothing in a centre that is not at work.</param>
internal sealed class RepeatedComparison(CentreContext centre, Func<ValueTask> compare) : IDisposable
{
    private static readonly TimeSpan[] After =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private ITimer? _timer;
    private TimeSpan _since;
    private int _done = After.Length;
    private bool _isComparing;
    private bool _isDisposed;

    /// <summary>From now on it compares once more a few times. Never where a host's centres compare nothing by themselves.</summary>
    public void Begin()
    {
        lock (_lock)
        {
            if (_isDisposed || centre.Options.ReconcileEvery == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            (_since, _done) = (centre.Uptime, 0);
            if (!_isComparing)
            {
                SetTimer(Spread(After[0]));
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _timer?.Dispose();
        }
    }

    private async ValueTask CompareAsync()
    {
        var (begun, isDone) = (Begun(), false);
        try
        {
            await centre.Services.Comparisons.WaitAsync();
            try
            {
                await compare();
                isDone = true;
            }
            finally
            {
                centre.Services.Comparisons.Release();
            }
        }
        catch (CoordinationException fault)
        {
            centre.Log.LogNotCompared(centre.Centre, fault.Message);
        }
        finally
        {
            End(begun, isDone);
        }
    }

    private TimeSpan Begun()
    {
        lock (_lock)
        {
            _isComparing = true;
            return _since;
        }
    }

    // One that lasted, or that waited for its turn, stands for those that came due meanwhile.
    private void End(TimeSpan begun, bool isDone)
    {
        lock (_lock)
        {
            _isComparing = false;
            var elapsed = centre.Uptime - _since;
            if (isDone && begun == _since)
            {
                do
                {
                    _done++;
                }
                while (_done < After.Length && After[_done] <= elapsed);
            }

            if (_done < After.Length && !_isDisposed)
            {
                SetTimer(isDone ? Spread(After[_done]) - elapsed : AfterFault);
            }
        }
    }

    private void SetTimer(TimeSpan sleep)
    {
        _timer ??= centre.Services.Time.CreateTimer(
            _ => centre.Services.Background.StartByClock("Comparing a centre's memory again", CompareAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(sleep > TimeSpan.Zero ? sleep : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    // The halls of a host are disturbed together, and are not to read the record together.
    private TimeSpan Spread(TimeSpan time) => time + (time / 4 * (centre.Centre.ToString().Sum(static letter => letter * 31) % 64 / 64.0));
}
