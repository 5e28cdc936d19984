using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Grains;
using Coordination.Plans;

namespace Coordination.Access;

/// <summary>Something that happened to a hall's access. Who is meant stands in it by an opaque id; names, contacts and reasons are personal text.</summary>
internal abstract record AccessEvent
{
    /// <summary>Kept beside the chain; null when the event is read back.</summary>
    [JsonIgnore]
    public AccessPersonal? Personal { get; init; }

    /// <summary>The state after it.</summary>
    internal abstract AccessState ApplyTo(AccessState state, in EventContext context);

    /// <summary>The personal text as JSON.</summary>
    internal byte[]? WritePersonal() =>
        Personal is null or { Name: null, Contact: null, Reason: null, Password: null } ? null : JsonSerializer.SerializeToUtf8Bytes(Personal, AccessJson.Default.AccessPersonal);
}

/// <summary>What is personal in an event.</summary>
internal sealed record AccessPersonal(string? Name = null, string? Contact = null, string? Reason = null)
{
    /// <summary>The member that has the hash of a password.</summary>
    public const string PasswordField = "password";

    /// <summary>The hash of a password.</summary>
    public string? Password { get; init; }
}

/// <summary>A principal was added.</summary>
internal sealed record PrincipalAdded(PrincipalId Principal, PrincipalKind Kind, StaffId? Staff, DevicePurpose? Purpose) : AccessEvent
{
    /// <summary>Its first grants.</summary>
    public ImmutableArray<Grant> Grants { get; init => field = value.OrEmpty(); } = [];

    /// <inheritdoc />
    internal override AccessState ApplyTo(AccessState state, in EventContext context) => state with
    {
        Principals = state.Principals.Add(new PrincipalState
        {
            Id = Principal,
            Kind = Kind,
            Staff = Staff,
            Purpose = Purpose,
            Grants = Grants,
            AddedAt = context.At,
            AddedIn = context.Version,
            DescribedIn = context.Version,
        }),
    };
}

/// <summary>A principal was given another name or contact.</summary>
internal sealed record PrincipalDescribed(PrincipalId Principal) : AccessEvent
{
    /// <inheritdoc />
    internal override AccessState ApplyTo(AccessState state, in EventContext context)
    {
        var version = context.Version;
        return state.With(Principal, principal => principal with { DescribedIn = version });
    }
}

/// <summary>A principal may do nothing any more; its credentials ended with it.</summary>
internal sealed record PrincipalDisabled(PrincipalId Principal) : AccessEvent
{
    /// <inheritdoc />
    internal override AccessState ApplyTo(AccessState state, in EventContext context)
    {
        var at = context.At;
        var ended = state.With(Principal, principal => principal with { DisabledAt = at });
        return ended with
        {
            Credentials = [.. ended.Credentials.Select(known => known.Principal == Principal && known.HoldsAt(at)
                ? known with { EndedAt = at, Ending = CredentialEnding.Revoked }
                : known)],
        };
    }
}

/// <summary>A grant was given.</summary>
internal sealed record GrantGiven(PrincipalId Principal, Grant Grant) : AccessEvent
{
    /// <inheritdoc />
    internal override AccessState ApplyTo(AccessState state, in EventContext context) =>
        state.With(Principal, principal => principal with { Grants = principal.Grants.Add(Grant) });
}

/// <summary>A grant was taken away.</summary>
internal sealed record GrantTaken(PrincipalId Principal, Grant Grant) : AccessEvent
{
    /// <inheritdoc />
    internal override AccessState ApplyTo(AccessState state, in EventContext context) =>
        state.With(Principal, principal => principal with { Grants = principal.Grants.Remove(Grant) });
}

/// <summary>A key, a link or a session was issued.</summary>
internal sealed record CredentialIssued(CredentialKind Kind, string Credential, PrincipalId Principal, string Hash, DateTimeOffset ExpiresAt) : AccessEvent
{
    // So long lists show what ended; the record shows it for ever.
    private static readonly TimeSpan Shown = TimeSpan.FromDays(30);

    /// <summary>Which of the principal's grants it may use; empty for all of them.</summary>
    public ImmutableArray<Grant> Scope { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Of a session: what its proof gives beside the principal's grants.</summary>
    public ImmutableArray<Grant> Given { get; init => field = value.OrEmpty(); } = [];

    /// <inheritdoc />
    internal override AccessState ApplyTo(AccessState state, in EventContext context)
    {
        var (at, version) = (context.At, context.Version);
        var issued = new CredentialState
        {
            Id = Credential,
            Kind = Kind,
            Principal = Principal,
            Hash = Hash,
            Scope = Scope,
            Given = Given,
            IssuedAt = at,
            IssuedIn = version,
            ExpiresAt = ExpiresAt,
        };
        return state with { Credentials = [.. state.Credentials.Where(known => IsShown(known, at)), issued] };
    }

    private static bool IsShown(CredentialState known, DateTimeOffset at) => at - (known.EndedAt ?? known.ExpiresAt) < Shown;
}

/// <summary>A key, a link or a session ended before its time.</summary>
internal sealed record CredentialEnded(string Credential, CredentialEnding Ending) : AccessEvent
{
    /// <inheritdoc />
    internal override AccessState ApplyTo(AccessState state, in EventContext context)
    {
        var at = context.At;
        return state with
        {
            Credentials = [.. state.Credentials.Select(known => known.Id == Credential ? known with { EndedAt = at, Ending = Ending } : known)],
        };
    }
}
