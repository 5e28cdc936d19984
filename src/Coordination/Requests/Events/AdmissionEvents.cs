using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Plans;

namespace Coordination.Requests.Events;

/// <summary>A citizen's matter came in; whether it was admitted follows at once.</summary>
internal sealed record RequestSubmitted(
    CentreId Centre,
    ServiceId Service,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ApplicantKind Applicant,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Channel Channel) : RequestEvent
{
    /// <summary>The facts that the plan keeps on record, by name.</summary>
    [JsonConverter(typeof(FactsJsonConverter))]
    public ImmutableSortedDictionary<string, string>? Facts { get; init; }

    /// <summary>The evidence that came with it.</summary>
    public ImmutableArray<string> Evidence { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The booked time, in UTC.</summary>
    public DateTimeOffset? AppointmentAt { get; init; }

    /// <summary>The needs that say nothing of the person, as the plan has it.</summary>
    public ImmutableArray<string> Needs { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The first request of the same visit.</summary>
    public RequestId? Visit { get; init; }

    /// <summary>Kept beside the chain; null when the event is read back.</summary>
    [JsonIgnore]
    public PersonalSubmission? Personal { get; init; }

    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context) => state with
    {
        Centre = Centre,
        Service = Service,
        Applicant = Applicant,
        Channel = Channel,
        SubmittedAt = context.At,
        AppointmentAt = AppointmentAt,
        Documents = Evidence,
        Visit = Visit,
        Needs = Needs,
    };

    /// <inheritdoc />
    internal override ReadOnlyMemory<byte>? WritePersonal() =>
        Personal is null ? default(ReadOnlyMemory<byte>?) : JsonSerializer.SerializeToUtf8Bytes(Personal, RequestsJson.Info<PersonalSubmission>());
}

/// <summary>It was admitted: the urgency is set, the clock runs, its first items wait.</summary>
/// <param name="Plan">The version of the plan it is under from now on.</param>
/// <param name="Urgency">The urgency.</param>
/// <param name="Reason">Why this urgency.</param>
/// <param name="Items">One for each step, in the plan's order.</param>
internal sealed record RequestAdmitted(long Plan, Urgency Urgency, string Reason, ImmutableArray<AdmittedItem> Items) : RequestEvent
{
    /// <summary>The id of the urgency rule that fitted; null where none did, and the service's default counts.</summary>
    public string? Rule { get; init; }

    /// <summary>What the person's needs demand of whoever serves them, all of them together.</summary>
    public ImmutableArray<SkillRequirement> NeededSkills { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Until when the citizen, whom nobody calls before they have said that they have come, is waited for; null where they are not, or have.</summary>
    public DateTimeOffset? AwaitedUntil { get; init; }

    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context) => state with
    {
        Plan = Plan,
        Urgency = Urgency,
        UrgencyReason = Reason,
        NeededSkills = NeededSkills,
        AwaitedUntil = AwaitedUntil,
        Items = Waiting(),
    };

    private ImmutableArray<WorkItemState> Waiting()
    {
        var items = new WorkItemState[Items.IsDefault ? 0 : Items.Length];
        for (var index = 0; index < items.Length; index++)
        {
            items[index] = Items[index].ToState();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }
}

/// <summary>A work item at admission.</summary>
/// <param name="Step">Which step of the service.</param>
/// <param name="Department">Where it is done.</param>
/// <param name="QueuedAt">Since when it waits; null when steps before it are not finished.</param>
/// <param name="NotBefore">Not to be called before.</param>
/// <param name="ConsentAt">When the department is deemed to consent.</param>
/// <param name="NeedsWaived">Whether what the person's needs demand does not count, because nobody there could do it.</param>
internal sealed record AdmittedItem(
    StepId Step, DepartmentId Department, DateTimeOffset? QueuedAt = null, DateTimeOffset? NotBefore = null, DateTimeOffset? ConsentAt = null,
    bool NeedsWaived = false)
{
    /// <summary>The item as the request keeps it.</summary>
    internal WorkItemState ToState() => new()
    {
        Step = Step,
        Department = Department,
        Status = QueuedAt is null ? WorkItemStatus.Pending : WorkItemStatus.Waiting,
        QueuedAt = QueuedAt,
        NotBefore = NotBefore,
        ConsentAt = ConsentAt,
        NeedsWaived = NeedsWaived,
    };
}

/// <summary>It was not admitted; it stays on record.</summary>
/// <param name="Plan">The version of the plan that decided.</param>
/// <param name="Reasons">Every reason.</param>
internal sealed record RequestRefused(long Plan, ImmutableArray<Refusal> Reasons) : RequestEvent
{
    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context) =>
        state with { Plan = Plan, Reasons = Reasons.OrEmpty() };
}
