using System.Net;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;

namespace Coordination.SiloHost.Serving;

/// <summary>Believes trusted proxies who called them; and serves calls from other machines by TLS, or through such a proxy, and in no other way.</summary>
internal static class ProxyGate
{
    // Load balancers and scrapers come without TLS, and learn nothing of anybody here.
    private static readonly PathString[] Open = ["/health", "/metrics"];

    /// <summary>Puts it before whatever looks at who calls.</summary>
    public static void UseProxyGate(this WebApplication app, HttpOptions options)
    {
        app.Use((call, next) => IsServed(call, options) ? next(call) : RefuseAsync(call));
        if (options.TrustedProxies.IsEmpty)
        {
            return;
        }

        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in options.TrustedProxies)
        {
            forwarded.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(forwarded);
    }

    /// <summary>Whether a call came by TLS, from this machine, through a trusted proxy, or asks for what is open to all.</summary>
    internal static bool IsServed(HttpContext call, HttpOptions options) =>
        call.Request.IsHttps
        || call.Connection.RemoteIpAddress is not { } remote
        || Plain(remote) is var address && (IPAddress.IsLoopback(address) || options.TrustedProxies.Any(network => network.Contains(address)))
        || Array.Exists(Open, path => call.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static Task RefuseAsync(HttpContext call) => new ProblemResult(new Problem(
        StatusCodes.Status403Forbidden, RefusalCodes.NotAllowed, "Without TLS this host serves calls through its proxy alone: call the proxy, or by https://. An operator names proxies with --trusted-proxy.")).ExecuteAsync(call);
}
