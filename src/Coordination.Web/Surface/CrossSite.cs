using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Coordination.Web.Surface;

/// <summary>Refuses what a page of another site has a visitor's browser send: whoever sits inside must not be somebody's hand for that.</summary>
/// <remarks>
/// By <c>Sec-Fetch-Site</c>, which no page can write, and by <c>Origin</c> where a browser is too old to send it. Programs send neither.
/// The algorithm is the one that ASP.NET Core has from .NET 11 on (its automatic CSRF protection); .NET 10 has tokens for forms only.
/// A page's origin is compared by host and port, because a proxy that ends TLS changes the scheme.
/// </remarks>
internal static class CrossSite
{
    private const string SecFetchSite = "Sec-Fetch-Site";

    private static readonly Problem Refused = new(
        StatusCodes.Status403Forbidden,
        ProblemCodes.CrossSite,
        "A page of another site sent this: call from this host's own pages, or from a program; a site that may call is named in Coordination:Web:TrustedOrigins.");

    /// <summary>The problem of a call that another site's page sent and that could change something; null for all others.</summary>
    public static Problem? Check(HttpRequest request, CoordinationWebOptions options)
    {
        if (IsSafe(request.Method))
        {
            return null;
        }

        var (site, origin) = (request.Headers[SecFetchSite], request.Headers.Origin);
        var isOwn = site.Count > 0 ? site is [("same-origin" or "none")] : origin.Count == 0 || IsOf(request.Host, origin);
        if (isOwn || (origin is [{ } named] && options.IsTrusted(named)))
        {
            return null;
        }

        return Refused with { Field = site.Count > 0 ? SecFetchSite : HeaderNames.Origin };
    }

    /// <summary>The problem of a call that could change something and does not say from which page it comes: who calls by a cookie must, because browsers send cookies by themselves.</summary>
    public static Problem? CheckCookie(HttpRequest request) =>
        IsSafe(request.Method) || request.Headers[SecFetchSite].Count > 0 || request.Headers.Origin.Count > 0 ? null : Unsaid;

    private static Problem Unsaid { get; } = new(
        StatusCodes.Status403Forbidden,
        ProblemCodes.CrossSite,
        "A call by a session must say that it comes from this host's own pages, as browsers do by Sec-Fetch-Site or Origin: programs call with a key.",
        HeaderNames.Origin);

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    private static bool IsOf(HostString host, Microsoft.Extensions.Primitives.StringValues origin) =>
        origin is [{ } text]
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && HostString.FromUriComponent(uri) is var from
        && string.Equals(from.Host, host.Host, StringComparison.OrdinalIgnoreCase)
        && (from.Port ?? DefaultPort(uri)) == (host.Port ?? DefaultPort(uri));

    private static int DefaultPort(Uri uri) => uri.Scheme == Uri.UriSchemeHttps ? 443 : 80;
}
