using System.Buffers.Text;
using System.Collections.Frozen;
using Coordination.Grains;
using Coordination.Plans;

namespace Coordination.Access;

/// <summary>What decisions on access look at in the world around them: the plans of the halls they are about, and what is new and random.</summary>
internal sealed class AccessInput
{
    private readonly byte[] _secret = new byte[AccessToken.SecretSize];

    public AccessInput(FrozenDictionary<CentreId, ActivePlan?> plans, IIdSource ids)
    {
        Plans = plans;
        Span<byte> id = stackalloc byte[PrincipalId.Size];
        ids.FillSecret(id);
        Principal = PrincipalId.Of(id);
        ids.FillSecret(id);
        Credential = AccessToken.WritePublic(id[..AccessToken.PublicSize]);
        ids.FillSecret(_secret);
        Hash = AccessToken.Hash(Base64Url.EncodeToString(_secret));
    }

    /// <summary>The plans of the halls that the command names; null for a hall without one.</summary>
    public FrozenDictionary<CentreId, ActivePlan?> Plans { get; }

    /// <summary>The id of a principal that is added.</summary>
    public PrincipalId Principal { get; }

    /// <summary>The public part of a credential that is issued.</summary>
    public string Credential { get; }

    /// <summary>The SHA-256 of its secret.</summary>
    public string Hash { get; }

    /// <summary>The whole credential, to be shown once.</summary>
    public string Show(CredentialKind kind) => AccessToken.Write(kind, Credential, _secret);
}
