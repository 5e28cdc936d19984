using System.Buffers.Binary;
using System.Security.Cryptography;
using Coordination.Grains;
using Coordination.Requests;

namespace Coordination.Hosting;

/// <summary>Ids and salts of a live host: UUIDs of version 7 (RFC 9562), their random part and the salts from the system's generator.</summary>
internal sealed class RandomIds : IIdSource
{
    private const int UuidSize = 16;
    private const int RandomOffset = 6;

    /// <inheritdoc />
    public RequestId NextRequest(DateTimeOffset at)
    {
        Span<byte> uuid = stackalloc byte[UuidSize];
        BinaryPrimitives.WriteInt64BigEndian(uuid, at.ToUnixTimeMilliseconds() << 16);
        RandomBuffer.Take(uuid[RandomOffset..]);
        uuid[6] = (byte)((uuid[6] & 0x0F) | 0x70);
        uuid[8] = (byte)((uuid[8] & 0x3F) | 0x80);
        return new RequestId(new Guid(uuid, bigEndian: true));
    }

    /// <inheritdoc />
    public void FillSalt(Span<byte> salt)
    {
        for (; salt.Length > UuidSize; salt = salt[UuidSize..])
        {
            RandomBuffer.Take(salt[..UuidSize]);
        }

        RandomBuffer.Take(salt);
    }

    /// <summary>A thread's stock of random bytes, each given once: asking the system for a few at a time costs a call each.</summary>
    private sealed class RandomBuffer
    {
        private const int Size = 1024;

        [ThreadStatic]
        private static RandomBuffer? _own;

        private readonly byte[] _bytes = new byte[Size];
        private int _used = Size;

        public static void Take(Span<byte> target) => (_own ??= new RandomBuffer()).Give(target);

        private void Give(Span<byte> target)
        {
            if (target.Length > Size - _used)
            {
                RandomNumberGenerator.Fill(_bytes);
                _used = 0;
            }

            var given = _bytes.AsSpan(_used, target.Length);
            given.CopyTo(target);
            given.Clear();
            _used += target.Length;
        }
    }
}
