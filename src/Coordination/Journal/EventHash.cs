using System.Buffers.Binary;

namespace Coordination.Journal;

/// <summary>A SHA-256 value of a grain's chain. <c>default</c> (all zero) stands before the first event.</summary>
public readonly record struct EventHash(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>The number of bytes: 32.</summary>
    public const int Size = 32;

    /// <summary>Reads a hash from its 32 bytes.</summary>
    public static EventHash Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64BigEndian(bytes),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]));

    /// <summary>Writes the 32 bytes.</summary>
    public void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt64BigEndian(target, A);
        BinaryPrimitives.WriteUInt64BigEndian(target[8..], B);
        BinaryPrimitives.WriteUInt64BigEndian(target[16..], C);
        BinaryPrimitives.WriteUInt64BigEndian(target[24..], D);
    }

    /// <summary>The 32 bytes in a new array.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        Write(bytes);
        return bytes;
    }

    /// <summary>64 hexadecimal digits.</summary>
    public override string ToString() => $"{A:x16}{B:x16}{C:x16}{D:x16}";
}
