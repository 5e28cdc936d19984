using System.Net;

namespace Coordination.SiloHost.Clusters;

/// <summary>Which part this process takes in a cluster.</summary>
/// <param name="IsClient">Whether it only calls the silos, and is none.</param>
/// <param name="Id">Which cluster.</param>
/// <param name="SiloPort">The port for other silos.</param>
/// <param name="GatewayPort">The port for clients.</param>
/// <param name="Advertise">The address by which others reach it.</param>
internal sealed record ClusterPart(bool IsClient, string Id, int SiloPort, int GatewayPort, IPAddress Advertise);
