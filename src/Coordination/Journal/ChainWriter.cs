using System.Buffers.Binary;
using System.Text;

namespace Coordination.Journal;

/// <summary>Writes the parts of a chained content one after the other.</summary>
internal ref struct ChainWriter(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;
    private int _length;

    public readonly ReadOnlySpan<byte> Written => _buffer[.._length];

    public void Byte(byte value) => _buffer[_length++] = value;

    public void Number(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(_buffer[_length..], value);
        _length += sizeof(long);
    }

    public void Hash(EventHash value)
    {
        value.Write(_buffer[_length..]);
        _length += EventHash.Size;
    }

    public void Key(KeyDigest value)
    {
        value.Write(_buffer[_length..]);
        _length += KeyDigest.Size;
    }

    public void Text(string value)
    {
        var length = Encoding.UTF8.GetBytes(value, _buffer[(_length + sizeof(int))..]);
        BinaryPrimitives.WriteInt32BigEndian(_buffer[_length..], length);
        _length += sizeof(int) + length;
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_buffer[_length..], value.Length);
        value.CopyTo(_buffer[(_length + sizeof(int))..]);
        _length += sizeof(int) + value.Length;
    }
}
