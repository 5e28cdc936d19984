using Coordination.Requests;

namespace Coordination.Centres;

/// <summary>Which version of each request a centre has seen, and which of its items it holds in memory.</summary>
/// <remarks>
/// Open addressing with linear probing: 24 bytes a request and at most 70 % full, because a centre holds a million of
/// them; what does not fit there, of the few that have so many items, is kept beside. Requests that left are remembered for a while, so that a late message does not bring them back.
/// </remarks>
internal sealed class RequestVersions
{
    private const int RememberedDepartures = 8192;

    private readonly Dictionary<RequestId, long> _departed = [];
    private readonly Queue<(RequestId Request, long Version)> _departures = new();
    private readonly Dictionary<RequestId, int[]> _later = [];
    private Entry[] _entries = new Entry[16];

    /// <summary>How many requests have items here.</summary>
    public int Count { get; private set; }

    /// <summary>Takes note of a version, unless it is old.</summary>
    /// <param name="request">Which request.</param>
    /// <param name="version">Its version.</param>
    /// <param name="items">Its items that are routed at this version.</param>
    /// <param name="isOnline">Whether its citizen need not be there.</param>
    /// <param name="before">Those of the version before.</param>
    /// <returns>False when this version or a newer one was seen already.</returns>
    public bool TryAdvance(RequestId request, long version, ItemSet items, bool isOnline, out ItemSet before)
    {
        var slot = Find(request);
        before = ItemsOf(_entries[slot]);
        if (before.IsEmpty ? _departed.TryGetValue(request, out var last) && last >= version : _entries[slot].Version >= version)
        {
            return false;
        }

        KeepLater(request, before.Later, items.Later);
        if (!items.IsEmpty)
        {
            Put(slot, new Entry(request, isOnline ? (int)version | Entry.Online : (int)version, items.Bits));
        }
        else
        {
            Depart(slot, request, version, !before.IsEmpty);
        }

        return true;
    }

    /// <summary>The version seen; 0 when none of its items is held.</summary>
    public long ReadVersion(RequestId request) => _entries[Find(request)].Version;

    /// <summary>The items held.</summary>
    public ItemSet ReadItems(RequestId request) => ItemsOf(_entries[Find(request)]);

    /// <summary>The items held of a request whose citizen must be there; none of any other.</summary>
    public ItemSet ReadPresent(RequestId request) => _entries[Find(request)] is { IsOnline: false } entry ? ItemsOf(entry) : default;

    /// <summary>Every request with items here, in no particular order.</summary>
    public List<RequestId> ToList()
    {
        var requests = new List<RequestId>(Count);
        foreach (var entry in _entries)
        {
            if (entry.Items != 0)
            {
                requests.Add(entry.Request);
            }
        }

        return requests;
    }

    private ItemSet ItemsOf(in Entry entry) => new(entry.Items, _later.Count > 0 ? _later.GetValueOrDefault(entry.Request) : null);

    private void KeepLater(RequestId request, int[]? before, int[]? later)
    {
        if (later is not null)
        {
            _later[request] = later;
        }
        else if (before is not null)
        {
            _later.Remove(request);
        }
    }

    private void Put(int slot, Entry entry)
    {
        var isNew = _entries[slot].Items == 0;
        _entries[slot] = entry;
        if (isNew && ++Count * 10L > _entries.Length * 7L)
        {
            Grow();
        }
    }

    private void Depart(int slot, RequestId request, long version, bool wasHere)
    {
        if (wasHere)
        {
            RemoveAt(slot);
            Count--;
        }

        _departed[request] = version;
        _departures.Enqueue((request, version));
        if (_departures.Count > RememberedDepartures)
        {
            var (oldest, at) = _departures.Dequeue();
            if (_departed.TryGetValue(oldest, out var last) && last == at)
            {
                _departed.Remove(oldest);
            }
        }
    }

    // Backward-shift deletion: what was pushed past the gap moves into it, so that no tombstones are needed.
    private void RemoveAt(int gap)
    {
        var mask = _entries.Length - 1;
        for (var next = (gap + 1) & mask; _entries[next].Items != 0; next = (next + 1) & mask)
        {
            var home = Home(_entries[next].Request, mask);
            if (((next - home) & mask) >= ((next - gap) & mask))
            {
                _entries[gap] = _entries[next];
                gap = next;
            }
        }

        _entries[gap] = default;
    }

    private int Find(RequestId request)
    {
        var mask = _entries.Length - 1;
        var slot = Home(request, mask);
        while (_entries[slot].Items != 0 && _entries[slot].Request != request)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        var old = _entries;
        _entries = new Entry[old.Length * 2];
        foreach (var entry in old)
        {
            if (entry.Items != 0)
            {
                _entries[Find(entry.Request)] = entry;
            }
        }
    }

    private static int Home(RequestId request, int mask)
    {
        Span<byte> bytes = stackalloc byte[16];
        request.Value.TryWriteBytes(bytes);
        var folded = BitConverter.ToUInt64(bytes) ^ BitConverter.ToUInt64(bytes[8..]);
        return (int)((folded * 0x9E3779B97F4A7C15UL) >> 32) & mask;
    }

    // The highest bit of a version says that its citizen need not be there: no request has so many.
    private readonly record struct Entry(RequestId Request, int Marked, uint Items)
    {
        public const int Online = int.MinValue;

        public int Version => Marked & int.MaxValue;

        public bool IsOnline => Marked < 0;
    }
}
