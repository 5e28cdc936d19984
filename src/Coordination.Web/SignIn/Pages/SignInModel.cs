using System.ComponentModel;
using Coordination.Web.SignIn.Texts;
using Microsoft.AspNetCore.Identity;

namespace Coordination.Web.SignIn.Pages;

/// <summary>What a page shows; public for the renderer alone.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SignInModel
{
    internal SignInModel(SignInStep step, SignInTexts texts) => (Step, Texts) = (step, texts);

    internal SignInStep Step { get; }

    internal SignInTexts Texts { get; }

    /// <summary>The form's token.</summary>
    internal string Token { get; init; } = "";

    /// <summary>What went wrong, in words.</summary>
    internal string? Notice { get; init; }

    /// <summary>That the address asks for a language that there is not.</summary>
    internal string? LanguageNotice { get; init; }

    /// <summary>Whether people sign in by a name and a password.</summary>
    internal bool HasAccounts { get; init; }

    /// <summary>Whether somebody who is signed in has a password to change.</summary>
    internal bool HasAccount { get; init; }

    /// <summary>What a new password must be.</summary>
    internal PasswordOptions Rules { get; init; } = new();

    /// <summary>The provider at which somebody who signs out is signed out as well: its name, and the way there.</summary>
    internal (string Name, string Way) Leaving { get; init; }

    /// <summary>What was filled in, and may be shown again.</summary>
    internal (string? Link, string? Login) Kept { get; init; }

    /// <summary>Where people sign in elsewhere: its name, and the way there.</summary>
    internal IReadOnlyList<(string Name, string Way)> Providers { get; init; } = [];

    /// <summary>The installation or its halls; empty where nobody has said.</summary>
    internal string Place { get; init; } = "";

    /// <summary>Whether the host serves the API's document.</summary>
    internal bool HasDocument { get; init; }

    /// <summary>The first page of the console; null where there is none.</summary>
    internal string? Console { get; init; }

    /// <summary>Who is signed in.</summary>
    internal SignedInPerson? Person { get; init; }
}

/// <summary>Where somebody is who signs in or out.</summary>
internal enum SignInStep
{
    /// <summary>Not signed in.</summary>
    SignedOut,

    /// <summary>With a link at hand.</summary>
    Link,

    /// <summary>With an invitation at hand.</summary>
    Invitation,

    /// <summary>Signed in.</summary>
    SignedIn,

    /// <summary>Signed in, and about to change the password.</summary>
    Change,

    /// <summary>The password was changed.</summary>
    Changed,

    /// <summary>Signed out here, and on the way to sign out at the provider.</summary>
    Leaving,
}
