using System.Collections.Immutable;
using System.Globalization;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Engine.Models;

/// <summary>What a model of organisation makes of a plan: who works where, who helps whom, and the way of a request.</summary>
/// <remarks>The citizens, the people and their hours are the plan's in every model.</remarks>
internal abstract class OrganisedHall
{
    /// <summary>The plan, changed.</summary>
    public required HallPlan Plan { get; init; }

    /// <summary>Whether the queues take every request for general.</summary>
    public virtual bool ArrivalOrder => false;

    /// <summary>By level of a ladder: the share that climbs on.</summary>
    public virtual double[] Climbs => [];

    /// <summary>The way of a request.</summary>
    public abstract ImmutableArray<StepShape> StepsOf(ServicePlan service);

    /// <summary>The hall of a scenario.</summary>
    public static OrganisedHall Of(Scenario scenario)
    {
        var (plan, organisation) = (scenario.Plan!, scenario.Organisation);
        return organisation.Model switch
        {
            OrganisationModel.Flat => new PlannedHall { Plan = FlatPlan.Of(plan, organisation.Flat) },
            OrganisationModel.Silo => new SiloHall(organisation.Silo) { Plan = SiloHall.Separate(plan) },
            OrganisationModel.Ladder => new LadderHall(organisation.Ladder!, organisation.Silo) { Plan = LadderHall.Move(plan, organisation.Ladder!) },
            _ => new PlannedHall { Plan = plan },
        };
    }

    /// <summary>The steps in an order that keeps what must be finished first.</summary>
    protected static ImmutableArray<StepPlan> InOrder(ServicePlan service)
    {
        var done = new List<StepPlan>();
        var left = service.Steps.ToList();
        while (left.Find(step => step.After.All(before => done.Exists(other => other.Id == before))) is { } next)
        {
            done.Add(next);
            left.Remove(next);
        }

        return [.. done];
    }

    /// <summary>A name that is a department's of the ladder.</summary>
    protected static DepartmentId LadderDepartment(int level) => new(string.Create(CultureInfo.InvariantCulture, $"ladder-{level}"));
}

/// <summary>The way of a request as the plan has it.</summary>
internal sealed class PlannedHall : OrganisedHall
{
    public override ImmutableArray<StepShape> StepsOf(ServicePlan service) =>
        [.. service.Steps.Select(step => new StepShape { Plan = step, After = [.. step.After.Select(before => ActivePlan.IndexOf(service, before))] })];
}
