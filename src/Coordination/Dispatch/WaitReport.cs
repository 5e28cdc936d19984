using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Dispatch;

/// <summary>How a request's items stand in their queues.</summary>
public sealed record WaitReport(RequestId Request, ImmutableArray<ItemWait> Items);

/// <summary>How one item stands.</summary>
public sealed record ItemWait
{
    /// <summary>Which.</summary>
    public required WorkItemId Item { get; init; }

    /// <summary>The department it is at.</summary>
    public required DepartmentId Department { get; init; }

    /// <summary>How urgent.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>How long it has waited.</summary>
    public required TimeSpan Waited { get; init; }

    /// <summary>Since when it waits; of what is booked for later, the booked time.</summary>
    [JsonIgnore]
    internal DateTimeOffset QueuedAt { get; init; }

    /// <summary>How many items go before it by today's order, plus one; null when somebody holds it.</summary>
    public long? Position { get; init; }

    /// <summary>How long it may still take; null when it is held, or when nobody can serve it.</summary>
    public WaitEstimate? Estimate { get; init; }

    /// <summary>Who holds it.</summary>
    public StaffId? Holder { get; init; }

    /// <summary>Why it still waits, or why it is with its holder: one sentence.</summary>
    public required string Why { get; init; }

    /// <summary>The stable code of <see cref="Why"/>, such as <c>all-busy</c>, <c>closed</c>, <c>nobody-skilled</c>, <c>not-before</c>, <c>held</c>.</summary>
    public required string Code { get; init; }
}

/// <summary>An estimated wait from now, with an interval that is meant to hold four times in five.</summary>
public readonly record struct WaitEstimate(TimeSpan Expected, TimeSpan Low, TimeSpan High);

/// <summary>The live queues of a hall, or of one of its departments: then all of it is of that one.</summary>
public sealed record QueueReport
{
    /// <summary>When it was taken.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>All that wait: appointments from their booked time on.</summary>
    public required long Waiting { get; init; }

    /// <summary>Appointments whose time has not come.</summary>
    public long Booked { get; init; }

    /// <summary>All that are held or offered.</summary>
    public required long Held { get; init; }

    /// <summary>Per department.</summary>
    public required ImmutableArray<DepartmentQueue> Departments { get; init; }

    /// <summary>Everybody who is at work.</summary>
    public required ImmutableArray<StaffLoad> Staff { get; init; }
}

/// <summary>One department's queue.</summary>
/// <param name="Department">Which.</param>
/// <param name="Open">Whether it is open.</param>
/// <param name="Waiting">How many wait: appointments from their booked time on.</param>
/// <param name="Held">How many are held or offered.</param>
/// <param name="ByUrgency">How many wait of each level.</param>
/// <param name="OldestQueuedAt">Since when the oldest waits; null where nobody does.</param>
/// <param name="Items">The first of those who wait, in the order they would go.</param>
public sealed record DepartmentQueue(
    DepartmentId Department, bool Open, long Waiting, long Held, ImmutableSortedDictionary<Urgency, long> ByUrgency,
    DateTimeOffset? OldestQueuedAt, ImmutableArray<QueuedItem> Items)
{
    /// <summary>How many may be called now, of each level, appointments a little before their time included; levels without any are left out.</summary>
    public ImmutableSortedDictionary<Urgency, long> CallableByUrgency { get; init; } = ImmutableSortedDictionary<Urgency, long>.Empty;

    /// <summary>Appointments whose time has not come.</summary>
    public long Booked { get; init; }

    /// <summary>The next of these, by their times.</summary>
    public ImmutableArray<QueuedItem> BookedItems { get; init; } = [];

    /// <summary>The queue of a department that the centre does not know of.</summary>
    internal static DepartmentQueue Empty(DepartmentId department) =>
        new(department, false, 0, 0, ImmutableSortedDictionary<Urgency, long>.Empty, null, []);
}

/// <summary>One waiting item in a list.</summary>
public sealed record QueuedItem(WorkItemId Item, ServiceId Service, Urgency Urgency, DateTimeOffset QueuedAt, DateTimeOffset? Due);

/// <summary>One person's load.</summary>
/// <param name="Staff">Who.</param>
/// <param name="Department">The home department.</param>
/// <param name="Available">Whether they may be given work.</param>
/// <param name="Load">What their items cost.</param>
/// <param name="Capacity">What fits.</param>
/// <param name="Items">What they hold.</param>
public sealed record StaffLoad(StaffId Staff, DepartmentId Department, bool Available, int Load, int Capacity, ImmutableArray<WorkItemId> Items);
