using System.Collections.Immutable;
using Coordination.Access;

namespace Coordination.Web.Management.Access;

/// <summary>Who may call, and by what they prove it.</summary>
/// <param name="Hall">The hall; none for the access to all halls.</param>
/// <param name="Version">The number of changes.</param>
/// <param name="Principals">The principals.</param>
/// <param name="Credentials">Their keys, links and sessions, without secrets; what ended over 30 days ago is left out.</param>
internal sealed record AccessView(CentreId? Hall, long Version, ImmutableArray<PrincipalView> Principals, ImmutableArray<CredentialView> Credentials)
{
    public static AccessView Of(CentreId? hall, AccessState? state, IReadOnlyDictionary<PrincipalId, AccessPersonal> names) => state is null
        ? new AccessView(hall, 0, [], [])
        : new AccessView(
            hall,
            state.Version,
            [.. state.Principals.Select(principal => PrincipalView.Of(principal, names.GetValueOrDefault(principal.Id)))],
            [.. state.Credentials.Select(CredentialView.Of)]);
}

/// <summary>A principal.</summary>
internal sealed record PrincipalView
{
    /// <summary>The opaque id: what the record calls it by.</summary>
    public required PrincipalId Id { get; init; }

    /// <summary>What kind of caller.</summary>
    public required PrincipalKind Kind { get; init; }

    /// <summary>What people call it.</summary>
    public string? Name { get; init; }

    /// <summary>How to reach somebody about it.</summary>
    public string? Contact { get; init; }

    /// <summary>The entry in the hall's plan.</summary>
    public StaffId? Staff { get; init; }

    /// <summary>Of a device: what it is there for.</summary>
    public DevicePurpose? Purpose { get; init; }

    /// <summary>What it was granted.</summary>
    public required ImmutableArray<Grant> Grants { get; init; }

    /// <summary>Since when it is known.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Since when it may do nothing any more.</summary>
    public DateTimeOffset? DisabledAt { get; init; }

    public static PrincipalView Of(PrincipalState state, AccessPersonal? personal) => new()
    {
        Id = state.Id,
        Kind = state.Kind,
        Name = personal?.Name,
        Contact = personal?.Contact,
        Staff = state.Staff,
        Purpose = state.Purpose,
        Grants = state.Grants,
        AddedAt = state.AddedAt,
        DisabledAt = state.DisabledAt,
    };
}

/// <summary>A key, a link or a session.</summary>
internal sealed record CredentialView
{
    /// <summary>The public part.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required CredentialKind Kind { get; init; }

    /// <summary>Whose it is.</summary>
    public required PrincipalId Principal { get; init; }

    /// <summary>Which of the principal's grants it may use; empty for all of them.</summary>
    public required ImmutableArray<Grant> Scope { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Until when, at most.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it ended before its time.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How it ended before its time.</summary>
    public CredentialEnding? Ending { get; init; }

    public static CredentialView Of(CredentialState state) => new()
    {
        Id = state.Id,
        Kind = state.Kind,
        Principal = state.Principal,
        Scope = state.Scope,
        IssuedAt = state.IssuedAt,
        ExpiresAt = state.ExpiresAt,
        EndedAt = state.EndedAt,
        Ending = state.Ending,
    };
}
