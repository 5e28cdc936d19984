using Coordination.Centres;
using Coordination.Grains;

namespace Coordination.Orleans.Halls;

/// <summary>Does something for many halls, a few at a time and in the order in which they came; a hall that waits already is not added again.</summary>
/// <remarks>It runs on the thread pool, whoever adds to it: a grain's turn must not carry the work of a thousand halls.</remarks>
/// <param name="what">What is done, for the log.</param>
/// <param name="atOnce">How many halls at a time.</param>
/// <param name="background">Counts the work.</param>
/// <param name="work">What is done for one; its faults are its own.</param>
internal sealed class HallQueue(string what, int atOnce, BackgroundWork background, Func<CentreId, ValueTask> work)
{
    private readonly Lock _lock = new();
    private readonly Queue<CentreId> _order = new();
    private readonly HashSet<CentreId> _waiting = [];
    private int _workers;
    private bool _isStopped;

    /// <summary>How many halls wait, those that are at work not counted.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Adds halls behind those that wait.</summary>
    public void Add(params IEnumerable<CentreId> halls)
    {
        int begin;
        lock (_lock)
        {
            foreach (var hall in _isStopped ? [] : halls)
            {
                if (_waiting.Add(hall))
                {
                    _order.Enqueue(hall);
                }
            }

            begin = Math.Min(atOnce, _order.Count + _workers) - _workers;
            _workers += begin;
        }

        for (; begin > 0; begin--)
        {
            background.Start(what, WorkAsync);
        }
    }

    /// <summary>Forgets those that wait, and takes no more.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            _isStopped = true;
            _order.Clear();
            _waiting.Clear();
        }
    }

    private async ValueTask WorkAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            while (TryTake(out var hall))
            {
                await work(hall);
            }
        }
        catch
        {
            BeginAnother();
            throw;
        }
    }

    // A fault that nobody foresaw ends one worker, and no hall that waits.
    private void BeginAnother()
    {
        lock (_lock)
        {
            _workers--;
        }

        Add();
    }

    private bool TryTake(out CentreId hall)
    {
        lock (_lock)
        {
            if (_order.TryDequeue(out hall))
            {
                return _waiting.Remove(hall);
            }

            _workers--;
            return false;
        }
    }
}
