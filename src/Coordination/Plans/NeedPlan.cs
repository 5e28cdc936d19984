using System.Collections.Immutable;
using Coordination.Departments;

namespace Coordination.Plans;

/// <summary>A need that people may come with; one that is not declared is refused.</summary>
public sealed record NeedPlan
{
    /// <summary>Its name in this plan, as submissions give it.</summary>
    public required string Id { get; init; }

    /// <summary>Its name for people.</summary>
    public required PlanName Name { get; init; }

    /// <summary>Whether it says something of a person that must not stay on record; it is kept beside the record then, and can be erased.</summary>
    public bool Sensitive { get; init; } = true;

    /// <summary>What whoever serves such a person must be able to do as well, in every department where somebody can.</summary>
    public ImmutableArray<SkillRequirement> Skills { get; init; } = [];

    /// <summary>How urgent requests of such a person are at least; as they are without the need when null.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>Where such a person is received, while it is open and somebody there can do what they come for; where everybody is when null.</summary>
    public DepartmentId? Department { get; init; }
}
