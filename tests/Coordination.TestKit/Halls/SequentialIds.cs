using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Requests;

namespace Coordination.TestKit.Halls;

/// <summary>Ids and secrets that count up, so that tests can name what they see; salts of zeros.</summary>
internal sealed class SequentialIds(int first = 0) : IIdSource
{
    private int _last = first;

    /// <inheritdoc />
    public RequestId NextRequest(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes[12..], Interlocked.Increment(ref _last));
        return new RequestId(new Guid(bytes, bigEndian: true));
    }

    /// <inheritdoc />
    public void FillSalt(Span<byte> salt) => salt.Clear();

    /// <inheritdoc />
    public void FillSecret(Span<byte> secret)
    {
        secret.Clear();
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(secret, Interlocked.Increment(ref _last));
    }
}
