using System.Net;
using Coordination.TestKit.Ports;

namespace Coordination.Partitions.Networks;

/// <summary>This machine's loopback, which cannot be cut.</summary>
internal sealed class LoopbackNetwork(int silos) : ISiloNetwork
{
    public IReadOnlyList<SiloPlace> Places { get; } =
        [.. Enumerable.Range(0, silos).Select(_ => new SiloPlace(IPAddress.Loopback, FreePort.Next(), FreePort.Next(), FreePort.Next()))];

    public IPAddress Shared => IPAddress.Loopback;

    public IDisturbance? Disturbance => null;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
