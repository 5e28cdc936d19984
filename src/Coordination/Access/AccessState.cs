using System.Collections.Immutable;
using Coordination.Plans;

namespace Coordination.Access;

/// <summary>Who may call a hall, and by what they prove it.</summary>
public sealed record AccessState
{
    /// <summary>The hall; null for the access to all halls.</summary>
    public CentreId? Hall { get; init; }

    /// <summary>The number of events.</summary>
    public long Version { get; init; }

    /// <summary>When it changed last.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The principals, in the order in which they were added.</summary>
    public ImmutableArray<PrincipalState> Principals { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The keys, links and sessions, in the order in which they were issued; those that ended long ago are left out.</summary>
    public ImmutableArray<CredentialState> Credentials { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Who signs in by a name and a password.</summary>
    public ImmutableArray<AccountState> Accounts { get; init => field = value.OrEmpty(); } = [];

    /// <summary>A principal.</summary>
    internal PrincipalState? Find(PrincipalId principal) => Principals.FirstOrDefault(known => known.Id == principal);

    /// <summary>A key, link or session.</summary>
    internal CredentialState? Find(string credential) => Credentials.FirstOrDefault(known => known.Id == credential);

    /// <summary>The same with one principal changed.</summary>
    internal AccessState With(PrincipalId principal, Func<PrincipalState, PrincipalState> change) =>
        this with { Principals = [.. Principals.Select(known => known.Id == principal ? change(known) : known)] };

    /// <summary>The account of a principal.</summary>
    internal AccountState? FindAccount(PrincipalId principal) => Accounts.FirstOrDefault(known => known.Principal == principal);

    /// <summary>The same with one account changed.</summary>
    internal AccessState WithAccount(PrincipalId principal, Func<AccountState, AccountState> change) =>
        this with { Accounts = [.. Accounts.Select(known => known.Principal == principal ? change(known) : known)] };

    /// <summary>The same for everybody else: without the hashes.</summary>
    internal AccessState WithoutHashes() => this with { Credentials = [.. Credentials.Select(known => known with { Hash = null })] };
}
