using System.Text.Json;
using Coordination.Centres;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests.Deciding;

namespace Coordination.Plans;

/// <summary>The plan grain: it publishes whole plans, and only valid ones.</summary>
/// <remarks>A plan equal to the published one changes nothing: its version comes back, and nothing goes on record.</remarks>
internal sealed class PlanBehaviour : GrainBehaviour<PlanState, PublishPlan, PlanPublished, StaffNames>
{
    private const string Published = "plan.published";

    /// <inheritdoc />
    public override GrainKind Kind => GrainKind.Plan;

    /// <inheritdoc />
    public override IReadOnlyCollection<string> Events => [Published];

    /// <inheritdoc />
    public override PlanState Initial(GrainKey key) => new() { Centre = new CentreId(key.Id) };

    /// <inheritdoc />
    public override Decision<PlanState, PlanPublished> Decide(PlanState state, PublishPlan command, in DecisionContext<StaffNames> context)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        if (command.ExpectedVersion is { } expected && expected != state.Version)
        {
            return Decision<PlanState, PlanPublished>.No(
                RefusalCodes.PlanChanged,
                $"The plan is at version {state.Version}, not {expected}; read it, repeat your change on it, and publish again.",
                "expectedVersion");
        }

        var names = StaffNames.Of(PlanForm.Complete(command.Plan));
        return IsUnchanged(state, command.Plan) && names == context.Input ? Decision<PlanState, PlanPublished>.Nothing()
            : (Faults(state, command) ?? ReasonChecks.Optional(command.Reason, PlanForm.Complete(command.Plan))) is { } refusal ? Decision<PlanState, PlanPublished>.No(refusal)
            : Decision<PlanState, PlanPublished>.Of(
                new PlanPublished(StaffNames.Without(PlanForm.Complete(command.Plan)), command.Reason?.Code) { Names = names, Words = command.Reason?.Said });
    }

    /// <inheritdoc />
    public override PlanState Apply(PlanState state, PlanPublished happened, in EventContext context)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(happened);
        return state with
        {
            Version = context.Version,
            Since = state.Version == 0 ? context.At : state.Since,
            PublishedAt = context.At,
            Plan = happened.Plan,
        };
    }

    /// <inheritdoc />
    public override string NameOf(PlanPublished happened) => Published;

    /// <inheritdoc />
    public override ReadOnlyMemory<byte> WriteEvent(PlanPublished happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return JsonSerializer.SerializeToUtf8Bytes(happened with { Plan = PlanForm.Complete(happened.Plan) }, PlansJson.Stored);
    }

    /// <inheritdoc />
    public override ReadOnlyMemory<byte>? WritePersonal(PlanPublished happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened.Names.Write(happened.Words);
    }

    /// <inheritdoc />
    public override PlanPublished ReadEvent(string name, ReadOnlySpan<byte> json) =>
        name == Published ? Read<PlanPublished>(json) : throw new JournalCorruptException($"'{name}' is no event of a plan.");

    /// <inheritdoc />
    public override ReadOnlyMemory<byte> WriteState(PlanState state) => JsonSerializer.SerializeToUtf8Bytes(state, PlansJson.Stored);

    /// <inheritdoc />
    public override PlanState ReadState(ReadOnlySpan<byte> json) => Read<PlanState>(json);

    /// <inheritdoc />
    public override ReadOnlyMemory<byte> WriteCommand(PublishPlan command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return JsonSerializer.SerializeToUtf8Bytes(command with { Plan = PlanForm.Complete(command.Plan) }, PlansJson.Stored);
    }

    /// <inheritdoc />
    public override string StatusOf(PlanState state) => "published";

    /// <inheritdoc />
    public override DateTimeOffset ChangedAt(PlanState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.PublishedAt;
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

    // Plans hold lists, so they are compared as they are written.
    private static bool IsUnchanged(PlanState state, HallPlan plan) =>
        state.Plan is { } published && Written(published).SequenceEqual(Written(StaffNames.Without(PlanForm.Complete(plan))));

    private static ReadOnlySpan<byte> Written(HallPlan plan) => JsonSerializer.SerializeToUtf8Bytes(PlanForm.Complete(plan), PlansJson.Stored);

    private static Refusal? Faults(PlanState state, PublishPlan command)
    {
        var faults = PlanCheck.Check(command.Plan);
        if (command.Plan.Centre != state.Centre)
        {
            faults = faults.Add(new Fault("$.centre", $"This plan is for the centre '{command.Plan.Centre}'; publish it there, or name '{state.Centre}'."));
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
