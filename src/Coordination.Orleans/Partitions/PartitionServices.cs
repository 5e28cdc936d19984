using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Coordination.Orleans.Partitions;

/// <summary>Adds the watch for cuts that leave every silo alive.</summary>
internal static class PartitionServices
{
    /// <summary>Has a silo of several watch its connections, and settle with the others which of them leaves when some are cut.</summary>
    public static void WatchPartitions(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<OwnLateness>();
        silo.Services.AddSingleton<DatabaseLink>();
        silo.Services.AddSingleton<PeerClient>();
        silo.Services.AddSingleton<PeerLinks>();
        silo.Services.AddSingleton<PartitionWatch>();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<PartitionWatch>());
        silo.AddGrainService<PeerService>();
    }
}
