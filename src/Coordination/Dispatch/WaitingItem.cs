using System.Collections.Immutable;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Dispatch;

/// <summary>An item that waits for somebody.</summary>
internal readonly record struct WaitingItem
{
    /// <summary>Which.</summary>
    public required WorkItemId Item { get; init; }

    /// <summary>What kind of work.</summary>
    public required WorkClassHandle Class { get; init; }

    /// <summary>How urgent.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>Its age: within a queue and level, the oldest goes first; equal ages go by id.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>Not to be given to anybody before; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Whether it is not given to anybody before its citizen has come.</summary>
    public bool AwaitsArrival { get; init; }

    /// <summary>The service-level deadline; null for none.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Who is not given it for now; default for nobody.</summary>
    public ImmutableArray<Exclusion> Exclusions { get; init; }
}

/// <summary>An item in somebody's hands.</summary>
/// <param name="Item">Which.</param>
/// <param name="Class">What kind of work.</param>
/// <param name="Urgency">How urgent.</param>
/// <param name="Staff">Who holds it.</param>
/// <param name="Since">Since when.</param>
internal readonly record struct HeldItem(WorkItemId Item, WorkClassHandle Class, Urgency Urgency, StaffId Staff, DateTimeOffset Since);

/// <summary>Somebody's ability to take work.</summary>
/// <param name="Plan">Skills, home department, capacity.</param>
/// <param name="Available">Whether they may be given work: signed on, not paused, not draining.</param>
/// <param name="Since">Since when they are idle, for the longest-idle choice; ignored for somebody already known who stays available.</param>
internal readonly record struct StaffAvailability(StaffPlan Plan, bool Available, DateTimeOffset Since);

/// <summary>The dispatcher's decision: this item to this person. The capacity is reserved until it is held or released.</summary>
/// <param name="Item">Which item.</param>
/// <param name="Staff">Who gets it.</param>
/// <param name="Why">Why.</param>
internal readonly record struct DispatchDecision(WorkItemId Item, StaffId Staff, DispatchReason Why);
