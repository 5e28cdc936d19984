using System.Collections.Immutable;
using Coordination.Plans;

namespace Coordination.Simulation.Staffing;

/// <summary>People who can stand in for each other: the same department, skills, capacity and lessons.</summary>
internal sealed record StaffGroup
{
    /// <summary>Its name: the department's, with a letter where it has several groups.</summary>
    public required string Name { get; init; }

    /// <summary>The number of its home department.</summary>
    public required int Department { get; init; }

    /// <summary>The numbers of its people in the plan.</summary>
    public required ImmutableArray<int> People { get; init; }

    /// <summary>What each of them is, after the model of organisation.</summary>
    public required StaffPlan Pattern { get; init; }

    /// <summary>What an hour costs.</summary>
    public required double Cost { get; init; }

    /// <summary>How likely one of them does not come to a shift.</summary>
    public required double Absence { get; init; }

    /// <summary>The most people there may be.</summary>
    public int Most { get; init; }

    /// <summary>How many servers a person is.</summary>
    public double Servers => Pattern.Capacity / (double)StepPlan.DefaultCost;
}
