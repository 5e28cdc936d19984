using Coordination.Journal;

namespace Coordination.Postgres.Writing;

/// <summary>The hashes of one group, one behind the other, without an array for each.</summary>
internal sealed class HashBuffer
{
    private byte[] _bytes = new byte[EventHash.Size * 256];
    private int _used;

    public void Clear() => _used = 0;

    public ReadOnlyMemory<byte> Add(EventHash hash)
    {
        if (_used == _bytes.Length)
        {
            // What was handed out stays in the array before.
            (_bytes, _used) = (new byte[_bytes.Length * 2], 0);
        }

        var slice = _bytes.AsMemory(_used, EventHash.Size);
        hash.Write(slice.Span);
        _used += EventHash.Size;
        return slice;
    }

    public ReadOnlyMemory<byte>? Add(EventHash? hash) => hash is { } value ? Add(value) : default(ReadOnlyMemory<byte>?);
}
