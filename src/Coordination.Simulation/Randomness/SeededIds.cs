using System.Buffers.Binary;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Requests;

namespace Coordination.Simulation.Randomness;

/// <summary>Ids and salts from a seed: the same in every run. Request ids are UUIDs of version 7, by the clock's time.</summary>
/// <remarks>Not thread-safe. Salts from it hide nothing; a replay has no personal data to hide.</remarks>
internal sealed class SeededIds(ulong seed) : IIdSource
{
    private readonly SeededRandom _random = new(seed, ulong.MaxValue);
    private ulong _count;

    /// <inheritdoc />
    public RequestId NextRequest(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)at.ToUnixTimeMilliseconds() << 16);
        // 12 bits that count within a millisecond would run over; the count leads the random part instead.
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (_count++ << 32) | (_random.NextBits() >> 32));
        bytes[6] = 0x70;
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new RequestId(new Guid(bytes, bigEndian: true));
    }

    /// <inheritdoc />
    public void FillSalt(Span<byte> salt)
    {
        Span<byte> bits = stackalloc byte[8];
        while (!salt.IsEmpty)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bits, _random.NextBits());
            var length = Math.Min(bits.Length, salt.Length);
            bits[..length].CopyTo(salt);
            salt = salt[length..];
        }
    }
}
