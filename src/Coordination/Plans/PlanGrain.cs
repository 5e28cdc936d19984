using Coordination.Centres;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;

namespace Coordination.Plans;

/// <summary>A hall's plan in memory.</summary>
internal sealed class PlanGrain(CentreId centre, HallServices services)
    : EventSourcedGrain<PlanState, PublishPlan, PlanPublished, NoInput>(GrainKey.OfPlan(centre), Behaviour, services), IPlanGrain
{
    private static readonly PlanBehaviour Behaviour = new();

    private readonly HallServices _services = services;

    /// <inheritdoc />
    public async ValueTask<Reply<PlanReceipt>> PublishAsync(
        HallPlan plan, long? expectedVersion, CommandMeta meta, CancellationToken cancellation = default)
    {
        if (plan.Centre != centre)
        {
            return Reply.Refused<PlanReceipt>(
                RefusalCodes.Invalid, $"The plan is for centre '{plan.Centre}', not for '{centre}'; correct one of them.", "centre");
        }

        var turn = await HandleAsync(new PublishPlan(plan, expectedVersion), meta, default);
        if (turn.Refusal is { } refusal)
        {
            return Reply.Refused<PlanReceipt>(refusal);
        }

        if (!turn.Repeated)
        {
            _services.Plans.Publish(centre, Durable.ToPublished()!);
            await _services.Grains.Centre(centre).ObservePlanAsync(turn.Version);
        }

        return Reply.Of(new PlanReceipt(turn.Version));
    }

    /// <inheritdoc />
    public ValueTask<PublishedPlan?> ReadAsync(CancellationToken cancellation = default) =>
        new(Durable.ToPublished());

    /// <inheritdoc />
    public async ValueTask<PublishedPlan?> ReadVersionAsync(long version, CancellationToken cancellation = default)
    {
        if (version == DurableVersion && version > 0)
        {
            return Durable.ToPublished();
        }

        await foreach (var entry in _services.Journal.ReadHistoryAsync(Key, version - 1, cancellation))
        {
            return entry.Event.Version == version && !PersonalEvents.IsName(entry.Event.Type)
                ? new PublishedPlan(version, entry.Event.At, Behaviour.ReadEvent(entry.Event.Type, entry.Event.Payload.Span).Plan)
                : null;
        }

        return null;
    }
}
