using Coordination.Centres;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans.Previews;

namespace Coordination.Plans;

/// <summary>A hall's plan in memory.</summary>
internal sealed class PlanGrain(CentreId centre, HallServices services)
    : EventSourcedGrain<PlanState, PlanCommand, PlanEvent, StaffNames>(GrainKey.OfPlan(centre), Behaviour, services), IPlanGrain
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

        if (await FindObstacleAsync(plan, expectedVersion, meta, cancellation) is { } obstacle)
        {
            return Reply.Refused<PlanReceipt>(obstacle);
        }

        var touched = await LookAsync(plan, expectedVersion, meta, cancellation);
        return await AnswerAsync(await HandleAsync(new PublishPlan(plan, expectedVersion, reason), meta, _named.Names), StaffNames.Of(PlanForm.Complete(plan)), cancellation, touched);
    }

    /// <inheritdoc />
    public async ValueTask<Reply<PlanReceipt>> ApproveAsync(long proposal, CommandMeta meta, Reason reason, CancellationToken cancellation = default)
    {
        var proposed = await ReadProposalAsync(cancellation) is { } waiting && waiting.Number == proposal ? waiting : null;
        var names = proposed is null ? StaffNames.None : StaffNames.Of(proposed.Plan);
        var approval = new ApprovePlan(proposal, reason);
        if (!await IsRepeatedAsync(meta) && await FindObstacleAsync(approval, meta, names, cancellation) is { } obstacle)
        {
            return Reply.Refused<PlanReceipt>(obstacle);
        }

        var touched = proposed is null ? null : await LookAsync(proposed.Plan, meta, cancellation);
        return await AnswerAsync(await HandleAsync(approval, meta, names), names, cancellation, touched);
    }

    /// <inheritdoc />
    public async ValueTask<Reply<PlanReceipt>> DeclineAsync(long proposal, CommandMeta meta, Reason reason, CancellationToken cancellation = default) =>
        await AnswerAsync(await HandleAsync(new DeclinePlan(proposal, reason), meta, StaffNames.None), StaffNames.None, cancellation);

    /// <remarks>The names of the plan that counts, and of the one that waits, are in use: publish one without them first.</remarks>
    /// <inheritdoc />
    protected override bool MayErase(JournalEvent happened) => happened.Version != Durable.Version && happened.Version != Durable.Proposal?.Number;

    /// <inheritdoc />
    public async ValueTask<ProposedPlan?> ReadProposalAsync(CancellationToken cancellation = default) =>
        Durable is { Proposal: { } waiting } state && await ReadEntryAsync(waiting.Number, cancellation) is { } entry
            ? new ProposedPlan(waiting.Number, waiting.At, waiting.By, state.Version, StaffNames.Read(entry.Event.Personal).In(waiting.Plan))
            : null;

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

        return await ReadEntryAsync(version, cancellation) is { } entry && Behaviour.ReadEvent(entry.Event.Type, entry.Event.Payload.Span) is PlanPublished published
            ? new PublishedPlan(version, entry.Event.At, StaffNames.Read(entry.Event.Personal).In(published.Plan))
            : null;
    }

    private async ValueTask<Reply<PlanReceipt>> AnswerAsync(Turn<PlanState> turn, StaffNames names, CancellationToken cancellation, PlanPreview? touched = null)
    {
        if (turn.Refusal is { } refusal)
        {
            return Reply.Refused<PlanReceipt>(refusal);
        }

        if (turn.Repeated)
        {
            return Reply.Of(await RepeatedReceiptAsync(turn, cancellation));
        }

        if (turn.Version == turn.State.Version)
        {
            Name(turn.Version, names);
            _services.Plans.Publish(centre, Published()!);
            await _services.Grains.Centre(centre).ObservePlanAsync(turn.Version);
        }

        // A plan that is proposed is none yet.
        var receipt = new PlanReceipt(turn.State.Version) { Proposal = turn.State.Proposal?.Number };
        return Reply.Of(touched is null || receipt.Proposal is not null
            ? receipt
            : receipt with { Bookings = touched.Bookings, BookingCount = touched.BookingCount, Work = touched.Work });
    }

    // As it was answered at first, whatever was proposed and published since. That texts were read or erased makes no new plan.
    private async ValueTask<PlanReceipt> RepeatedReceiptAsync(Turn<PlanState> turn, CancellationToken cancellation) =>
        await ReadEntryAsync(turn.Version, cancellation) is { } first
            ? Behaviour.ReadEvent(first.Event.Type, first.Event.Payload.Span) switch
            {
                PlanPublished => new PlanReceipt(turn.Version),
                PlanProposed proposed => new PlanReceipt(proposed.Replaces) { Proposal = turn.Version },
                _ => new PlanReceipt(turn.State.Version),
            }
            : new PlanReceipt(turn.State.Version);

    // Only where it may be approved at all: else that is the answer.
    private async ValueTask<Refusal?> FindObstacleAsync(ApprovePlan approval, CommandMeta meta, StaffNames names, CancellationToken cancellation)
    {
        var state = Durable;
        var context = new DecisionContext<StaffNames>(_services.Time.GetUtcNow(), _services.Journal.Installation.OnRecord(meta.By), names);
        return state is { Plan: { } published, Proposal: { } waiting } && PlanObstacles.MayBe(published, waiting.Plan) && Behaviour.Decide(state, approval, context).Refusal is null
            ? await PlanObstacles.FindAsync(_services.Journal, published, waiting.Plan, cancellation)
            : null;
    }

    // What is repeated is answered again, and what has faults or is of another version is refused as such. A proposal is looked at when it is approved.
    private async ValueTask<Refusal?> FindObstacleAsync(HallPlan plan, long? expectedVersion, CommandMeta meta, CancellationToken cancellation)
    {
        var state = Durable;
        return state.Plan is { PublishedByTwo: false } published && (expectedVersion ?? state.Version) == state.Version && PlanObstacles.MayBe(published, plan) && PlanCheck.Check(plan).IsEmpty && !await IsRepeatedAsync(meta)
            ? await PlanObstacles.FindAsync(_services.Journal, published, plan, cancellation)
            : null;
    }

    // Where it is published by two, that is looked at when it is approved.
    private async ValueTask<PlanPreview?> LookAsync(HallPlan plan, long? expectedVersion, CommandMeta meta, CancellationToken cancellation) =>
        Durable is { Plan.PublishedByTwo: false } state && (expectedVersion ?? state.Version) == state.Version ? await LookAsync(plan, meta, cancellation) : null;

    private async ValueTask<PlanPreview?> LookAsync(HallPlan plan, CommandMeta meta, CancellationToken cancellation)
    {
        if (Published() is not { } published || !PlanCheck.Check(plan).IsEmpty || !RecordLook.MayTouch(published.Plan, plan) || await IsRepeatedAsync(meta))
        {
            return null;
        }

        var preview = new PlanPreview { Centre = centre, Version = published.Version, At = _services.Time.GetUtcNow(), Differences = [], DifferenceCount = 0 };
        return await new RecordLook(_services.Journal, ReadVersionAsync).LookAsync(preview, published, plan, cancellation);
    }

    private PublishedPlan? Published()
    {
        var named = _named;
        return Durable.ToPublished(named.Names);
    }

    private void Name(long version, StaffNames names)
    {
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
