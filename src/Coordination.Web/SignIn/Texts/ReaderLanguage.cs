using Microsoft.AspNetCore.Http;

namespace Coordination.Web.SignIn.Texts;

/// <summary>The language that a reader has chosen for all pages, kept in their browser.</summary>
internal static class ReaderLanguage
{
    private const string Cookie = "coordination-language";

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    /// <summary>What was chosen; null where nothing was.</summary>
    public static string? Of(HttpRequest request) => request.Cookies[Cookie];

    /// <summary>Keeps a choice.</summary>
    public static void Keep(HttpContext call, string language) => call.Response.Cookies.Append(Cookie, language, new CookieOptions
    {
        HttpOnly = true, IsEssential = true, MaxAge = Remembered, Path = "/", SameSite = SameSiteMode.Lax, Secure = CookieRules.IsSecure(call.Request),
    });
}
