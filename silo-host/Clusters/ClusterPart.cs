using System.Net;
using Coordination.Orleans.Hosting;

namespace Coordination.SiloHost.Clusters;

/// <summary>Which part this process takes, and where others reach it.</summary>
internal sealed record ClusterPart
{
    /// <summary>The part.</summary>
    public HostRole Role { get; init; }

    /// <summary>Which cluster.</summary>
    public string Id { get; init; } = CoordinationClusterOptions.DefaultClusterId;

    /// <summary>The port for other silos; the usual one, or a free one, when null.</summary>
    public int? SiloPort { get; init; }

    /// <summary>The port for clients; the usual one, or a free one, when null.</summary>
    public int? GatewayPort { get; init; }

    /// <summary>The address by which others reach it.</summary>
    public IPAddress Advertise { get; init; } = IPAddress.Loopback;

    /// <summary>TLS to the others; none when null.</summary>
    public ClusterTls? Tls { get; init; }
}
