namespace Coordination.Access;

/// <summary>That somebody signs in by a name and a password. Both are kept elsewhere: the name as a digest, the password's hash as personal text.</summary>
public sealed record AccountState
{
    /// <summary>Whose it is.</summary>
    public PrincipalId Principal { get; init; }

    /// <summary>A digest of the name, under the store's own secret.</summary>
    public string Login { get; init; } = "";

    /// <summary>The version whose personal text has the password's hash.</summary>
    public long SetIn { get; init; }

    /// <summary>Since when that password.</summary>
    public DateTimeOffset SetAt { get; init; }

    /// <summary>Wrong passwords since the last right one.</summary>
    public int Failures { get; init; }

    /// <summary>Until when no password is taken, after too many wrong ones.</summary>
    public DateTimeOffset? LockedUntil { get; init; }
}
