using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Staff;

namespace Coordination.Plans;

/// <summary>A member of staff, as planned.</summary>
public sealed record StaffPlan
{
    /// <summary>The person's id in this plan. It stays on record: a number or a desk says less of them than a name.</summary>
    public required StaffId Id { get; init; }

    /// <summary>The name, for people; the id when null. Kept beside the record, so that it can be erased.</summary>
    public string? Name { get; init; }

    /// <summary>The home department.</summary>
    public required DepartmentId Department { get; init; }

    /// <summary>What the person can do.</summary>
    public ImmutableArray<HeldSkill> Skills { get; init; } = [];

    /// <summary>How much fits at once, in the units of <see cref="StepPlan.Cost"/>.</summary>
    public int Capacity { get; init; } = StepPlan.DefaultCost;
}

/// <summary>A skill that a person holds.</summary>
/// <param name="Skill">Which.</param>
/// <param name="Level">How well, 1 to 5.</param>
/// <param name="Expires">The last day it is valid, in the hall's time zone; for good when null.</param>
public sealed record HeldSkill(SkillId Skill, int Level = 1, DateOnly? Expires = null);

/// <summary>A skill, for people.</summary>
/// <param name="Id">Its name in this plan.</param>
/// <param name="Name">Its name for people.</param>
public sealed record SkillPlan(SkillId Id, PlanName Name);
