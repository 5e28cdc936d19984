using Coordination.Requests;

namespace Coordination.Grains;

/// <summary>Where new ids and salts come from; seeded in replays and simulations.</summary>
public interface IIdSource
{
    /// <summary>A new request id; later ones sort later.</summary>
    RequestId NextRequest(DateTimeOffset at);

    /// <summary>Fills a salt.</summary>
    void FillSalt(Span<byte> salt);

    /// <summary>Fills what nobody may guess: the id of a principal, or a secret. By default as a salt, which a live host draws from the system's generator.</summary>
    void FillSecret(Span<byte> secret) => FillSalt(secret);
}
