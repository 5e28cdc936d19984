using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.SignIn;

/// <summary>Where people go on to when they have signed in: to the page that sent them, or to the first one there is for them.</summary>
/// <param name="Path">The first page, and what all pages begin with that send people to the sign-in.</param>
internal sealed record SignInDestination(string Path)
{
    private const string Cookie = "coordination-return";
    private const int Longest = 2048;

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(15);

    /// <summary>Keeps in the browser where somebody wanted to go who has to sign in first.</summary>
    public void Remember(HttpContext call)
    {
        var request = call.Request;
        var wanted = $"{request.PathBase}{request.Path}{request.QueryString}";
        if (IsOurs(wanted))
        {
            call.Response.Cookies.Append(Cookie, wanted, new CookieOptions
            {
                HttpOnly = true, IsEssential = true, MaxAge = Remembered, Path = "/", SameSite = SameSiteMode.Lax, Secure = CookieRules.IsSecure(request),
            });
        }
    }

    /// <summary>Where to: what was kept, once, or the first page; null where the application has no pages but those of the sign-in.</summary>
    public static string? Find(HttpContext call)
    {
        if (call.RequestServices.GetService<SignInDestination>() is not { } destination)
        {
            return null;
        }

        var wanted = call.Request.Cookies[Cookie];
        if (wanted is not null)
        {
            call.Response.Cookies.Delete(Cookie);
        }

        return wanted is not null && destination.IsOurs(wanted) ? wanted : destination.Path;
    }

    /// <summary>Whether an address is one of these pages. Cookies and forms can be planted by others: what leads elsewhere is none of ours.</summary>
    public bool IsOurs(string wanted) => wanted.Length <= Longest && wanted.All(letter => letter is > ' ' and < '\x7f' and not '\\')
        && !wanted.Contains("/.", StringComparison.Ordinal) && !wanted.Contains("%2e", StringComparison.OrdinalIgnoreCase)
        && (wanted == Path || wanted.StartsWith($"{Path}/", StringComparison.Ordinal) || wanted.StartsWith($"{Path}?", StringComparison.Ordinal));
}
