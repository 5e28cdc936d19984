using Orleans.Runtime;
using Orleans.Runtime.Services;

namespace Coordination.Orleans.Partitions;

/// <summary>The way to another silo's <see cref="IPeerService"/>.</summary>
internal sealed class PeerClient(IServiceProvider services) : GrainServiceClient<IPeerService>(services)
{
    public IPeerService At(SiloAddress silo) => GetGrainService(silo);
}
