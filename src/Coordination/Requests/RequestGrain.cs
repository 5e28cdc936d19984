using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests.Events;
using Coordination.Staff;
using Coordination.Telemetry;

namespace Coordination.Requests;

/// <summary>A request in memory: decides by <see cref="RequestBehaviour"/>, writes by the journal, and tells its centre.</summary>
internal sealed class RequestGrain : EventSourcedGrain<RequestState, RequestCommand, RequestEvent, RequestInput>, IRequestPeer
{
    private readonly RequestId _id;
    private readonly HallServices _services;

    public RequestGrain(RequestId id, HallServices services, GrainBehaviour<RequestState, RequestCommand, RequestEvent, RequestInput> behaviour)
        : base(GrainKey.Of(id), behaviour, services)
    {
        _id = id;
        _services = services;
    }

    /// <summary>A closed request is seldom asked for again, and one that was never submitted may be anybody's invention; storage answers then.</summary>
    public override bool IsCompleted => DurableVersion == 0 || !Durable.Status.IsOpen();

    /// <summary>The hall it belongs to; null while nothing is on record.</summary>
    public CentreId? Hall => DurableVersion > 0 ? Durable.Centre : null;

    /// <inheritdoc />
    public async ValueTask<Reply<RequestReceipt>> ExecuteAsync(
        RequestCommand command, CommandMeta meta, CancellationToken cancellation = default)
    {
        try
        {
            var turn = command is GiveItem give ? await GiveAsync(give, meta, cancellation) : await DecideAsync(command, meta, cancellation);
            _services.Meters.Observe(turn);
            if (turn.Refusal is { } refusal)
            {
                return Reply.Refused<RequestReceipt>(refusal);
            }

            Notify();
            return Reply.Of(Receipt(turn, command));
        }
        catch (CommitUnknownException)
        {
            var hall = (command as SubmitRequest)?.Centre ?? Durable.Centre;
            _services.Background.Start("Telling the centre what became of a commit", () => TellFromStorageAsync(hall));
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask<Reply<RequestRouting>> DispatchAsync(
        RequestCommand command, CommandMeta meta, CancellationToken cancellation = default)
    {
        var turn = await DecideAsync(command, meta, cancellation);
        _services.Meters.Observe(turn);
        return turn.Refusal is { } refusal ? Reply.Refused<RequestRouting>(refusal) : Reply.Of(RequestRouting.Of(Durable));
    }

    /// <inheritdoc />
    public override async ValueTask<Reply<NoteReceipt>> NoteAsync(PersonalNote note, CommandMeta meta, CancellationToken cancellation)
    {
        try
        {
            var reply = await base.NoteAsync(note, meta, cancellation);
            if (!reply.IsRefused)
            {
                Notify();
            }

            return reply;
        }
        catch (CommitUnknownException)
        {
            var hall = Durable.Centre;
            _services.Background.Start("Telling the centre what became of a commit", () => TellFromStorageAsync(hall));
            throw;
        }
    }

    /// <inheritdoc />
    protected override ImmutableArray<string> NamesOf(IEnumerable<JournalEvent> texts) =>
        [.. texts.Select(text => PersonalKinds.Of(text.Type)).Distinct().Order().Select(PersonalKinds.NameOf)];

    /// <inheritdoc />
    public ValueTask<RequestState?> ReadAsync(CancellationToken cancellation = default) =>
        new(DurableVersion == 0 ? null : Durable);

    /// <inheritdoc />
    public async ValueTask<RequestRouting?> ReadRoutingAsync(long atLeast = 0, CancellationToken cancellation = default)
    {
        await WhenWrittenAsync();
        if (DurableVersion < atLeast)
        {
            Drop();
            throw new GrainDroppedException(Key);
        }

        return DurableVersion == 0 ? null : RequestRouting.Of(Durable);
    }

    // Who asks may have lost the answer to a command whose commit is still on its way: "not yet" would be taken for "not".
    private async ValueTask WhenWrittenAsync()
    {
        try
        {
            await ReadNewestAsync();
        }
        catch (CoordinationException) when (IsDropped)
        {
            throw new GrainDroppedException(Key);
        }
    }

    // The centre gives them nothing else until it knows that they have this, so what they hold never exceeds their room.
    private async ValueTask<Turn<RequestState>> GiveAsync(GiveItem give, CommandMeta meta, CancellationToken cancellation)
    {
        var state = Durable.Plan > 0 ? Durable : await ReadNewestAsync();
        var current = state.Plan > 0 ? await _services.Plans.ReadCurrentAsync(state.Centre, cancellation) : null;
        if (current?.Staff.ContainsKey(give.Staff) != true || await IsRepeatedAsync(meta))
        {
            return await DecideAsync(give, meta, cancellation);
        }

        var centre = _services.Grains.Centre(state.Centre);
        var plan = await _services.Plans.GetAsync(state.Centre, state.Plan, cancellation);
        var receiver = await centre.WithdrawStaffAsync(give.Staff);
        try
        {
            return await HandleAsync(give, meta, new RequestInput(plan, Current: current, Receiver: receiver), new Fence(state.Centre, receiver.Epoch));
        }
        catch (FencedException fenced)
        {
            // Nothing was written. Where the centre has only gone on under a new epoch, the command is as good as new.
            await centre.ObserveFencedAsync(fenced.Epoch);
            throw new GrainDroppedException(Key);
        }
        finally
        {
            _services.Background.Start("Ending a withdrawal", () => EndAsync(centre, give.Staff, receiver));
        }
    }

    private async ValueTask EndAsync(ICentrePeer centre, StaffId staff, Withdrawal withdrawal)
    {
        var isInformed = false;
        try
        {
            await centre.ObserveAsync(RequestRouting.Of(await ReadNewestAsync()));
            isInformed = true;
        }
        finally
        {
            await centre.EndWithdrawalAsync(staff, withdrawal.Number, isInformed);
        }
    }

    // Plan and conditions are in memory but for the first time: no state machine then.
    private ValueTask<Turn<RequestState>> DecideAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation)
    {
        var state = Durable;
        return state.Plan > 0 && TryFindInput(state, command, out var input)
            ? HandleAsync(command, meta, input, FenceOf(state, command))
            : state.Plan == 0 && command is SubmitRequest submission ? SubmitAsync(submission, meta, cancellation)
            : FindPlanAndDecideAsync(command, meta, cancellation);
    }

    private ValueTask<Turn<RequestState>> SubmitAsync(SubmitRequest submission, CommandMeta meta, CancellationToken cancellation)
    {
        var input = FindInputAsync(submission, cancellation);
        return input.IsCompletedSuccessfully ? HandleAsync(submission, meta, input.Result) : HandleOnceFoundAsync(submission, meta, input);
    }

    private async ValueTask<Turn<RequestState>> HandleOnceFoundAsync(SubmitRequest submission, CommandMeta meta, ValueTask<RequestInput> input) =>
        await HandleAsync(submission, meta, await input);

    private async ValueTask<RequestInput> FindInputAsync(SubmitRequest submission, CancellationToken cancellation) =>
        await _services.Plans.CurrentAsync(submission.Centre, cancellation) is { } plan
            ? new RequestInput(plan, await _services.Grains.Centre(submission.Centre).ReadConditionsAsync(cancellation))
            : default;

    // What has no plan on disk yet may be about to have one: a command on a request that is just being submitted waits for it.
    private async ValueTask<Turn<RequestState>> FindPlanAndDecideAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation)
    {
        var state = Durable.Plan > 0 ? Durable : await ReadNewestAsync();
        var plan = state.Plan > 0 ? await _services.Plans.GetAsync(state.Centre, state.Plan, cancellation) : null;
        var current = plan is null ? null
            : NewestOf(command) is { } newest ? await _services.Plans.GetAsync(state.Centre, newest, cancellation)
            : AssigneeOf(command) is not null || NeedsCurrentPlan(command) ? await _services.Plans.ReadCurrentAsync(state.Centre, cancellation)
            : await _services.Plans.CurrentAsync(state.Centre, cancellation);
        var clock = plan is null ? null : await ReadClockPlanAsync(command is MoveClock ? await ReadNewestAsync() : state, cancellation);
        return await HandleAsync(command, meta, new RequestInput(plan, Current: Newer(current, plan), Clock: clock), FenceOf(state, command));
    }

    // Whatever moves it, or sets it anew, meanwhile goes by a plan as new as this one.
    private async ValueTask<ActivePlan?> ReadClockPlanAsync(RequestState state, CancellationToken cancellation) =>
        state.Clock is { Plan: > 0 and var version } ? await _services.Plans.GetAsync(state.Centre, version, cancellation) : null;

    private static ActivePlan? Newer(ActivePlan? current, ActivePlan? plan) => current?.Version >= plan?.Version ? current : null;

    // Whom the plan that is known here does not name may have joined by a newer one: false then, and it is read.
    private bool TryFindInput(RequestState state, RequestCommand command, out RequestInput input)
    {
        ActivePlan? plan = null, current = null, clock = null;
        var isFound = !NeedsCurrentPlan(command) && _services.Plans.TryFind(state.Centre, state.Plan, out plan)
            && _services.Plans.TryFindCurrent(state.Centre, out current)
            && (AssigneeOf(command) is not { } staff || current.Staff.ContainsKey(staff))
            && (state.Clock is not { Plan: > 0 and var version } || version == current.Version || _services.Plans.TryFind(state.Centre, version, out clock));
        input = new RequestInput(plan, Current: Newer(current, plan), Clock: clock);
        return isFound;
    }

    private static StaffId? AssigneeOf(RequestCommand command) => command switch
    {
        OfferItem offer => offer.Staff,
        AssignItem assign => assign.Staff,
        GiveItem give => give.Staff,
        _ => null,
    };

    // Rare ones, and where an item goes must not depend on how new the plan is that is known here.
    private static bool NeedsCurrentPlan(RequestCommand command) => command is TransferItem or ReviewObjection or ReopenRequest or MoveAppointment or RecordAbsence || NewestOf(command) is not null;

    // The centre says which plan it goes by, so that thousands of requests need not ask for it.
    private static long? NewestOf(RequestCommand command) => command switch
    {
        MoveFromFormerDepartments move => move.Plan,
        MoveClock move => move.Plan,
        _ => null,
    };

    private static Fence? FenceOf(RequestState state, RequestCommand command) => command switch
    {
        OfferItem offer => new Fence(state.Centre, offer.Epoch),
        AssignItem assign => new Fence(state.Centre, assign.Epoch),
        _ => null,
    };

    // The centre looks at the newest state on disk, so it does not matter in which order two of these run.
    private void Notify() => _services.Background.Start("Telling the centre", this, static grain =>
    {
        var routing = RequestRouting.Of(grain.Durable);
        return Tracing.IsWanted
            ? ObservedAsync(grain._services.Grains.Centre(routing.Centre), routing)
            : grain._services.Grains.Centre(routing.Centre).ObserveAsync(routing);
    });

    private static async ValueTask ObservedAsync(ICentrePeer centre, RequestRouting routing)
    {
        using var span = Tracing.StartObserve(routing.Centre.ToString(), routing.Request.ToString());
        await centre.ObserveAsync(routing);
    }

    // Where storage does not say, the centre looks at the record once it does.
    private async ValueTask TellFromStorageAsync(CentreId hall)
    {
        try
        {
            if (await _services.Grains.Request(_id).ReadRoutingAsync() is { } routing)
            {
                await _services.Grains.Centre(routing.Centre).ObserveAsync(routing);
            }
        }
        catch (CoordinationException)
        {
            await _services.Grains.Centre(hall).CompareAgainAsync();
            throw;
        }
    }

    private RequestReceipt Receipt(in Turn<RequestState> turn, RequestCommand command) => command is SubmitRequest
        ? new(_id, turn.Version, StatusAfter(turn), turn.State.Reasons) { TrackingCode = _services.Journal.Installation.TrackingCodeOf(_id) }
        : new(_id, turn.Version, StatusAfter(turn), []);

    private static RequestStatus StatusAfter(in Turn<RequestState> turn) =>
        RequestStatusNames.TryParse(turn.Status, out var status) ? status : turn.State.Status;
}
