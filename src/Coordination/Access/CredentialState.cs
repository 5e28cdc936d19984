using System.Collections.Immutable;
using Coordination.Plans;

namespace Coordination.Access;

/// <summary>An API key, a link or a session, without the secret: of that only the SHA-256 is on record.</summary>
public sealed record CredentialState
{
    /// <summary>The public part: what lists and the record call it by.</summary>
    public string Id { get; init; } = "";

    /// <summary>What it is.</summary>
    public CredentialKind Kind { get; init; }

    /// <summary>Whose it is.</summary>
    public PrincipalId Principal { get; init; }

    /// <summary>The SHA-256 of the secret in hexadecimal digits; null outside of the record.</summary>
    public string? Hash { get; init; }

    /// <summary>Of a key: which of its principal's grants it may use; empty for all of them.</summary>
    public ImmutableArray<Grant> Scope { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Of a session: what its proof gives beside its principal's grants.</summary>
    public ImmutableArray<Grant> Given { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Since when.</summary>
    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>The grain's version that it came with.</summary>
    public long IssuedIn { get; init; }

    /// <summary>Until when, at most.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it ended before its time.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How it ended before its time.</summary>
    public CredentialEnding? Ending { get; init; }

    /// <summary>Whether it holds at an instant.</summary>
    internal bool HoldsAt(DateTimeOffset at) => EndedAt is null && at < ExpiresAt;
}
