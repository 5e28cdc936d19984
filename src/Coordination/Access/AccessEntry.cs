using Coordination.Journal;

namespace Coordination.Access;

/// <summary>A credential as callers are checked by it.</summary>
/// <param name="Grain">Where it is on record.</param>
/// <param name="Id">Its public part.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Hash">The SHA-256 of its secret.</param>
/// <param name="ExpiresAt">Until when it holds.</param>
/// <param name="Caller">Whom it proves, with what counts for them.</param>
internal sealed record AccessEntry(GrainKey Grain, string Id, CredentialKind Kind, byte[] Hash, DateTimeOffset ExpiresAt, AccessCaller Caller)
{
    /// <summary>What is compared with where there is nothing to compare with, so that both take the same time.</summary>
    public static AccessEntry[] Nobody { get; } = [new(default, "", default, new byte[32], DateTimeOffset.MinValue, new AccessCaller(default, []))];

    /// <summary>Those of a hall: what was revoked, and what belongs to somebody disabled, is not among them.</summary>
    public static IEnumerable<AccessEntry> Of(GrainKey grain, AccessState state)
    {
        var principals = state.Principals.Where(known => known.DisabledAt is null).ToDictionary(known => known.Id);
        foreach (var credential in state.Credentials)
        {
            if (credential is { EndedAt: null, Hash: { } hash } && principals.TryGetValue(credential.Principal, out var principal))
            {
                yield return new AccessEntry(grain, credential.Id, credential.Kind, Convert.FromHexString(hash), credential.ExpiresAt, CallerOf(principal, credential));
            }
        }
    }

    // A grant that was taken away is no more in any scope.
    private static AccessCaller CallerOf(PrincipalState principal, CredentialState credential) => new(
        principal.Id,
        credential.Scope.IsEmpty ? [.. principal.Grants, .. credential.Given] : [.. principal.Grants.Where(credential.Scope.Contains)],
        principal.Purpose,
        principal.Staff);
}
