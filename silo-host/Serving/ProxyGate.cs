using System.Net;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.SiloHost.Serving;

/// <summary>Believes trusted proxies who called them; and serves calls from other machines by TLS, or through such a proxy, and in no other way.</summary>
internal sealed class ProxyGate(HttpOptions options) : IStartupFilter
{
    // Load balancers and scrapers come without TLS, and learn nothing of anybody here.
    private static readonly PathString[] Open = ["/health", "/metrics"];

    /// <summary>Puts it before everything that looks at who calls, and by what name.</summary>
    public static void Add(IServiceCollection services, HttpOptions options) => services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new ProxyGate(options)));

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((call, after) => IsServed(call, options) ? after(call) : RefuseAsync(call));
        if (!options.TrustedProxies.IsEmpty)
        {
            app.UseForwardedHeaders(Forwarded());
        }

        next(app);
    };

    private ForwardedHeadersOptions Forwarded()
    {
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in options.TrustedProxies)
        {
            forwarded.KnownIPNetworks.Add(network);
        }

        return forwarded;
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
