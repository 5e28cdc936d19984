using System.Collections.Immutable;
using Coordination.Dispatch;
using Coordination.Plans;

namespace Coordination.Departments;

/// <summary>A department right now: what it answers for, when it is open, and how it stands.</summary>
public sealed record DepartmentReport
{
    /// <summary>What its events made of it; null while nothing has happened.</summary>
    public DepartmentState? State { get; init; }

    /// <summary>Its entry in the plan: name, kind, windows, limits, how work reaches its people.</summary>
    public required DepartmentPlan Plan { get; init; }

    /// <summary>The services with a step here, in the plan's order.</summary>
    public required ImmutableArray<ServiceId> Services { get; init; }

    /// <summary>Whether it is open: by its calendar, and not closed out of hours.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>When its calendar opens or closes next; null when it never does.</summary>
    public DateTimeOffset? NextChange { get; init; }

    /// <summary>At most so many items in hand at once; null for no limit.</summary>
    public int? ConcurrencyLimit { get; init; }

    /// <summary>Its figures: how many wait and are held, of which urgency, and how old the oldest is.</summary>
    public required DepartmentQueue Queue { get; init; }

    /// <summary>Its people who are at work, with what they hold.</summary>
    public required ImmutableArray<StaffLoad> Staff { get; init; }
}
