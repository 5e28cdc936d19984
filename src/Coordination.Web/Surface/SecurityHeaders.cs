using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Coordination.Web.Surface;

/// <summary>What every answer tells browsers: what they may make of it, where they may show it, and how they may come again.</summary>
/// <remarks>Set last, so that whoever serves a page may say otherwise, and so that no answer goes without: not a problem, and not a bare status.</remarks>
internal static class SecurityHeaders
{
    /// <summary>Data is nothing that runs, loads or is framed.</summary>
    public const string DataPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

    /// <summary>Pages of the host use what comes from the host.</summary>
    public const string PagePolicy =
        "default-src 'self'; img-src 'self' data:; font-src 'self' data:; style-src-attr 'unsafe-inline'; object-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

    private const string OneYear = "max-age=31536000";

    /// <summary>Sets them when the answer begins.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="isWholeHost">Whether the host serves nothing else: then it also says for the whole host to come again by TLS alone.</param>
    public static void Apply(HttpResponse response, bool isWholeHost) => response.OnStarting(
        static state =>
        {
            var (response, isWholeHost) = ((HttpResponse, bool))state;
            Set(response, isWholeHost);
            return Task.CompletedTask;
        },
        (response, isWholeHost));

    private static void Set(HttpResponse response, bool isWholeHost)
    {
        var headers = response.Headers;
        headers.TryAdd(HeaderNames.XContentTypeOptions, "nosniff");
        headers.TryAdd(HeaderNames.ContentSecurityPolicy, IsPage(response) ? PagePolicy : DataPolicy);
        headers.TryAdd(HeaderNames.XFrameOptions, "DENY");
        headers.TryAdd("Referrer-Policy", "no-referrer");
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        if (isWholeHost && response.HttpContext.Request is { IsHttps: true } request && !IsLoopback(request.Host))
        {
            headers.TryAdd(HeaderNames.StrictTransportSecurity, OneYear);
        }
    }

    private static bool IsPage(HttpResponse response) => response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Whether a name is this machine's own.</summary>
    public static bool IsLoopback(HostString host) =>
        host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
