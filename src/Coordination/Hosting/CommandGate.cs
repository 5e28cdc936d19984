namespace Coordination.Hosting;

/// <summary>Bounds the commands in flight: beyond the limit they are refused at once, instead of growing a queue.</summary>
public sealed class CommandGate(int limit)
{
    private readonly Lock _lock = new();
    private int _inFlight;
    private bool _isClosed;
    private TaskCompletionSource? _empty;

    /// <summary>Commands in flight.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Runs a command, or refuses it as busy or stopping.</summary>
    public async ValueTask<Reply<T>> RunAsync<TArg, T>(TArg argument, Func<TArg, ValueTask<Reply<T>>> command)
        where T : notnull
    {
        if (TryEnter() is { } refusal)
        {
            return Reply.Refused<T>(refusal);
        }

        try
        {
            return await command(argument);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Lets nobody in any more; completes when everybody has left.</summary>
    public Task CloseAsync()
    {
        lock (_lock)
        {
            _isClosed = true;
            if (_inFlight == 0)
            {
                return Task.CompletedTask;
            }

            _empty ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _empty.Task;
        }
    }

    private Refusal? TryEnter()
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return new Refusal(RefusalCodes.Stopping, "The host is shutting down; repeat the command with the same key when it is back.");
            }

            if (_inFlight >= limit)
            {
                return new Refusal(RefusalCodes.Busy, $"{limit} commands are in flight already; repeat this one with the same key shortly.");
            }

            _inFlight++;
            return null;
        }
    }

    private void Leave()
    {
        TaskCompletionSource? empty = null;
        lock (_lock)
        {
            if (--_inFlight == 0 && _isClosed)
            {
                empty = _empty;
            }
        }

        empty?.TrySetResult();
    }
}
