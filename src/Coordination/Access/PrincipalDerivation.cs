using Coordination.Journal;

namespace Coordination.Access;

/// <summary>Derives the ids of people whom an issuer vouches for under a store's own secret.</summary>
internal static class PrincipalDerivation
{
    /// <summary>The opaque id of somebody whom an issuer calls by a subject.</summary>
    public static PrincipalId PrincipalOf(this InstallationKey key, string issuer, string subject)
    {
        Span<byte> bytes = stackalloc byte[PrincipalId.Size];
        key.WritePrincipal(issuer, subject, bytes);
        return PrincipalId.Of(bytes);
    }
}
