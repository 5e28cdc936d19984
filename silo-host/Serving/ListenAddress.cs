using System.Globalization;
using System.Net;
using System.Net.Security;
using Coordination.SiloHost.Clusters;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Coordination.SiloHost.Serving;

/// <summary>An address to listen on. They are read here and nowhere else, so that nothing can open another one.</summary>
/// <param name="Host">As written.</param>
/// <param name="Ip">The address; null for every one of this machine.</param>
/// <param name="Port">The port; 0 for a free one.</param>
/// <param name="Certificate">What it shows, where it is served by TLS.</param>
internal sealed record ListenAddress(string Host, IPAddress? Ip, int Port, HttpsCertificate? Certificate = null)
{
    private const string Https = "https://";

    private static readonly string[] Schemes = ["http://", Https];

    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLoopback => Ip is not null && IPAddress.IsLoopback(Ip);

    /// <summary>Whether nobody else can call: no other machine reaches an address, and no proxy passes on what others send.</summary>
    public static bool AreForThisMachineAlone(IReadOnlyList<ListenAddress> addresses, HttpOptions http) =>
        http.TrustedProxies.IsEmpty && addresses.All(address => address.IsLoopback);

    /// <summary>Reads the addresses of <c>--urls</c>.</summary>
    /// <exception cref="ServeException">One of them is not an address, or other machines could reach it and there is neither TLS nor a proxy.</exception>
    public static IReadOnlyList<ListenAddress> ReadAll(ServeOptions options)
    {
        var addresses = options.Http.Urls
            .SelectMany(urls => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(url => Read(url, options.Http.Certificate))
            .ToList();
        if (addresses.Count == 0)
        {
            throw Wrong($"--urls is empty: give an address such as {ServeOptions.DefaultUrl}.");
        }

        if (addresses.CountBy(address => address.ToString()).FirstOrDefault(same => same.Value > 1 && !same.Key.EndsWith(":0", StringComparison.Ordinal)) is { Key: { } twice })
        {
            throw Wrong($"'{twice}' stands twice in --urls (or ASPNETCORE_URLS): leave one of them out.");
        }

        RefusePortsOfTheSilo(addresses, options.Cluster);
        if (options.Http is { InsecureActors: true, TrustedProxies.IsEmpty: false })
        {
            throw Wrong("--insecure-actors believes whoever calls this machine, and --trusted-proxy has others called through it: leave one of them out.");
        }

        if (addresses.Find(address => !address.IsLoopback) is { } open)
        {
            RefuseOpen(open, options.Http);
        }

        return addresses;
    }

    public void Listen(KestrelServerOptions kestrel)
    {
        if (Ip is null)
        {
            kestrel.ListenAnyIP(Port, Secure);
        }
        else
        {
            kestrel.Listen(Ip, Port, Secure);
        }
    }

    private void Secure(ListenOptions listen)
    {
        if (Certificate is { } certificate)
        {
            listen.UseHttps(new TlsHandshakeCallbackOptions
            {
                OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificateContext = certificate.Current }),
            });
        }
    }

    // What other machines can reach takes TLS, or a proxy that ends it; and callers who prove who they are.
    private static void RefuseOpen(ListenAddress open, HttpOptions http)
    {
        if (http.InsecureActors)
        {
            throw Wrong($"Other machines could reach '{open.Host}', and --insecure-actors believes whoever calls: listen on 127.0.0.1, or leave it out.");
        }

        if (open.Certificate is null && http.TrustedProxies.IsEmpty)
        {
            throw Wrong($"Other machines could reach '{open.Host}' without TLS: listen on 127.0.0.1, serve https:// with --https-certificate FILE, or name the proxy that ends TLS before this host with --trusted-proxy ADDRESS.");
        }
    }

    private static void RefusePortsOfTheSilo(List<ListenAddress> addresses, ClusterPart part)
    {
        foreach (var (port, option) in new[] { (part.SiloPort, "--silo-port"), (part.GatewayPort, "--gateway-port") })
        {
            if (port is not null && addresses.Exists(address => address.Port == port))
            {
                throw Wrong($"--urls and {option} both name port {port}: give two ports.");
            }
        }
    }

    private static ListenAddress Read(string url, HttpsCertificate? certificate)
    {
        var scheme = Array.Find(Schemes, known => url.StartsWith(known, StringComparison.OrdinalIgnoreCase))
            ?? throw Wrong($"'{url}' in --urls (or ASPNETCORE_URLS) is not an address: it must begin with http:// or https://, such as {ServeOptions.DefaultUrl}.");
        if (scheme == Https && certificate is null)
        {
            throw Wrong($"'{url}' in --urls (or ASPNETCORE_URLS) needs a certificate: give --https-certificate FILE, or set the variable {HttpOptionSet.CertificateVariable}.");
        }

        // Every host but a loopback one stands for all interfaces, as with Kestrel; '*' and '+' are not hosts of a URI.
        var authority = url[scheme.Length..].TrimEnd('/').Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal);
        if (!Uri.TryCreate(scheme + authority, UriKind.Absolute, out var uri) || uri.PathAndQuery != "/" || uri.UserInfo.Length > 0)
        {
            throw Wrong($"'{url}' in --urls (or ASPNETCORE_URLS) is not an address such as {ServeOptions.DefaultUrl}: a host and a port, and nothing after them.");
        }

        return new ListenAddress(uri.Host, IpOf(uri), uri.Port, scheme == Https ? certificate : null);
    }

    private static IPAddress? IpOf(Uri uri) =>
        uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && !ip.Equals(IPAddress.Any) && !ip.Equals(IPAddress.IPv6Any) ? ip
        : null;

    private static ServeException Wrong(string message) => new(message, ServeException.Usage);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Certificate is null ? Schemes[0] : Https)}{Host}:{Port}");
}
