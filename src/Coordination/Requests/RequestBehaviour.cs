using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests.Deciding;
using Coordination.Requests.Events;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests;

/// <summary>What makes a request: its whole life, as decisions and their effects.</summary>
/// <remarks>
/// A submission is decided under the published plan; every later command under the plan that the request was admitted
/// under. A member of staff's command counts only from who holds the item. Offers and assignments carry the centre's
/// epoch; the host fences their commit with it.
/// </remarks>
internal sealed partial class RequestBehaviour : GrainBehaviour<RequestState, RequestCommand, RequestEvent, RequestInput>
{
    /// <inheritdoc />
    public override GrainKind Kind => GrainKind.Request;

    /// <inheritdoc />
    public override RequestState Initial(GrainKey key) =>
        RequestId.TryParse(key.Id, out var id)
            ? new RequestState { Id = id }
            : throw new ArgumentException($"'{key}' is not the key of a request.", nameof(key));

    /// <inheritdoc />
    public override Decided Decide(RequestState state, RequestCommand command, in DecisionContext<RequestInput> context) =>
        command is SubmitRequest submission ? Admission.Submit(state, submission, context)
        : state.Status == RequestStatus.None ? Decided.No(RefusalCodes.NotFound, $"There is no request {state.Id}.")
        : command is EngineCommand && context.By.Kind != ActorKind.Engine ? Decided.No(RefusalCodes.NotAllowed, "Only the engine gives this command.")
        : DecideNext(ClockMoves.Follow(new RequestTurn(state, context)), command);

    /// <inheritdoc />
    public override RequestState Apply(RequestState state, RequestEvent happened, in EventContext context) =>
        RequestHistory.Apply(state, happened, context);

    /// <inheritdoc />
    public override RequestState Touch(RequestState state, in EventContext context) => state with { Version = context.Version, ChangedAt = context.At };

    /// <inheritdoc />
    public override string StatusOf(RequestState state) => RequestStatusNames.Of(state.Status);

    /// <inheritdoc />
    public override Epoch EpochOf(RequestEvent happened) => happened switch
    {
        ItemOffered offered => new Epoch(offered.Epoch),
        ItemAssigned assigned => new Epoch(assigned.Epoch),
        _ => default,
    };

    private static Decided DecideNext(in RequestTurn turn, RequestCommand command) => Settlement.Settle(turn, StepReasons.With(turn, command, command switch
    {
        OfferItem offer => Offers.Offer(turn, offer),
        AcceptItem accept => Offers.Accept(turn, accept),
        DeclineItem decline => Offers.Decline(turn, decline),
        ExpireOffer expire => Offers.Expire(turn, expire),
        AssignItem assign => Offers.Assign(turn, assign),
        StartItem start => Work.Start(turn, start),
        HoldItem hold => Work.Hold(turn, hold),
        ResumeItem resume => Work.Resume(turn, resume),
        CompleteItem complete => Work.Complete(turn, complete),
        ReleaseItem release => Work.Release(turn, release),
        GiveItem give => Giving.Give(turn, give),
        AskDocuments ask => Documents.Ask(turn, ask),
        SupplyDocuments supply => Documents.Supply(turn, supply),
        TransferItem transfer => Transfers.Transfer(turn, transfer),
        ObjectToDispatch objection => Objections.Object(turn, objection),
        ReviewObjection review => Objections.Review(turn, review),
        ReportNoShow noShow => NoShows.Report(turn, noShow),
        CancelRequest cancel => Endings.Cancel(turn, cancel),
        EscalateRequest escalate => Escalations.Escalate(turn, escalate),
        RecordMissedServiceLevel => Escalations.Miss(turn),
        DeemConsent consent => Consent.Deem(turn, consent),
        HaltClock halt => ClockHalts.Halt(turn, halt),
        MoveClock => ClockMoves.Move(turn),
        MoveFromFormerDepartments => Moves.Move(turn),
        CloseForTheDay closing => DayEnds.Close(turn, closing),
        RateRequest rating => Endings.Rate(turn, rating),
        ReportArrival => Arrivals.Arrive(turn),
        StepBack stepping => Arrivals.StepBack(turn, stepping),
        ParkItem park => Arrivals.Park(turn, park),
        MoveAppointment move => Appointments.Move(turn, move),
        RecordAbsence => Arrivals.Miss(turn),
        ReopenRequest reopening => Endings.Reopen(turn, reopening),
        _ => throw new ArgumentException($"A request has no command '{command.GetType().Name}'.", nameof(command)),
    }));
}
