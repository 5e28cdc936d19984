namespace Coordination.Hosting;

/// <summary>A grain's place in the directory: loads it once, counts its callers, and leaves only when it has none.</summary>
internal sealed class GrainSlot<TKey, TGrain>(TKey key, TGrain grain)
    where TGrain : IGrainActivation
{
    private const int Gone = -1;

    private readonly Lock _lock = new();
    private Task? _activation;
    private int _callers;

    public TKey Key { get; } = key;

    public TGrain Grain { get; } = grain;

    /// <summary>The clock's timestamp of the last call's end.</summary>
    public long LastUsed { get; private set; }

    /// <summary>Set by every call, cleared by the sweep: a second chance for what is in use.</summary>
    public bool WasUsed { get; set; }

    /// <summary>Whether the grain is of no more use to new callers.</summary>
    public bool IsSpent => Grain.IsDropped || _activation is { IsFaulted: true } or { IsCanceled: true };

    public bool TryEnter()
    {
        lock (_lock)
        {
            if (_callers == Gone)
            {
                return false;
            }

            _callers++;
            WasUsed = true;
            return true;
        }
    }

    public void Exit(long timestamp)
    {
        lock (_lock)
        {
            _callers--;
            LastUsed = timestamp;
        }
    }

    public bool TryRetire()
    {
        lock (_lock)
        {
            if (_callers != 0)
            {
                return _callers == Gone;
            }

            _callers = Gone;
            return true;
        }
    }

    public Task ActivateAsync(bool isNew)
    {
        lock (_lock)
        {
            return _activation ??= isNew ? BeginNew() : Grain.ActivateAsync(CancellationToken.None).AsTask();
        }
    }

    private Task BeginNew()
    {
        Grain.BeginNew();
        return Task.CompletedTask;
    }
}
