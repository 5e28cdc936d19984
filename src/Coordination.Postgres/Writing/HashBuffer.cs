using Coordination.Journal;

namespace Coordination.Postgres.Writing;

/// <summary>The hashes and digests of one group, one behind the other, without an array for each.</summary>
internal sealed class HashBuffer
{
    private byte[] _bytes = new byte[EventHash.Size * 256];
    private int _used;

    public void Clear() => _used = 0;

    public ReadOnlyMemory<byte> Add(EventHash hash)
    {
        var slice = Take(EventHash.Size);
        hash.Write(slice.Span);
        return slice;
    }

    public ReadOnlyMemory<byte>? Add(EventHash? hash) => hash is { } value ? Add(value) : default(ReadOnlyMemory<byte>?);

    public ReadOnlyMemory<byte>? Add(KeyDigest? key)
    {
        if (key is not { } value)
        {
            return null;
        }

        var slice = Take(KeyDigest.Size);
        value.Write(slice.Span);
        return slice;
    }

    private Memory<byte> Take(int size)
    {
        if (_bytes.Length - _used < size)
        {
            // What was handed out stays in the array before.
            (_bytes, _used) = (new byte[_bytes.Length * 2], 0);
        }

        _used += size;
        return _bytes.AsMemory(_used - size, size);
    }
}
