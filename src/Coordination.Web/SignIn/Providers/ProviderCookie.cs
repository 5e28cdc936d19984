using System.Globalization;
using Coordination.Web.Surface;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.SignIn.Providers;

/// <summary>The cookie that tells at which provider a session was opened, and has what the provider gave to end it there.</summary>
/// <remarks>Browsers send it to the ways out alone, and only from the host's own pages; it is so protected that only hosts of this store read it.</remarks>
internal sealed class ProviderCookie(IDataProtectionProvider protection, CookieNames names)
{
    private const string Name = "coordination-provider";
    private const string SecureName = "__Secure-" + Name;

    // Browsers keep cookies of 4,096 bytes; protected, this is less. Without it the provider may ask whether to sign out.
    private const int LongestHint = 2500;

    private readonly IDataProtector _protector = protection.CreateProtector("Coordination.Provider.1");

    /// <summary>Hands it out with a session.</summary>
    /// <param name="call">Who gets it.</param>
    /// <param name="number">The issuer's place in the settings.</param>
    /// <param name="session">The session's public part.</param>
    /// <param name="hint">The provider's token about whom it signed in.</param>
    public void Write(HttpContext call, int number, string session, string? hint)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{number} {session} {(hint is { Length: <= LongestHint } ? hint : "")}");
        call.Response.Cookies.Append(NameFor(call.Request), _protector.Protect(text), Options(call.Request));
    }

    /// <summary>What it says; null where there is none of ours.</summary>
    public ProviderSession? Read(HttpRequest request) =>
        request.Cookies.TryGetValue(NameFor(request), out var value) && _protector.UnprotectOrNull(value)?.Split(' ') is [var number, var session, var hint]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? new ProviderSession(place, session, hint.Length > 0 ? hint : null)
            : null;

    /// <summary>Takes it back.</summary>
    public void Delete(HttpContext call) => call.Response.Cookies.Delete(NameFor(call.Request), Options(call.Request));

    private static CookieOptions Options(HttpRequest request) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = CookieRules.IsSecure(request),
        Path = SignInEndpoints.Out,
        IsEssential = true,
    };

    private string NameFor(HttpRequest request) => names.Of(CookieRules.IsSecure(request) ? SecureName : Name);
}

/// <summary>Where a session was opened.</summary>
/// <param name="Number">The issuer's place in the settings.</param>
/// <param name="Session">The session's public part.</param>
/// <param name="Hint">The provider's token about whom it signed in.</param>
internal sealed record ProviderSession(int Number, string Session, string? Hint);
