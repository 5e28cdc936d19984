using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Engine.Models;

/// <summary>A step of a service as a model of organisation has it.</summary>
internal sealed record StepShape
{
    /// <summary>As planned.</summary>
    public required StepPlan Plan { get; init; }

    /// <summary>Where it is done.</summary>
    public DepartmentId Department => Plan.Department;

    /// <summary>The places of the steps that must be finished first.</summary>
    public required ImmutableArray<int> After { get; init; }

    /// <summary>The time, where the organisation says it.</summary>
    public DistributionPlan? Time { get; init; }

    /// <summary>The way to it.</summary>
    public DistributionPlan? Delay { get; init; }

    /// <summary>See <see cref="StepModel.DelayFromReach"/>.</summary>
    public int DelayFromReach { get; init; }

    /// <summary>See <see cref="StepModel.FromReach"/>.</summary>
    public int FromReach { get; init; }
}
