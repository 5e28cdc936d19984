using Coordination.Orleans.Grains;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Coordination.Orleans.Partitions;

/// <summary>Answers the other silos.</summary>
internal sealed class PeerService(GrainId id, Silo silo, ILoggerFactory logs, PartitionWatch watch) : GrainService(id, silo, logs), IPeerService, IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context) => ClientCalls.InvokeAsync(context);

    public ValueTask<SiloReport> ReportAsync() => new(watch.Report());

    // Nobody waits: this silo's process may end by it.
    public ValueTask ExpelAsync(string why)
    {
        watch.Expelled(why);
        return ValueTask.CompletedTask;
    }
}
