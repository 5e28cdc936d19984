using System.Globalization;
using System.Net;
using Coordination.SiloHost.Clusters;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Coordination.SiloHost.Serving;

/// <summary>An address to listen on. They are read here and nowhere else, so that nothing can open another one.</summary>
/// <param name="Host">As written.</param>
/// <param name="Ip">The address; null for every one of this machine.</param>
/// <param name="Port">The port; 0 for a free one.</param>
internal sealed record ListenAddress(string Host, IPAddress? Ip, int Port)
{
    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLoopback => Ip is not null && IPAddress.IsLoopback(Ip);

    /// <summary>Reads the addresses of <c>--urls</c>.</summary>
    /// <exception cref="ServeException">One of them is not an address, or needs <c>--insecure</c>.</exception>
    public static IReadOnlyList<ListenAddress> ReadAll(ServeOptions options)
    {
        var addresses = options.Urls
            .SelectMany(urls => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(Read)
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
        if (!options.Insecure && addresses.Find(address => !address.IsLoopback) is { } open)
        {
            throw Wrong($"Other machines could reach '{open.Host}', and there is no authentication yet: listen on 127.0.0.1, or add --insecure if that is what you want.");
        }

        if (options.Dashboard && !addresses.TrueForAll(address => address.IsLoopback))
        {
            throw Wrong("--dashboard shows the silo's inside to whoever can connect: it is served on this machine only.");
        }

        return addresses;
    }

    public void Listen(KestrelServerOptions kestrel)
    {
        if (Ip is null)
        {
            kestrel.ListenAnyIP(Port);
        }
        else
        {
            kestrel.Listen(Ip, Port);
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

    private static ListenAddress Read(string url)
    {
        const string scheme = "http://";
        if (!url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw Wrong($"'{url}' in --urls (or ASPNETCORE_URLS) is not an address: it must begin with http://, such as {ServeOptions.DefaultUrl}; TLS belongs to a proxy before the host.");
        }

        // Every host but a loopback one stands for all interfaces, as with Kestrel; '*' and '+' are not hosts of a URI.
        var authority = url[scheme.Length..].TrimEnd('/').Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal);
        if (!Uri.TryCreate(scheme + authority, UriKind.Absolute, out var uri) || uri.PathAndQuery != "/" || uri.UserInfo.Length > 0)
        {
            throw Wrong($"'{url}' in --urls (or ASPNETCORE_URLS) is not an address such as {ServeOptions.DefaultUrl}: a host and a port, and nothing after them.");
        }

        return new ListenAddress(uri.Host, IpOf(uri), uri.Port);
    }

    private static IPAddress? IpOf(Uri uri) =>
        uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && !ip.Equals(IPAddress.Any) && !ip.Equals(IPAddress.IPv6Any) ? ip
        : null;

    private static ServeException Wrong(string message) => new(message, ServeException.Usage);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"http://{Host}:{Port}");
}
