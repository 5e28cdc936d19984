using System.Text.Json;
using Coordination.Centres;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests.Deciding;
using Decided = Coordination.Grains.Decision<Coordination.Plans.PlanState, Coordination.Plans.PlanEvent>;

namespace Coordination.Plans;

/// <summary>The plan grain: it publishes whole plans, and only valid ones.</summary>
/// <remarks>A plan equal to the published one changes nothing: its version comes back, and nothing goes on record.</remarks>
internal sealed class PlanBehaviour : GrainBehaviour<PlanState, PlanCommand, PlanEvent, StaffNames>
{
    /// <summary>The name of a publication.</summary>
    public const string Published = "plan.published";

    private const string Proposed = "plan.proposed";
    private const string Declined = "plan.declined";

    /// <inheritdoc />
    public override GrainKind Kind => GrainKind.Plan;

    /// <inheritdoc />
    public override IReadOnlyCollection<string> Events => [Published, Proposed, Declined];

    /// <inheritdoc />
    public override PlanState Initial(GrainKey key) => new() { Centre = new CentreId(key.Id) };

    /// <inheritdoc />
    public override Decided Decide(PlanState state, PlanCommand command, in DecisionContext<StaffNames> context)
    {
        ArgumentNullException.ThrowIfNull(state);
        return command switch
        {
            PublishPlan publish => Publish(state, publish, context.Input),
            ApprovePlan approve => Approve(state, approve, context),
            DeclinePlan decline => Decline(state, decline),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, "This command is not known to a plan."),
        };
    }

    /// <inheritdoc />
    public override PlanState Apply(PlanState state, PlanEvent happened, in EventContext context)
    {
        ArgumentNullException.ThrowIfNull(state);
        var changed = state with { ChangedAt = context.At };
        return happened switch
        {
            PlanPublished published => changed with
            {
                Version = context.Version,
                Since = state.Version == 0 ? context.At : state.Since,
                PublishedAt = context.At,
                Plan = published.Plan,
                Proposal = null,
            },
            PlanProposed proposed => changed with { Proposal = new PlanProposal(context.Version, context.At, context.By, proposed.Plan) },
            PlanDeclined => changed with { Proposal = null },
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "This event is not known to a plan."),
        };
    }

    /// <inheritdoc />
    public override string NameOf(PlanEvent happened) => happened switch
    {
        PlanPublished => Published,
        PlanProposed => Proposed,
        _ => Declined,
    };

    /// <inheritdoc />
    public override ReadOnlyMemory<byte> WriteEvent(PlanEvent happened) => happened switch
    {
        PlanPublished published => JsonSerializer.SerializeToUtf8Bytes(published with { Plan = PlanForm.Complete(published.Plan) }, PlansJson.Stored),
        PlanProposed proposed => JsonSerializer.SerializeToUtf8Bytes(proposed with { Plan = PlanForm.Complete(proposed.Plan) }, PlansJson.Stored),
        PlanDeclined declined => JsonSerializer.SerializeToUtf8Bytes(declined, PlansJson.Stored),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "This event is not known to a plan."),
    };

    /// <inheritdoc />
    public override ReadOnlyMemory<byte>? WritePersonal(PlanEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened.Names.Write(happened.Words);
    }

    /// <inheritdoc />
    public override PlanEvent ReadEvent(string name, ReadOnlySpan<byte> json) => name switch
    {
        Published => Read<PlanPublished>(json),
        Proposed => Read<PlanProposed>(json),
        Declined => Read<PlanDeclined>(json),
        _ => throw new JournalCorruptException($"'{name}' is no event of a plan."),
    };

    /// <inheritdoc />
    public override ReadOnlyMemory<byte> WriteState(PlanState state) => JsonSerializer.SerializeToUtf8Bytes(state, PlansJson.Stored);

    /// <inheritdoc />
    public override PlanState ReadState(ReadOnlySpan<byte> json) => Read<PlanState>(json);

    /// <inheritdoc />
    public override ReadOnlyMemory<byte> WriteCommand(PlanCommand command) => JsonSerializer.SerializeToUtf8Bytes(
        command is PublishPlan publish ? publish with { Plan = PlanForm.Complete(publish.Plan) } : command, PlansJson.Stored);

    /// <inheritdoc />
    public override string StatusOf(PlanState state) => "published";

    /// <inheritdoc />
    public override DateTimeOffset ChangedAt(PlanState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.ChangedAt;
    }

    /// <inheritdoc />
    public override GrainRow Project(GrainKey key, PlanState state, long version, EventHash hash)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new GrainRow
        {
            Key = key,
            Centre = state.Centre,
            Status = StatusOf(state),
            IsOpen = true,
            Since = state.Since,
            Version = version,
            Hash = hash,
            State = WriteState(state),
        };
    }

    private static Decided Publish(PlanState state, PublishPlan command, StaffNames known)
    {
        if (command.ExpectedVersion is { } expected && expected != state.Version)
        {
            return Decided.No(
                RefusalCodes.PlanChanged,
                $"The plan is at version {state.Version}, not {expected}; read it, repeat your change on it, and publish again.",
                "expectedVersion");
        }

        var plan = PlanForm.Complete(command.Plan);
        var names = StaffNames.Of(plan);
        if (IsSame(state.Plan, command.Plan) && names == known)
        {
            return Decided.Nothing();
        }

        if ((Faults(state, command.Plan) ?? ReasonChecks.Optional(command.Reason, plan)) is { } refusal)
        {
            return Decided.No(refusal);
        }

        var (code, words) = (command.Reason?.Code, command.Reason?.Said);
        return state.Plan is { PublishedByTwo: true }
            ? Decided.Of(new PlanProposed(StaffNames.Without(plan), state.Version, code) { Names = names, Words = words })
            : Decided.Of(new PlanPublished(StaffNames.Without(plan), code) { Names = names, Words = words });
    }

    private static Decided Approve(PlanState state, ApprovePlan command, in DecisionContext<StaffNames> context) =>
        Find(state, command.Proposal, out var proposal) is { } missing ? Decided.No(missing)
        : proposal.By.Id == context.By.Id ? Decided.No(RefusalCodes.SecondPerson, "Who has proposed a plan does not approve it: somebody else has to.", "proposal")
        : (Faults(state, proposal.Plan) ?? ReasonChecks.Required(command.Reason, proposal.Plan)) is { } refusal ? Decided.No(refusal)
        : Decided.Of(new PlanPublished(proposal.Plan, command.Reason!.Code) { Proposal = proposal.Number, Names = context.Input, Words = command.Reason.Said });

    private static Decided Decline(PlanState state, DeclinePlan command) =>
        Find(state, command.Proposal, out _) is { } missing ? Decided.No(missing)
        : ReasonChecks.Required(command.Reason, state.Plan!) is { } refusal ? Decided.No(refusal)
        : Decided.Of(new PlanDeclined(command.Proposal, command.Reason!.Code) { Words = command.Reason.Said });

    private static Refusal? Find(PlanState state, long number, out PlanProposal proposal)
    {
        proposal = state.Proposal!;
        return state.Proposal is null ? new Refusal(RefusalCodes.WrongState, "No plan waits for a second person: propose one by publishing it.", "proposal")
            : state.Proposal.Number != number ? new Refusal(RefusalCodes.WrongState, $"The plan that waits is proposal {state.Proposal.Number}, not {number}: read it before you decide.", "proposal")
            : null;
    }

    // Plans hold lists, so they are compared as they are written.
    private static bool IsSame(HallPlan? known, HallPlan plan) =>
        known is not null && Written(known).SequenceEqual(Written(StaffNames.Without(PlanForm.Complete(plan))));

    private static ReadOnlySpan<byte> Written(HallPlan plan) => JsonSerializer.SerializeToUtf8Bytes(PlanForm.Complete(plan), PlansJson.Stored);

    private static Refusal? Faults(PlanState state, HallPlan plan)
    {
        var faults = PlanCheck.Check(plan);
        if (plan.Centre != state.Centre)
        {
            faults = faults.Add(new Fault("$.centre", $"This plan is for the centre '{plan.Centre}'; publish it there, or name '{state.Centre}'."));
        }

        return faults.IsEmpty
            ? null
            : new Refusal(RefusalCodes.PlanInvalid, $"The plan has {(faults.Length == 1 ? "one fault" : $"{faults.Length} faults")}; mend what is listed and publish again.", "plan") { Faults = faults };
    }

    private static T Read<T>(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, PlansJson.Stored) ?? throw new JournalCorruptException($"A {typeof(T).Name} on record is null.");
        }
        catch (JsonException exception)
        {
            throw new JournalCorruptException($"A {typeof(T).Name} on record is not of its form: {exception.Message}", exception);
        }
    }
}
