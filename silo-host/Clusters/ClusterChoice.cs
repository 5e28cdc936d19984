using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Coordination.Orleans.Hosting;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Clusters;

/// <summary>The options of a part in a cluster, each with a variable of the environment for where it is left out.</summary>
internal static class ClusterChoice
{
    public const string IdVariable = "COORDINATION_CLUSTER_ID";
    public const string SiloPortVariable = "COORDINATION_SILO_PORT";
    public const string GatewayPortVariable = "COORDINATION_GATEWAY_PORT";
    public const string AdvertiseVariable = "COORDINATION_ADVERTISE";

    private const int MaxIdLength = 100;

    public static Option<string?> Id() => new("--cluster-id")
    {
        Description = $"Which cluster; every process of one database names the same. Default {IdVariable}, or '{CoordinationClusterOptions.DefaultClusterId}'.",
        HelpName = "ID",
    };

    public static Option<string?> SiloPort() => new("--silo-port")
    {
        Description = $"The port for other silos. Default {SiloPortVariable}, or {CoordinationClusterOptions.DefaultSiloPort}, or a free one for a silo alone.",
        HelpName = "N",
    };

    public static Option<string?> GatewayPort() => new("--gateway-port")
    {
        Description = $"The port for clients in other processes. Default {GatewayPortVariable}, or {CoordinationClusterOptions.DefaultGatewayPort}, or a free one for a silo alone.",
        HelpName = "N",
    };

    public static Option<string?> Advertise() => new("--advertise")
    {
        Description = $"The address by which other silos and clients reach this one. Default {AdvertiseVariable}, or the loopback.",
        HelpName = "ADDRESS",
    };

    /// <exception cref="UsageException">It is no id.</exception>
    public static string ReadId(string? given, CommandConsole console)
    {
        var id = Given(given, IdVariable, console) ?? CoordinationClusterOptions.DefaultClusterId;
        return id.Length <= MaxIdLength && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            ? id
            : throw new UsageException($"--cluster-id (or {IdVariable}) must be 1 to {MaxIdLength} letters, digits, '-', '_' or '.'.");
    }

    /// <exception cref="UsageException">It is no port.</exception>
    public static int? ReadPort(string? given, string option, string variable, CommandConsole console) =>
        Given(given, variable, console) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 ? port
        : throw new UsageException($"{option} (or {variable}) must be a port from 1 to 65535, not '{text}'.");

    /// <exception cref="UsageException">It is no address.</exception>
    public static IPAddress ReadAddress(string? given, CommandConsole console)
    {
        var text = Given(given, AdvertiseVariable, console) ?? "127.0.0.1";
        var address = IPAddress.TryParse(text, out var ip) ? ip : Resolve(text);
        return address is not null && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any)
            ? address
            : throw new UsageException($"--advertise (or {AdvertiseVariable}) must be an address or a name by which others reach this machine, not '{text}'.");
    }

    private static string? Given(string? given, string variable, CommandConsole console) => given ?? console.Variable(variable);

    private static IPAddress? Resolve(string name)
    {
        try
        {
            return Dns.GetHostAddresses(name, AddressFamily.InterNetwork).FirstOrDefault();
        }
        catch (Exception fault) when (fault is SocketException or ArgumentException)
        {
            return null;
        }
    }
}
