using Coordination.Journal;

namespace Coordination.Sqlite.Writing;

/// <summary>The rows lately written, so that most appends need no look-up. Bounded: when full, it starts afresh.</summary>
internal sealed class GrainCache(int limit)
{
    private readonly Dictionary<GrainKey, CachedRow> _slots = [];

    public CachedRow? Find(GrainKey key) => _slots.GetValueOrDefault(key);

    public CachedRow Add(GrainKey key, CachedRow slot)
    {
        if (_slots.Count >= limit)
        {
            _slots.Clear();
        }

        _slots[key] = slot;
        return slot;
    }

    /// <summary>A closed request is hardly written again: what stays is small, and near.</summary>
    public void Remove(GrainKey key) => _slots.Remove(key);

    public void Clear() => _slots.Clear();
}
