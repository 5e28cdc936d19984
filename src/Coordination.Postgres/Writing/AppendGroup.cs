using System.Runtime.InteropServices;
using Coordination.Journal;

namespace Coordination.Postgres.Writing;

/// <summary>Appends that share a transaction: of each grain, an unbroken run.</summary>
internal sealed class AppendGroup
{
    private readonly List<AppendWork> _works = [];
    private readonly Dictionary<GrainKey, RowEntry> _entries = [];
    private long _bytes;

    public IReadOnlyList<AppendWork> Works => _works;

    public Dictionary<GrainKey, RowEntry>.ValueCollection Entries => _entries.Values;

    public int Count => _works.Count;

    /// <summary>
    /// Takes an append in, unless the group is full, or it does not go on from the grain's append before: then it belongs to
    /// a later group, because whether it is right depends on how the one before it fares.
    /// </summary>
    public bool TryAdd(AppendWork work, int maxCount, long maxBytes)
    {
        if (_works.Count >= maxCount || (_works.Count > 0 && _bytes + work.Size > maxBytes))
        {
            return false;
        }

        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, work.Append.Row.Key, out var isKnown);
        if (!isKnown)
        {
            entry = new RowEntry(work.Append.Row, work.Append.ExpectedVersion, work.Append.ExpectedHash);
        }
        else if (entry!.Row.Version == work.Append.ExpectedVersion && (work.Append.ExpectedHash is not { } hash || hash == entry.Row.Hash))
        {
            entry.Row = work.Append.Row;
        }
        else
        {
            return false;
        }

        _works.Add(work);
        _bytes += work.Size;
        return true;
    }

    /// <summary>Leaves out what has been told already, and keeps the rest in order.</summary>
    public void Keep(Func<AppendWork, bool> keep)
    {
        var kept = _works.Where(keep).ToList();
        Clear();
        kept.ForEach(work => TryAdd(work, int.MaxValue, long.MaxValue));
    }

    public RowEntry EntryOf(AppendWork work) => _entries[work.Append.Row.Key];

    public void Clear()
    {
        _works.Clear();
        _entries.Clear();
        _bytes = 0;
    }
}
