using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Access;

/// <summary>What proves who calls. The names are stored: they never change.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<CredentialKind>))]
public enum CredentialKind
{
    /// <summary>An API key.</summary>
    Key,

    /// <summary>A link that works once.</summary>
    Link,

    /// <summary>A session.</summary>
    Session,

    /// <summary>A link that works once, at which somebody chooses a name and a password.</summary>
    Invitation,
}

/// <summary>How a credential ended before its time. The names are stored: they never change.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<CredentialEnding>))]
public enum CredentialEnding
{
    /// <summary>Somebody revoked it, or disabled whose it is.</summary>
    Revoked,

    /// <summary>A link was used.</summary>
    Used,

    /// <summary>Its holder signed out.</summary>
    SignedOut,

    /// <summary>Its holder has opened more sessions than one may have at once: the oldest of them ends.</summary>
    Replaced,

    /// <summary>Its holder has set another password, in another session.</summary>
    PasswordChanged,
}
