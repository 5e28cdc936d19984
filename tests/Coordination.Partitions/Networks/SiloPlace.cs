using System.Net;

namespace Coordination.Partitions.Networks;

/// <summary>Where a silo stands: the address by which everybody reaches it, its ports, and how a program gets there.</summary>
internal sealed record SiloPlace(IPAddress Address, int HttpPort, int SiloPort, int GatewayPort)
{
    /// <summary>The command line that a program is run by; empty where it is here already.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Where it serves.</summary>
    public Uri Http => new($"http://{Address}:{HttpPort}");
}
