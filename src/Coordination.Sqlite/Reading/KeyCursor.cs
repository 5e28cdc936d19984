using Coordination.Journal;

namespace Coordination.Sqlite.Reading;

/// <summary>The keys of all rows, and those of events without a row merged in.</summary>
internal sealed class KeyCursor(Reader reader) : ICursor<GrainKey>
{
    private readonly Queue<GrainKey> _orphans = new(reader.Statement("Read/orphans").ReadAll(row => Reader.ReadKey(row, 0)));
    private readonly List<GrainKey> _keys = [];

    public bool Read(List<GrainKey> batch, int limit)
    {
        _keys.Clear();
        var hasMore = reader.Statement("Read/keys").ReadInto(_keys, limit, row => Reader.ReadKey(row, 0));
        foreach (var key in _keys)
        {
            while (_orphans.TryPeek(out var orphan) && IsBefore(orphan, key))
            {
                batch.Add(_orphans.Dequeue());
            }

            batch.Add(key);
        }

        while (!hasMore && _orphans.TryDequeue(out var orphan))
        {
            batch.Add(orphan);
        }

        return hasMore;
    }

    private static bool IsBefore(GrainKey one, GrainKey other) =>
        one.Kind != other.Kind ? one.Kind < other.Kind : string.CompareOrdinal(one.Id, other.Id) < 0;
}
