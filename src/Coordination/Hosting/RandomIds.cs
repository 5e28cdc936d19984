using System.Security.Cryptography;
using Coordination.Requests;

namespace Coordination.Hosting;

/// <summary>Ids and salts of a live host: UUIDs of version 7, salts from the system's generator.</summary>
public sealed class RandomIds : IIdSource
{
    /// <inheritdoc />
    public RequestId NextRequest(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    /// <inheritdoc />
    public void FillSalt(Span<byte> salt) => RandomNumberGenerator.Fill(salt);
}
