using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.Requests;

/// <summary>What a centre must know of a request: its whole routing state at one version.</summary>
/// <remarks>
/// The centre is level-triggered: it compares this with what it holds and repairs the difference. So late, lost and
/// repeated messages do no harm, and a rebuild is the same code as live work.
/// </remarks>
internal sealed partial record RequestRouting
{
    /// <summary>Which request.</summary>
    public required RequestId Request { get; init; }

    /// <summary>At which version; an older one is ignored.</summary>
    public required long Version { get; init; }

    /// <summary>Its centre.</summary>
    public required CentreId Centre { get; init; }

    /// <summary>The plan it was admitted under.</summary>
    public required long Plan { get; init; }

    /// <summary>The service.</summary>
    public required ServiceId Service { get; init; }

    /// <summary>The channel, which decides the cost.</summary>
    public required Channel Channel { get; init; }

    /// <summary>The urgency now.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>When its service level ends; null while its clock is stopped, or when there is no target.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Whether the missed service level is on record already.</summary>
    public bool Missed { get; init; }

    /// <summary>The version of the plan whose hours its clock goes by; 0 for the one it was admitted under.</summary>
    public long ClockPlan { get; init; }

    /// <summary>Whether its clock stands still because the department that leads is closed by hand.</summary>
    public bool ClockHalted { get; init; }

    /// <summary>The booked time, if any.</summary>
    public DateTimeOffset? AppointmentAt { get; init; }

    /// <summary>Until when the citizen, whom nobody calls before they have said that they have come, is waited for; null where they are not, or have.</summary>
    public DateTimeOffset? AwaitedUntil { get; init; }

    /// <summary>The first request of the same visit, where the citizen has several.</summary>
    public RequestId? Visit { get; init; }

    /// <summary>Whether something of it goes on that is in no queue and in nobody's hands: it waits for documents, or is under review.</summary>
    public bool GoesOnOutside { get; init; }

    /// <summary>What the person's needs demand of whoever serves them.</summary>
    public ImmutableArray<SkillRequirement> NeededSkills { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The items that wait or are held; nothing of a closed request.</summary>
    public ImmutableArray<RoutedItem> Items { get; init => field = value.OrEmpty(); } = [];
}

/// <summary>A work item as the centre sees it.</summary>
internal sealed record RoutedItem
{
    /// <summary>The item's number.</summary>
    public required int Index { get; init; }

    /// <summary>Which step of the service.</summary>
    public required StepId Step { get; init; }

    /// <summary>The department it is at now.</summary>
    public required DepartmentId Department { get; init; }

    /// <summary><see cref="WorkItemStatus.Waiting"/> or one that is held.</summary>
    public required WorkItemStatus Status { get; init; }

    /// <summary>Its age: since when it waits, kept through declines, transfers, documents and re-calls.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When it came back to the queue where it waits; null where it never did.</summary>
    public DateTimeOffset? BackAt { get; init; }

    /// <summary>Not to be called before; null for at once. After a no-show or for an appointment.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Who holds it or has the offer.</summary>
    public StaffId? Holder { get; init; }

    /// <summary>What is kept of the key with which its holder had asked for the next item.</summary>
    public KeyDigest? TakenWith { get; init; }

    /// <summary>When it was assigned, or the offer accepted.</summary>
    public DateTimeOffset? AssignedAt { get; init; }

    /// <summary>When the offer ends.</summary>
    public DateTimeOffset? OfferExpiresAt { get; init; }

    /// <summary>When the department is deemed to consent.</summary>
    public DateTimeOffset? ConsentAt { get; init; }

    /// <summary>
    /// Whether anybody of the department can do it: the step's skills do not count, because the item was passed to a
    /// department where nobody holds them. The work class then has no skills.
    /// </summary>
    public bool AnySkill { get; init; }

    /// <summary>Whether what the person's needs demand does not count here.</summary>
    public bool NeedsWaived { get; init; }

    /// <summary>Who is not offered it for now.</summary>
    public ImmutableArray<Exclusion> Exclusions { get; init => field = value.OrEmpty(); } = [];
}

/// <summary>Somebody who is not offered an item before a time.</summary>
public readonly record struct Exclusion(StaffId Staff, DateTimeOffset Until);
