using System.Globalization;
using System.Net;

namespace Coordination.Partitions.Networks;

/// <summary>Drops, by rules of nftables within the silos' namespaces, and narrow links, by the kernel's token bucket.</summary>
internal sealed class NamespaceDisturbance : IDisturbance
{
    /// <summary>A silo's end of its cable.</summary>
    public const string Link = "eth0";

    private const string Table = "ip coordination";
    private const int BurstBytes = 3000;
    private const int LatencyMilliseconds = 400;

    private readonly NamespaceNetwork _network;
    private readonly IReadOnlyList<(string Space, string Cable)> _silos;
    private readonly HashSet<int> _slow = [];

    private NamespaceDisturbance(NamespaceNetwork network, IReadOnlyList<(string Space, string Cable)> silos) => (_network, _silos) = (network, silos);

    public bool CanSlow { get; private set; }

    public bool CanLose { get; private set; }

    public int DatabasePort { get; set; }

    /// <summary>Makes empty chains everywhere, and finds out what the kernel can do.</summary>
    /// <exception cref="NetworkException">nftables are not to be had here.</exception>
    public static async Task<NamespaceDisturbance> OpenAsync(NamespaceNetwork network, IReadOnlyList<(string Space, string Cable)> silos)
    {
        var disturbance = new NamespaceDisturbance(network, silos);
        foreach (var (space, _) in silos)
        {
            await Tools.WithinAsync(space, "nft", $"add table {Table}; {Chain("input")}; {Chain("output")}");
        }

        disturbance.CanLose = await Tools.CanAsync(() => disturbance.LoseAsync(0, percent: 1));
        disturbance.CanSlow = await Tools.CanAsync(() => disturbance.SlowAsync(0, kilobits: 1000));
        await disturbance.HealAsync();
        return disturbance;
    }

    public Task DropAsync(int from, int to) => AddAsync(to, $"input ip saddr {Address(from)} drop");

    public Task CutDatabaseAsync(int silo) => AddAsync(
        silo, string.Create(CultureInfo.InvariantCulture, $"output ip daddr {_network.Shared} tcp dport {DatabasePort} drop"), FromDatabase());

    public Task DropFromDatabaseAsync(int silo) => AddAsync(silo, FromDatabase());

    public Task IsolateAsync(int silo) => AddAsync(silo, $"input iifname != lo drop", "output oifname != lo drop");

    public Task LoseAsync(int silo, int percent)
    {
        var chance = string.Create(CultureInfo.InvariantCulture, $"numgen random mod 100 < {percent} drop");
        return AddAsync(silo, $"input iifname != lo {chance}", $"output oifname != lo {chance}");
    }

    public async Task SlowAsync(int silo, int kilobits)
    {
        string[] bucket = ["root", "tbf", "rate", $"{Text(kilobits)}kbit", "burst", Text(BurstBytes), "latency", $"{Text(LatencyMilliseconds)}ms"];
        _slow.Add(silo);
        await Tools.WithinAsync(_silos[silo].Space, ["tc", "qdisc", "replace", "dev", Link, .. bucket]);
        await Tools.RunAsync(["tc", "qdisc", "replace", "dev", _silos[silo].Cable, .. bucket]);
    }

    public async Task HealAsync()
    {
        foreach (var (space, _) in _silos)
        {
            await Tools.WithinAsync(space, "nft", $"flush table {Table}");
        }

        foreach (var silo in _slow)
        {
            await Tools.CanAsync(() => Tools.WithinAsync(_silos[silo].Space, "tc", "qdisc", "delete", "dev", Link, "root"));
            await Tools.CanAsync(() => Tools.RunAsync("tc", "qdisc", "delete", "dev", _silos[silo].Cable, "root"));
        }

        _slow.Clear();
    }

    private Task AddAsync(int silo, params string[] rules) =>
        Tools.WithinAsync(_silos[silo].Space, "nft", string.Join("; ", rules.Select(rule => $"add rule {Table} {rule}")));

    private string FromDatabase() =>
        string.Create(CultureInfo.InvariantCulture, $"input ip saddr {_network.Shared} tcp sport {DatabasePort} drop");

    private IPAddress Address(int silo) => _network.Places[silo].Address;

    private static string Chain(string hook) => $"add chain {Table} {hook} {{ type filter hook {hook} priority 0; policy accept; }}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
