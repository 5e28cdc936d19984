using System.Diagnostics.CodeAnalysis;
using Coordination.Grains;

namespace Coordination.Hosting;

/// <summary>A grain's place in the directory: loads it once, counts its callers, and leaves only when it has none.</summary>
/// <remarks>Begins with one caller, its creator. Once evicted it drops its reference to the grain, wherever the slot is still listed.</remarks>
internal sealed class GrainSlot<TKey, TGrain>(TKey key, TGrain grain)
    where TGrain : class, IGrainActivation
{
    private const int Evicted = -1;

    private readonly Lock _activating = new();
    private TGrain? _grain = grain;
    private Task? _activation;
    private int _callers = 1;

    public TKey Key { get; } = key;

    /// <summary>The grain; null when it has left.</summary>
    public TGrain? Grain => Volatile.Read(ref _grain);

    /// <summary>The clock's timestamp of the last call's end.</summary>
    public long LastUsed { get; private set; }

    /// <summary>Set by every call, cleared by the sweep: a second chance for what is in use.</summary>
    public bool WasUsed { get; set; } = true;

    /// <summary>Whether it has left.</summary>
    public bool IsEvicted => Volatile.Read(ref _callers) == Evicted;

    /// <summary>Whether a grain is of no more use to new callers.</summary>
    public bool IsUnusable(TGrain live) => live.IsDropped || _activation is { IsFaulted: true } or { IsCanceled: true };

    /// <summary>Counts a caller in; false when the grain has left or is of no more use.</summary>
    public bool TryEnter([NotNullWhen(true)] out TGrain? live)
    {
        live = Grain;
        if (live is null || IsUnusable(live) || !TryCount())
        {
            return false;
        }

        WasUsed = true;
        return true;
    }

    public void Exit(long timestamp)
    {
        LastUsed = timestamp;
        Interlocked.Decrement(ref _callers);
    }

    /// <summary>Refuses new callers from now on, unless it has callers.</summary>
    public bool TryRetire(out TGrain? left)
    {
        left = null;
        if (Interlocked.CompareExchange(ref _callers, Evicted, 0) is var callers && callers == 0)
        {
            left = Interlocked.Exchange(ref _grain, null);
        }

        return callers is 0 or Evicted;
    }

    public Task ActivateAsync(TGrain live, bool isNew)
    {
        if (Volatile.Read(ref _activation) is { } begun)
        {
            return begun;
        }

        lock (_activating)
        {
            return _activation ??= isNew ? BeginNew(live) : live.ActivateAsync(CancellationToken.None).AsTask();
        }
    }

    private static Task BeginNew(TGrain live)
    {
        live.BeginNew();
        return Task.CompletedTask;
    }

    private bool TryCount()
    {
        for (var callers = Volatile.Read(ref _callers); callers != Evicted;)
        {
            var before = Interlocked.CompareExchange(ref _callers, callers + 1, callers);
            if (before == callers)
            {
                return true;
            }

            callers = before;
        }

        return false;
    }
}
