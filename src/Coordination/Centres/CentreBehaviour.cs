using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests.Deciding;
using Decided = Coordination.Grains.Decision<Coordination.Centres.CentreState, Coordination.Centres.CentreEvent>;

namespace Coordination.Centres;

/// <summary>The decisions of a centre that go on record. Its dispatching is not among them: that is recorded by the requests.</summary>
internal sealed class CentreBehaviour()
    : JsonGrainBehaviour<CentreState, CentreCommand, CentreEvent, ActivePlan?>(CentresJson.Default, Codec)
{
    /// <summary>The status of a centre under its crisis plan.</summary>
    public const string InCrisis = "crisis";

    /// <summary>The event by which a crisis begins.</summary>
    public const string Declared = "centre.crisis-declared";

    /// <summary>The event by which it ends.</summary>
    public const string Lifted = "centre.crisis-lifted";

    private static readonly EventCodec<CentreEvent> Codec = new(
        CentresJson.Default,
        (Declared, typeof(CrisisDeclared)),
        (Lifted, typeof(CrisisLifted)),
        ("centre.reconciliation-ordered", typeof(ReconciliationOrdered)));

    public override GrainKind Kind => GrainKind.Centre;

    public override CentreState Initial(GrainKey key) => new() { Id = new CentreId(key.Id) };

    public override Decided Decide(CentreState state, CentreCommand command, in DecisionContext<ActivePlan?> context)
    {
        if (context.Input is null)
        {
            return Decided.No(NoCentre(state.Id));
        }

        return ReasonChecks.Required(ReasonOf(command), context.Input, context.By) is { } unclear ? Decided.No(unclear) : command switch
        {
            ReconcileCentre reconcile => Decided.Of(new ReconciliationOrdered(reconcile.Reason.Code) { Words = reconcile.Reason.Said }),
            DeclareCrisis declare when !state.InCrisis => Decided.Of(new CrisisDeclared(declare.Reason.Code) { Words = declare.Reason.Said }),
            LiftCrisis lift when state.InCrisis => Decided.Of(new CrisisLifted(lift.Reason.Code) { Words = lift.Reason.Said }),
            DeclareCrisis => Decided.No(RefusalCodes.WrongState, "A crisis is declared already."),
            _ => Decided.No(RefusalCodes.WrongState, "No crisis is declared."),
        };
    }

    /// <summary>Why nothing can be asked of a centre without a plan.</summary>
    public static Refusal NoCentre(CentreId centre) => new(RefusalCodes.NotFound, $"There is no centre '{centre}': no plan was published for it.");

    public override CentreState Apply(CentreState state, CentreEvent happened, in EventContext context)
    {
        var next = state with { Version = context.Version, Since = context.At };
        return happened switch
        {
            CrisisDeclared declared => next with { InCrisis = true, CrisisReason = declared.Reason },
            CrisisLifted => next with { InCrisis = false, CrisisReason = null },
            ReconciliationOrdered => state with { Version = context.Version },
            _ => throw new JournalCorruptException($"'{happened.GetType().Name}' is no event of a centre."),
        };
    }

    public override CentreState Touch(CentreState state, in EventContext context) => state with { Version = context.Version };

    public override ReadOnlyMemory<byte>? WritePersonal(CentreEvent happened) => PersonalWords.Write(happened.Words);

    public override string StatusOf(CentreState state) => state.InCrisis ? InCrisis : "ordinary";

    public override DateTimeOffset ChangedAt(CentreState state) => state.Since;

    public override GrainRow Project(GrainKey key, CentreState state, long version, EventHash hash) => new()
    {
        Key = key,
        Centre = state.Id,
        Status = StatusOf(state),
        IsOpen = true,
        Since = state.Since,
        Version = version,
        Hash = hash,
        State = WriteState(state),
    };

    private static Reason? ReasonOf(CentreCommand command) => command switch
    {
        DeclareCrisis declare => declare.Reason,
        LiftCrisis lift => lift.Reason,
        ReconcileCentre reconcile => reconcile.Reason,
        _ => null,
    };
}
