using System.Globalization;
using Coordination.Web.Surface;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Coordination.Web.SignIn;

/// <summary>The cookie that holds a session: its secret and when it was used last, so protected that only hosts of this store read it.</summary>
/// <remarks>On record is the SHA-256 of the secret alone. That a session was used is not on record: each host sees it by the cookie.</remarks>
internal sealed class SessionCookie(IDataProtectionProvider protection, CookieNames names, IOptions<CoordinationSignInOptions> options, TimeProvider time)
{
    private const string Name = "coordination-session";

    // With this prefix browsers take it by TLS from this host alone, and no neighbouring name can plant one.
    private const string SecureName = "__Host-" + Name;

    private readonly IDataProtector _protector = protection.CreateProtector("Coordination.Session.1");

    /// <summary>Whether a call brings one. Of most calls, which bring no cookie, nothing else is asked.</summary>
    public static bool IsBrought(HttpContext call) =>
        call.Request.Cookies.Keys.Any(name => name.Contains(Name, StringComparison.Ordinal))
        && call.RequestServices.GetService<SessionCookie>() is { } cookie && call.Request.Cookies.ContainsKey(cookie.NameFor(call.Request));

    /// <summary>The session's secret, and until when it may go unused; null of a cookie that is none of ours, or that was not used for too long.</summary>
    public (string Token, DateTimeOffset IdleUntil)? Read(HttpRequest request)
    {
        if (!request.Cookies.TryGetValue(NameFor(request), out var value) || _protector.UnprotectOrNull(value) is not { } text
            || text.IndexOf(' ', StringComparison.Ordinal) is not (> 0 and var space)
            || !long.TryParse(text.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out var used))
        {
            return null;
        }

        var idleUntil = DateTimeOffset.FromUnixTimeSeconds(used) + options.Value.SessionIdle;
        return time.GetUtcNow() < idleUntil ? (text[(space + 1)..], idleUntil) : null;
    }

    /// <summary>Whether so much of the time without use has gone that the cookie should say that there was one.</summary>
    public bool IsDue(DateTimeOffset idleUntil) => idleUntil - time.GetUtcNow() < options.Value.SessionIdle * 0.75;

    /// <summary>Hands it out, as used now.</summary>
    public void Write(HttpContext call, string token)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow().ToUnixTimeSeconds()} {token}");
        call.Response.Cookies.Append(NameFor(call.Request), _protector.Protect(text), Options(call.Request));
    }

    /// <summary>Takes it back.</summary>
    public void Delete(HttpContext call) => call.Response.Cookies.Delete(NameFor(call.Request), Options(call.Request));

    private static CookieOptions Options(HttpRequest request) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = CookieRules.IsSecure(request),
        Path = "/",
        IsEssential = true,
    };

    private string NameFor(HttpRequest request) => names.Of(CookieRules.IsSecure(request) ? SecureName : Name);
}
