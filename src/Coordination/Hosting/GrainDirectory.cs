using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Coordination.Grains;

namespace Coordination.Hosting;

/// <summary>The live grains of one kind: at most one activation of each, loaded at its first call, gone when idle.</summary>
/// <remarks>
/// Eviction is a clock with a second chance: beyond the limit, and at every sweep, the oldest unused one without
/// callers goes. A completed one goes with its last caller. A call that meets a dropped grain, or whose append met another version, loads it again and repeats:
/// both say that nothing was written.
/// </remarks>
internal sealed class GrainDirectory<TKey, TGrain>(Func<TKey, TGrain> create, TimeProvider time, int limit)
    where TKey : notnull
    where TGrain : class, IGrainActivation
{
    private const int Tries = 4;
    private const int FewSlots = 64;

    private readonly ConcurrentDictionary<TKey, GrainSlot<TKey, TGrain>> _slots = new();
    private readonly ConcurrentQueue<GrainSlot<TKey, TGrain>> _clock = new();

    private int _live;
    private int _inClock;

    /// <summary>How many are live.</summary>
    public int Count => Volatile.Read(ref _live);

    /// <summary>How many slots are kept, those included that have left and wait for the clock to pass them.</summary>
    public int Slots => Volatile.Read(ref _inClock);

    /// <summary>The live grains.</summary>
    public IEnumerable<TGrain> Grains => _slots.Values.Select(slot => slot.Grain).OfType<TGrain>();

    /// <summary>Calls a grain.</summary>
    /// <param name="key">Which.</param>
    /// <param name="argument">What the call needs.</param>
    /// <param name="call">The call.</param>
    /// <param name="gate">A gate that was entered for the call: it is left at the end.</param>
    /// <param name="isNew">Whether the key was made just now, so that there is nothing to load.</param>
    public async ValueTask<T> CallAsync<TArg, T>(
        TKey key, TArg argument, Func<TGrain, TArg, ValueTask<T>> call, CommandGate? gate = null, bool isNew = false)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var slot = Enter(key, out var grain);
                try
                {
                    await slot.ActivateAsync(grain, isNew && attempt == 1);
                    return await call(grain, argument);
                }
                catch (Exception fault) when (attempt < Tries && fault is GrainDroppedException or Journal.VersionConflictException)
                {
                    Retire(slot, grain);
                }
                finally
                {
                    Leave(slot, grain);
                }
            }
        }
        finally
        {
            gate?.Leave();
        }
    }

    /// <summary>Calls a grain that has nothing to answer.</summary>
    public async ValueTask TellAsync<TArg>(TKey key, TArg argument, Func<TGrain, TArg, ValueTask> tell) =>
        await CallAsync(key, (argument, tell), static (grain, told) => Done(told.tell(grain, told.argument)));

    /// <summary>Evicts everything that was not used for some time.</summary>
    public void Sweep(TimeSpan idleAfter)
    {
        for (var left = _clock.Count; left > 0 && TryDequeue(out var slot); left--)
        {
            if (time.GetElapsedTime(slot.LastUsed) < idleAfter || !TryEvict(slot))
            {
                Keep(slot);
            }
        }
    }

    private static ValueTask<bool> Done(ValueTask telling)
    {
        return telling.IsCompletedSuccessfully ? new(true) : AwaitAsync(telling);

        static async ValueTask<bool> AwaitAsync(ValueTask telling)
        {
            await telling;
            return true;
        }
    }

    private GrainSlot<TKey, TGrain> Enter(TKey key, out TGrain grain)
    {
        while (true)
        {
            if (_slots.TryGetValue(key, out var slot))
            {
                if (slot.TryEnter(out var live))
                {
                    grain = live;
                    return slot;
                }

                Retire(slot, live);
                continue;
            }

            grain = create(key);
            slot = new GrainSlot<TKey, TGrain>(key, grain);
            if (_slots.TryAdd(key, slot))
            {
                Interlocked.Increment(ref _live);
                Enqueue(slot);
                MakeRoom();
                return slot;
            }
        }
    }

    private void Leave(GrainSlot<TKey, TGrain> slot, TGrain grain)
    {
        slot.Exit(time.GetTimestamp());
        if (slot.IsUnusable(grain))
        {
            Retire(slot, grain);
        }
        else if (grain.IsCompleted)
        {
            TryEvict(slot);
        }
    }

    // What has left already may still stand in the clock: it is counted there, and dropped when its turn comes, which comes
    // once most of the clock is such.
    private bool IsCrowded => Slots > limit || Slots > FewSlots + (2L * Count);

    private void MakeRoom()
    {
        for (var tries = 64; tries > 0 && IsCrowded && TryDequeue(out var slot); tries--)
        {
            if (Count <= limit)
            {
                Keep(slot);
            }
            else if (slot.WasUsed)
            {
                slot.WasUsed = false;
                Keep(slot);
            }
            else if (!TryEvict(slot))
            {
                Keep(slot);
            }
        }
    }

    private bool TryEvict(GrainSlot<TKey, TGrain> slot)
    {
        var retired = slot.TryRetire(out var grain);
        if (retired && !Retire(slot, grain))
        {
            (grain as IDisposable)?.Dispose();
        }

        return retired;
    }

    private void Keep(GrainSlot<TKey, TGrain> slot)
    {
        if (!slot.IsEvicted && _slots.TryGetValue(slot.Key, out var present) && present == slot)
        {
            Enqueue(slot);
        }
    }

    private void Enqueue(GrainSlot<TKey, TGrain> slot)
    {
        Interlocked.Increment(ref _inClock);
        _clock.Enqueue(slot);
    }

    private bool TryDequeue([NotNullWhen(true)] out GrainSlot<TKey, TGrain>? slot)
    {
        var any = _clock.TryDequeue(out slot);
        if (any)
        {
            Interlocked.Decrement(ref _inClock);
        }

        return any;
    }

    private bool Retire(GrainSlot<TKey, TGrain> slot, TGrain? grain)
    {
        var removed = _slots.TryRemove(KeyValuePair.Create(slot.Key, slot));
        if (removed)
        {
            Interlocked.Decrement(ref _live);
            (grain as IDisposable)?.Dispose();
        }

        return removed;
    }
}
