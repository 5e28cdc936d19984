using System.Collections.Immutable;
using Coordination.Dispatch;
using Coordination.Plans;

namespace Coordination.Staff;

/// <summary>A member of staff right now: what the person can do, and how they stand.</summary>
public sealed record StaffReport
{
    /// <summary>What the events made of the person: presence, window; null while nothing has happened.</summary>
    public StaffState? State { get; init; }

    /// <summary>The entry in the plan: name, home department, skills with levels and expiry, capacity.</summary>
    public required StaffPlan Plan { get; init; }

    /// <summary>The skills that are valid today.</summary>
    public required ImmutableArray<HeldSkill> ValidSkills { get; init; }

    /// <summary>The figures: load, capacity and what is held; null while the centre gives the person no work.</summary>
    public StaffLoad? Load { get; init; }
}
