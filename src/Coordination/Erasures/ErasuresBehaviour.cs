using System.Collections.Immutable;
using Coordination.Grains;
using Coordination.Identity;
using Coordination.Journal;
using Coordination.Requests.Deciding;
using Decided = Coordination.Grains.Decision<Coordination.Erasures.ErasuresState, Coordination.Erasures.ErasuresEvent>;

namespace Coordination.Erasures;

/// <summary>The decisions about people's data in a hall: two people stand behind whatever is erased or handed out. Pure.</summary>
internal sealed class ErasuresBehaviour()
    : JsonGrainBehaviour<ErasuresState, ErasuresCommand, ErasuresEvent, ErasuresInput>(ErasuresJson.Default, Codec)
{
    public const GrainKind Number = (GrainKind)7;

    /// <summary>The basis of what the plan does not keep any more.</summary>
    public const string Retention = "retention";

    /// <summary>The status while texts are being erased.</summary>
    public const string Erasing = "erasing";

    private static readonly EventCodec<ErasuresEvent> Codec = new(
        ErasuresJson.Default,
        ("erasures.searched", typeof(RequestsFound)),
        ("erasures.asked", typeof(ErasureAsked)),
        ("erasures.approved", typeof(ErasureApproved)),
        ("erasures.declined", typeof(ErasureDeclined)),
        ("erasures.texts-erased", typeof(TextsErased)),
        ("erasures.exported", typeof(ExportGiven)),
        ("erasures.held", typeof(TextsHeld)),
        ("erasures.hold-lifted", typeof(HoldLifted)),
        ("erasures.swept", typeof(TextsSwept)));

    private const int MostHolds = 1000;

    public override GrainKind Kind => Number;

    /// <summary>Which erasure or export an event has asked for or approved; null for none.</summary>
    public static long? NumberOf(JournalEvent happened) => PersonalEvents.IsName(happened.Type) ? null : Codec.Read(happened.Type, happened.Payload.Span) switch
    {
        ErasureAsked => happened.Version,
        ErasureApproved approved => approved.Number,
        _ => null,
    };

    public override ErasuresState Initial(GrainKey key) => new() { Hall = new CentreId(key.Id[..key.Id.IndexOf('/', StringComparison.Ordinal)]) };

    public override Decided Decide(ErasuresState state, ErasuresCommand command, in DecisionContext<ErasuresInput> context) =>
        !context.Input.IsThere ? Decided.No(RefusalCodes.NotFound, $"There is no hall '{state.Hall}': no plan was published for it.")
        : command is RecordErased or RecordSwept or SweepTexts ? Record(state, command, context.By)
        : IsOfTheAsker(state, command, context.By) ? Decided.No(RefusalCodes.SecondPerson, "Who has asked for it does not approve it: somebody else has to.", "number")
        : ReasonChecks.OnRecord(command.Reason) is { } unclear ? Decided.No(unclear)
        : context.Input.Fault is { } fault ? Decided.No(fault)
        : command switch
        {
            FindRequests find => Decided.Of(new RequestsFound(find.TrackingCode is null ? "contact" : "tracking-code", context.Input.Found) { Reason = find.Reason }),
            AskErasure ask => Ask(state, ask, context.Input),
            HoldTexts hold => Hold(state, hold),
            LiftHold lift => state.IsHeld(lift.Request)
                ? Decided.Of(new HoldLifted(lift.Request) { Reason = lift.Reason })
                : Decided.No(RefusalCodes.WrongState, "There is no hold on the texts of this request.", "request"),
            ApproveErasure approve => CheckWaits(state, approve.Number) is { } refusal ? Decided.No(refusal) : Approve(state, approve),
            DeclineErasure decline => CheckWaits(state, decline.Number) is { } refusal ? Decided.No(refusal)
                : Decided.Of(new ErasureDeclined(decline.Number) { Reason = decline.Reason }),
            RecordExport export => Export(state, export),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, "This command is not known to a hall's erasures."),
        };

    public override ErasuresState Apply(ErasuresState state, ErasuresEvent happened, in EventContext context) =>
        happened.ApplyTo(state, context) with { Version = context.Version, Since = context.At };

    public override ErasuresState Touch(ErasuresState state, in EventContext context) => state with { Version = context.Version, Since = context.At };

    public override ReadOnlyMemory<byte>? WritePersonal(ErasuresEvent happened) =>
        happened.WritePersonal() is { } personal ? personal : default(ReadOnlyMemory<byte>?);

    public override string StatusOf(ErasuresState state) =>
        state.Erasures.Any(known => known is { Stage: ErasureStage.Approved, IsUnderWay: true }) ? Erasing
        : state.Erasures.Any(known => known.Stage == ErasureStage.Asked) ? "asked"
        : "idle";

    public override DateTimeOffset ChangedAt(ErasuresState state) => state.Since;

    public override GrainRow Project(GrainKey key, ErasuresState state, long version, EventHash hash) => new()
    {
        Key = key,
        Centre = state.Hall,
        Status = StatusOf(state),
        IsOpen = true,
        Since = state.Since,
        Version = version,
        Hash = hash,
        State = WriteState(state),
    };

    private static Decided Hold(ErasuresState state, HoldTexts hold) =>
        state.IsHeld(hold.Request) ? Decided.No(RefusalCodes.WrongState, "The texts of this request are held already.", "request")
        : state.Holds.Length >= MostHolds ? Decided.No(RefusalCodes.WrongState, $"The hall has {MostHolds} holds already: lift those that are over.", "request")
        : Decided.Of(new TextsHeld(hold.Request) { Reason = hold.Reason });

    private static Refusal? CheckHolds(ErasuresState state, ErasureKind what, ImmutableArray<RequestId> requests) =>
        what == ErasureKind.Erase && state.Holds.FirstOrDefault(hold => requests.Contains(hold.Request)) is { } held
            ? new Refusal(RefusalCodes.LegalHold, $"The texts of request {held.Request} must be kept: lift the hold first, or leave the request out.", "requests")
            : null;

    private static Decided Ask(ErasuresState state, AskErasure ask, in ErasuresInput input) =>
        !Slug.IsValid(ask.Basis) ? Decided.No(TextChecks.Invalid("basis", $"is no basis: give a code, {Slug.Format}"))
        : !Enum.IsDefined(ask.What) ? Decided.No(TextChecks.Invalid("what", "is neither 'erase' nor 'export'"))
        : input.Found.IsDefaultOrEmpty && input.Grains.IsDefaultOrEmpty ? Decided.No(RefusalCodes.NotFound, "Nothing of this hall is found by it.")
        : CheckHolds(state, ask.What, input.Found) is { } held ? Decided.No(held)
        : Decided.Of(new ErasureAsked(ask.What, ask.Basis, input.Found) { Grains = input.Grains, Reason = ask.Reason });

    // Whether somebody may comes first, also where it was decided before: what else is to be mended is told to those who may.
    private static bool IsOfTheAsker(ErasuresState state, ErasuresCommand command, Actor by) =>
        command is ApproveErasure approve && state.Find(approve.Number)?.AskedBy.Id == by.Id;

    private static Decided Approve(ErasuresState state, ApproveErasure approve) => state.Find(approve.Number)! is var asked && CheckHolds(state, asked.What, asked.Requests) is { } held
        ? Decided.No(held)
        : Decided.Of(new ErasureApproved(approve.Number) { Reason = approve.Reason });

    private static Refusal? CheckWaits(ErasuresState state, long number) => state.Find(number) switch
    {
        null => NoSuch(number),
        { Stage: ErasureStage.Asked } => null,
        _ => new Refusal(RefusalCodes.WrongState, $"Number {number} was decided on already.", "number"),
    };

    private static Decided Export(ErasuresState state, RecordExport export) => state.Find(export.Number) switch
    {
        null => Decided.No(NoSuch(export.Number)),
        { What: ErasureKind.Export, Stage: ErasureStage.Approved } => Decided.Of(new ExportGiven(export.Number) { Reason = export.Reason }),
        { What: ErasureKind.Export } => Decided.No(RefusalCodes.WrongState, $"Number {export.Number} is not approved."),
        _ => Decided.No(RefusalCodes.WrongState, $"Number {export.Number} is no export."),
    };

    private static Decided Record(ErasuresState state, ErasuresCommand command, Actor by) =>
        by.Kind != ActorKind.Engine ? Decided.No(RefusalCodes.NotAllowed, "Only the engine gives this command.") : command switch
        {
            RecordErased erased when state.Find(erased.Number) is { Stage: ErasureStage.Approved } => Decided.Of(new TextsErased(erased.Number, erased.Requests, erased.Held) { Grains = erased.Grains }),
            RecordSwept swept when swept.Erased > 0 || swept.Until > state.SweptUntil(swept.Kind) => Decided.Of(new TextsSwept(swept.Kind, swept.Until, swept.Erased)),
            _ => Decided.Nothing(),
        };

    private static Refusal NoSuch(long number) => new(RefusalCodes.NotFound, $"This hall has no erasure or export with the number {number}.", "number");
}
