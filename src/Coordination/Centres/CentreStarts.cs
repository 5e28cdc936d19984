namespace Coordination.Centres;

/// <summary>Lets the centres of a host begin a few at a time: each reads its hall from storage, and a thousand at once would starve each other and storage.</summary>
/// <remarks>In the order of asking. Whoever waits goes on where the one before it ends; nothing hops threads here.</remarks>
internal sealed class CentreStarts
{
    /// <summary>How many at a time.</summary>
    public const int AtOnce = 16;

    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int _running;

    /// <summary>Runs a start when its turn has come.</summary>
    public async ValueTask RunAsync(Func<ValueTask> start)
    {
        await EnterAsync();
        try
        {
            await start();
        }
        finally
        {
            Leave();
        }
    }

    private Task EnterAsync()
    {
        lock (_lock)
        {
            if (_running < AtOnce)
            {
                _running++;
                return Task.CompletedTask;
            }

            var turn = new TaskCompletionSource();
            _waiting.Enqueue(turn);
            return turn.Task;
        }
    }

    // The one that waits takes over the place of the one that ends.
    private void Leave()
    {
        TaskCompletionSource? next;
        lock (_lock)
        {
            if (!_waiting.TryDequeue(out next))
            {
                _running--;
            }
        }

        next?.SetResult();
    }
}
