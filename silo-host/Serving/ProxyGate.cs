using System.Net;
using Coordination.Web.Access;
using Coordination.Web.Problems;
using Coordination.Web.Surface;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.SiloHost.Serving;

/// <summary>Believes trusted proxies who called them; and serves calls from other machines by TLS, or through such a proxy that took them by TLS, and in no other way.</summary>
internal sealed class ProxyGate(HttpOptions options) : IStartupFilter
{
    // Load balancers and scrapers come without TLS, and learn nothing of anybody here.
    private static readonly PathString[] Open = ["/health", "/metrics"];

    /// <summary>Puts it before everything that looks at who calls, and by what name.</summary>
    public static void Add(IServiceCollection services, HttpOptions options) => services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new ProxyGate(options)));

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        // Before what a proxy says of the caller takes the place of where the call itself came from.
        app.Use((call, after) =>
        {
            call.Items[typeof(CameBy)] = ComesBy(call, options);
            return after(call);
        });
        if (!options.TrustedProxies.IsEmpty)
        {
            app.UseForwardedHeaders(Forwarded());
        }

        app.Use((call, after) => (CameBy)call.Items[typeof(CameBy)]! is var cameBy && IsServed(call, cameBy) ? after(call) : RefuseAsync(call, cameBy));
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

    /// <summary>Where a call itself comes from.</summary>
    internal static CameBy ComesBy(HttpContext call, HttpOptions options) =>
        call.Connection.RemoteIpAddress is not { } remote ? CameBy.ThisMachine
        : Plain(remote) is var address && options.TrustedProxies.Any(network => network.Contains(address)) ? IsOwn(call.Request) ? CameBy.ThisMachine : CameBy.Proxy
        : IPAddress.IsLoopback(address) ? CameBy.ThisMachine
        : CameBy.Elsewhere;

    /// <summary>Whether a call is served: it came by TLS or from this machine, or asks for what is open to all.</summary>
    /// <param name="call">The call, as a trusted proxy has told of it.</param>
    /// <param name="cameBy">Where it comes from.</param>
    internal static bool IsServed(HttpContext call, CameBy cameBy) =>
        call.Request.IsHttps || cameBy == CameBy.ThisMachine || Array.Exists(Open, path => call.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));

    // A proxy of this machine tells by its headers that it passes something on. A named address may also be the one by which a container's port is reached from its own machine:
    // whoever calls the host by this machine's own name comes from there.
    private static bool IsOwn(HttpRequest request) => !InsecureActors.IsPassedOn(request) && SecurityHeaders.IsLoopback(request.Host);

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static Task RefuseAsync(HttpContext call, CameBy cameBy) => new ProblemResult(cameBy == CameBy.Proxy ? NotByTls : PastTheProxy).ExecuteAsync(call);

    private static Problem PastTheProxy { get; } = new(
        StatusCodes.Status403Forbidden, RefusalCodes.NotAllowed, "Without TLS this host serves calls through its proxy alone: call the proxy, or by https://. An operator names proxies with --trusted-proxy.");

    private static Problem NotByTls { get; } = new(
        StatusCodes.Status403Forbidden, RefusalCodes.NotAllowed, "This call came to the proxy without TLS, or the proxy does not say how it came: call by https://. An operator has the proxy send http:// on to https://, and set X-Forwarded-Proto to what it took.",
        ForwardedHeadersDefaults.XForwardedProtoHeaderName);
}

/// <summary>Where a call comes from, before any proxy is believed.</summary>
internal enum CameBy
{
    /// <summary>From this machine, through no proxy.</summary>
    ThisMachine,

    /// <summary>From a proxy that is named.</summary>
    Proxy,

    /// <summary>From elsewhere.</summary>
    Elsewhere,
}
