using System.Globalization;
using System.Net;

namespace Coordination.Partitions.Networks;

/// <summary>A network namespace for each silo, each joined by a cable of its own to one bridge, where the database and the clients are.</summary>
/// <remarks>
/// Its addresses are of the range that is kept for tests of networks (RFC 2544). What is between two silos is dropped where it would
/// arrive, in the namespace of the one that is sent to; so this machine's own rules are left alone. Names hold the id of this process.
/// </remarks>
internal sealed class NamespaceNetwork : ISiloNetwork
{
    private const int HttpPort = 5080;
    private const int SiloPort = 11111;
    private const int GatewayPort = 30000;
    private const int Prefix = 24;
    private const int FirstHost = 11;

    private readonly string _bridge = NetworkNames.Bridge(Environment.ProcessId);
    private readonly byte _third;
    private readonly int _silos;

    private NamespaceNetwork(int silos, byte third)
    {
        (_silos, _third) = (silos, third);
        Shared = Address(1);
        Places = [.. Enumerable.Range(0, silos).Select(n => new SiloPlace(Address(FirstHost + n), HttpPort, SiloPort, GatewayPort) { By = ["ip", "netns", "exec", Space(n)] })];
    }

    public IReadOnlyList<SiloPlace> Places { get; }

    public IPAddress Shared { get; }

    public IDisturbance? Disturbance { get; private set; }

    /// <summary>Makes one.</summary>
    /// <exception cref="NetworkException">It cannot be had here; the message says why.</exception>
    public static async Task<NamespaceNetwork> MakeAsync(int silos)
    {
        var network = new NamespaceNetwork(silos, await FreeAsync());
        try
        {
            await network.BuildAsync();
            return network;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        for (var n = 0; n < _silos; n++)
        {
            await Leftovers.RemoveSpaceAsync(Space(n));
        }

        await Tools.CanAsync(() => Tools.IpAsync("link", "delete", _bridge));
    }

    private async Task BuildAsync()
    {
        await Tools.IpAsync("link", "add", _bridge, "type", "bridge");
        await Tools.IpAsync("address", "add", $"{Shared}/{Prefix}", "dev", _bridge);
        await Tools.IpAsync("link", "set", _bridge, "up");
        for (var n = 0; n < _silos; n++)
        {
            await BuildAsync(Space(n), Cable(n), Places[n].Address);
        }

        Disturbance = await NamespaceDisturbance.OpenAsync(this, [.. Enumerable.Range(0, _silos).Select(n => (Space(n), Cable(n)))]);
    }

    private async Task BuildAsync(string space, string cable, IPAddress address)
    {
        await Tools.IpAsync("netns", "add", space);
        await Tools.IpAsync("link", "add", cable, "type", "veth", "peer", "name", NamespaceDisturbance.Link, "netns", space);
        await Tools.IpAsync("link", "set", cable, "master", _bridge, "up");
        await Tools.IpAsync("-n", space, "address", "add", $"{address}/{Prefix}", "dev", NamespaceDisturbance.Link);
        await Tools.IpAsync("-n", space, "link", "set", NamespaceDisturbance.Link, "up");
        await Tools.IpAsync("-n", space, "link", "set", "lo", "up");
    }

    // Several processes may test at once.
    private static async Task<byte> FreeAsync()
    {
        var taken = await Tools.IpAsync("-o", "-4", "address", "show");
        return (byte)Enumerable.Range(Environment.ProcessId, 256).Select(n => n % 256)
            .First(third => !taken.Contains(string.Create(CultureInfo.InvariantCulture, $" 198.18.{third}."), StringComparison.Ordinal));
    }

    private static string Space(int n) => NetworkNames.Space(Environment.ProcessId, n);

    private static string Cable(int n) => NetworkNames.Cable(Environment.ProcessId, n);

    private IPAddress Address(int host) => new([198, 18, _third, (byte)host]);
}
