using Coordination.Centres;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;

namespace Coordination.Plans;

/// <summary>A hall's plan in memory.</summary>
internal sealed class PlanGrain(CentreId centre, HallServices services)
    : EventSourcedGrain<PlanState, PublishPlan, PlanPublished, StaffNames>(GrainKey.OfPlan(centre), Behaviour, services), IPlanGrain
{
    private static readonly PlanBehaviour Behaviour = new();

    private readonly HallServices _services = services;

    // The names of a version's people, which are not in its state.
    private volatile NamedVersion _named = new(0, StaffNames.None);

    /// <inheritdoc />
    public override async ValueTask ActivateAsync(CancellationToken cancellation)
    {
        await base.ActivateAsync(cancellation);
        if (Durable.Version > 0 && await ReadEntryAsync(Durable.Version, cancellation) is { } entry)
        {
            _named = new NamedVersion(entry.Event.Version, StaffNames.Read(entry.Event.Personal));
        }
    }

    /// <inheritdoc />
    public async ValueTask<Reply<PlanReceipt>> PublishAsync(
        HallPlan plan, long? expectedVersion, CommandMeta meta, Reason? reason = null, CancellationToken cancellation = default)
    {
        if (plan.Centre != centre)
        {
            return Reply.Refused<PlanReceipt>(
                RefusalCodes.Invalid, $"The plan is for centre '{plan.Centre}', not for '{centre}'; correct one of them.", "centre");
        }

        if (await FindLeaversAsync(plan, expectedVersion, meta, cancellation) is { Count: > 0 } leavers)
        {
            return Reply.Refused<PlanReceipt>(StaffLeaving.Refuse(leavers));
        }

        var turn = await HandleAsync(new PublishPlan(plan, expectedVersion, reason), meta, _named.Names);
        if (turn.Refusal is { } refusal)
        {
            return Reply.Refused<PlanReceipt>(refusal);
        }

        if (!turn.Repeated)
        {
            Name(turn.Version, plan);
            _services.Plans.Publish(centre, Published()!);
            await _services.Grains.Centre(centre).ObservePlanAsync(turn.Version);
        }

        // That its texts were read or erased makes no new plan.
        return Reply.Of(new PlanReceipt(Math.Min(turn.Version, turn.State.Version)));
    }

    /// <remarks>The names of the plan that counts are in use: publish one without them first.</remarks>
    /// <inheritdoc />
    protected override bool MayErase(JournalEvent happened) => happened.Version != Durable.Version;

    /// <inheritdoc />
    public ValueTask<PublishedPlan?> ReadAsync(CancellationToken cancellation = default) =>
        new(Published());

    /// <inheritdoc />
    public async ValueTask<PublishedPlan?> ReadVersionAsync(long version, CancellationToken cancellation = default)
    {
        if (version == Durable.Version && version > 0)
        {
            return Published();
        }

        return await ReadEntryAsync(version, cancellation) is { } entry
            ? new PublishedPlan(
                version, entry.Event.At, StaffNames.Read(entry.Event.Personal).In(Behaviour.ReadEvent(entry.Event.Type, entry.Event.Payload.Span).Plan))
            : null;
    }

    // What is repeated is answered again, and what is of another version is refused as such.
    private async ValueTask<IReadOnlyList<Leaver>> FindLeaversAsync(HallPlan plan, long? expectedVersion, CommandMeta meta, CancellationToken cancellation)
    {
        var state = Durable;
        return state.Plan is { } published && (expectedVersion ?? state.Version) == state.Version && StaffLeaving.LeavesOut(published, plan) && !await IsRepeatedAsync(meta)
            ? await StaffLeaving.FindAsync(_services.Journal, published, plan, cancellation)
            : [];
    }

    private PublishedPlan? Published()
    {
        var named = _named;
        return Durable.ToPublished(named.Names);
    }

    private void Name(long version, HallPlan plan)
    {
        var names = StaffNames.Of(PlanForm.Complete(plan));
        for (var known = _named; known.Version < version; known = _named)
        {
            Interlocked.CompareExchange(ref _named, new NamedVersion(version, names), known);
        }
    }

    private async ValueTask<JournalEntry?> ReadEntryAsync(long version, CancellationToken cancellation)
    {
        await foreach (var entry in _services.Journal.ReadHistoryAsync(Key, version - 1, cancellation))
        {
            return entry.Event.Version == version && !PersonalEvents.IsName(entry.Event.Type) ? entry : null;
        }

        return null;
    }

    private sealed record NamedVersion(long Version, StaffNames Names);
}
