using Coordination.Orleans.Actors;
using Coordination.Plans;

namespace Coordination.Orleans.Proxies;

/// <summary>A hall's plan as its callers hold it.</summary>
internal sealed class PlanProxy(IPlanActor actor, Caller caller, Entry? entry) : IPlanGrain
{
    public async ValueTask<Reply<PlanReceipt>> PublishAsync(
        HallPlan plan, long? expectedVersion, CommandMeta meta, CancellationToken cancellation = default) =>
        entry is not null
            ? await entry.RunAsync(
                caller,
                (actor, plan, expectedVersion, cancellation),
                meta,
                static (call, meta) => call.actor.PublishAsync(call.plan, call.expectedVersion, meta, call.cancellation),
                cancellation)
            : (await Caller.OnceAsync(
                (actor, plan, expectedVersion, meta, cancellation),
                static call => call.actor.PublishAsync(call.plan, call.expectedVersion, call.meta, call.cancellation)))!;

    public ValueTask<PublishedPlan?> ReadAsync(CancellationToken cancellation = default) =>
        caller.RepeatAsync((actor, cancellation), static call => call.actor.ReadAsync(call.cancellation), isCommand: false, cancellation);

    public ValueTask<PublishedPlan?> ReadVersionAsync(long version, CancellationToken cancellation = default) =>
        caller.RepeatAsync((actor, version, cancellation), static call => call.actor.ReadVersionAsync(call.version, call.cancellation), isCommand: false, cancellation);
}
