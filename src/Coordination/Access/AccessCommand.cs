using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Plans;

namespace Coordination.Access;

/// <summary>A command to a hall's access, or to that of all halls.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(AddPrincipal), "add-principal")]
[JsonDerivedType(typeof(DescribePrincipal), "describe-principal")]
[JsonDerivedType(typeof(DisablePrincipal), "disable-principal")]
[JsonDerivedType(typeof(GiveGrant), "give-grant")]
[JsonDerivedType(typeof(TakeGrant), "take-grant")]
[JsonDerivedType(typeof(IssueKey), "issue-key")]
[JsonDerivedType(typeof(IssueLink), "issue-link")]
[JsonDerivedType(typeof(UseLink), "use-link")]
[JsonDerivedType(typeof(OpenSession), "open-session")]
[JsonDerivedType(typeof(RefusePassword), "refuse-password")]
[JsonDerivedType(typeof(ChangePassword), "change-password")]
[JsonDerivedType(typeof(EndSession), "end-session")]
[JsonDerivedType(typeof(RevokeCredential), "revoke-credential")]
public abstract record AccessCommand
{
    private protected AccessCommand()
    {
    }
}

/// <summary>A command that is given for a reason, which is recorded as personal text.</summary>
public abstract record ReasonedAccessCommand : AccessCommand
{
    private protected ReasonedAccessCommand()
    {
    }

    /// <summary>Why, in 1 to 500 characters.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>Adds a principal. Its name and contact are personal text.</summary>
public sealed record AddPrincipal(PrincipalKind Kind) : ReasonedAccessCommand
{
    /// <summary>The id, of somebody who has one already: by an issuer's token, or in another hall. A new one when null.</summary>
    public PrincipalId? Id { get; init; }

    /// <summary>What people call it; at most 200 characters.</summary>
    public string? Name { get; init; }

    /// <summary>How to reach somebody about it; at most 200 characters.</summary>
    public string? Contact { get; init; }

    /// <summary>Of a person who works in the hall: the entry in its plan.</summary>
    public StaffId? Staff { get; init; }

    /// <summary>Of a device: what it is there for.</summary>
    public DevicePurpose? Purpose { get; init; }

    /// <summary>The first grants.</summary>
    public ImmutableArray<Grant> Grants { get; init => field = value.OrEmpty(); } = [];
}

/// <summary>Gives a principal another name and contact.</summary>
public sealed record DescribePrincipal(PrincipalId Principal) : ReasonedAccessCommand
{
    /// <summary>What people call it; at most 200 characters.</summary>
    public string? Name { get; init; }

    /// <summary>How to reach somebody about it; at most 200 characters.</summary>
    public string? Contact { get; init; }
}

/// <summary>Ends what a principal may do: its keys, links and sessions are revoked, and it gets no new ones.</summary>
public sealed record DisablePrincipal(PrincipalId Principal) : ReasonedAccessCommand;

/// <summary>Gives a principal a grant.</summary>
public sealed record GiveGrant(PrincipalId Principal, Grant Grant) : ReasonedAccessCommand;

/// <summary>Takes a grant away.</summary>
public sealed record TakeGrant(PrincipalId Principal, Grant Grant) : ReasonedAccessCommand;

/// <summary>Makes an API key. The receipt shows its secret, once.</summary>
public sealed record IssueKey(PrincipalId Principal, DateTimeOffset ExpiresAt) : ReasonedAccessCommand
{
    /// <summary>Which of the principal's grants it may use; empty for all of them.</summary>
    public ImmutableArray<Grant> Scope { get; init => field = value.OrEmpty(); } = [];
}

/// <summary>Makes a link that signs a principal in, once. The receipt shows its secret, once.</summary>
public sealed record IssueLink(PrincipalId Principal, DateTimeOffset ExpiresAt) : ReasonedAccessCommand
{
    /// <summary>Whether it invites to choose a name and a password, instead of signing in by itself.</summary>
    public bool IsInvitation { get; init; }
}

/// <summary>Uses a link: it works once, and opens a session.</summary>
/// <param name="Link">The link's public part.</param>
/// <param name="Hash">The SHA-256 of its secret, in hexadecimal digits.</param>
/// <param name="ExpiresAt">Until when the session holds, at most.</param>
public sealed record UseLink(string Link, string Hash, DateTimeOffset ExpiresAt) : AccessCommand
{
    /// <summary>Of an invitation: a digest of the name that was chosen to sign in by.</summary>
    public string? Login { get; init; }

    /// <summary>Of an invitation: the hash of the password that was chosen.</summary>
    public string? Password { get; init; }
}

/// <summary>Opens a session for a principal who proved in another way who they are.</summary>
public sealed record OpenSession(PrincipalId Principal, DateTimeOffset ExpiresAt) : AccessCommand
{
    /// <summary>What the proof gives them for as long as the session holds, beside what they were granted here.</summary>
    public ImmutableArray<Grant> Given { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Whether the proof is the account's password: then the account must not be locked.</summary>
    public bool IsByPassword { get; init; }
}

/// <summary>Counts a wrong password: after five the account takes none for 15 minutes.</summary>
public sealed record RefusePassword(PrincipalId Principal) : AccessCommand;

/// <summary>Sets another password for somebody who has one, and ends their other sessions.</summary>
/// <param name="Session">The public part of the session in which they ask; it goes on.</param>
/// <param name="Password">The hash of the new password.</param>
public sealed record ChangePassword(string Session, string Password) : AccessCommand;

/// <summary>Ends a session: its holder signed out.</summary>
public sealed record EndSession(string Session) : AccessCommand;

/// <summary>Revokes a key, a link or a session, by its public part.</summary>
public sealed record RevokeCredential(string Credential) : ReasonedAccessCommand;
