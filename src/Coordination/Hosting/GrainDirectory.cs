using System.Collections.Concurrent;

namespace Coordination.Hosting;

/// <summary>The live grains of one kind: at most one activation of each, loaded at its first call, gone when idle.</summary>
/// <remarks>
/// Eviction is a clock with a second chance: beyond the limit, and at every sweep, the oldest unused one without
/// callers goes. A call that meets a dropped grain, or whose append met another version, loads it again and repeats:
/// both say that nothing was written.
/// </remarks>
internal sealed class GrainDirectory<TKey, TGrain>(Func<TKey, TGrain> create, TimeProvider time, int limit)
    where TKey : notnull
    where TGrain : IGrainActivation
{
    private const int Tries = 4;

    private readonly ConcurrentDictionary<TKey, GrainSlot<TKey, TGrain>> _slots = new();
    private readonly ConcurrentQueue<GrainSlot<TKey, TGrain>> _clock = new();

    /// <summary>How many are live.</summary>
    public int Count => _slots.Count;

    /// <summary>The live grains.</summary>
    public IEnumerable<TGrain> Grains => _slots.Values.Select(slot => slot.Grain);

    /// <summary>Calls a grain.</summary>
    /// <param name="key">Which.</param>
    /// <param name="argument">What the call needs.</param>
    /// <param name="call">The call.</param>
    /// <param name="isNew">Whether the key was made just now, so that there is nothing to load.</param>
    public async ValueTask<T> CallAsync<TArg, T>(TKey key, TArg argument, Func<TGrain, TArg, ValueTask<T>> call, bool isNew = false)
    {
        for (var attempt = 1; ; attempt++)
        {
            var slot = Enter(key);
            try
            {
                await slot.ActivateAsync(isNew && attempt == 1);
                return await call(slot.Grain, argument);
            }
            catch (Exception fault) when (attempt < Tries && fault is GrainDroppedException or Journal.VersionConflictException)
            {
                Retire(slot);
            }
            finally
            {
                Leave(slot);
            }
        }
    }

    /// <summary>Lets go of everything that was not used for some time.</summary>
    public void Sweep(TimeSpan idleAfter)
    {
        for (var left = _clock.Count; left > 0 && _clock.TryDequeue(out var slot); left--)
        {
            if (time.GetElapsedTime(slot.LastUsed) < idleAfter || !TryEvict(slot))
            {
                Keep(slot);
            }
        }
    }

    private GrainSlot<TKey, TGrain> Enter(TKey key)
    {
        while (true)
        {
            if (_slots.TryGetValue(key, out var slot))
            {
                if (!slot.IsSpent && slot.TryEnter())
                {
                    return slot;
                }

                Retire(slot);
                continue;
            }

            slot = new GrainSlot<TKey, TGrain>(key, create(key));
            slot.TryEnter();
            if (_slots.TryAdd(key, slot))
            {
                _clock.Enqueue(slot);
                MakeRoom();
                return slot;
            }
        }
    }

    private void Leave(GrainSlot<TKey, TGrain> slot)
    {
        slot.Exit(time.GetTimestamp());
        if (slot.IsSpent)
        {
            Retire(slot);
        }
    }

    private void MakeRoom()
    {
        for (var tries = 64; tries > 0 && _clock.Count > limit && _clock.TryDequeue(out var slot); tries--)
        {
            if (slot.WasUsed)
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
        var retired = slot.TryRetire();
        if (retired)
        {
            Retire(slot);
        }

        return retired;
    }

    private void Keep(GrainSlot<TKey, TGrain> slot)
    {
        if (_slots.TryGetValue(slot.Key, out var present) && present == slot)
        {
            _clock.Enqueue(slot);
        }
    }

    private void Retire(GrainSlot<TKey, TGrain> slot)
    {
        if (_slots.TryRemove(KeyValuePair.Create(slot.Key, slot)) && slot.Grain is IDisposable disposable)
        {
            disposable.Dispose();
        }
    }
}
