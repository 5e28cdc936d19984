using System.Collections.Immutable;
using Coordination.Plans;
using Coordination.Simulation.Scenarios.Checking;

namespace Coordination.Simulation.Scenarios;

/// <summary>Finds every fault of a scenario at once, each with its path in the document. A scenario without fault can be simulated.</summary>
public static class ScenarioCheck
{
    /// <summary>Checks a whole scenario.</summary>
    /// <param name="scenario">The scenario; a plan that it names by file must have been put in its place.</param>
    /// <returns>The faults; empty for a valid scenario.</returns>
    public static ImmutableArray<Fault> Check(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var context = new ScenarioContext(scenario);
        FrameChecks.Check(context);
        if (scenario.Queue is { } queue)
        {
            QueueChecks.Check(context, queue);
        }
        else if (scenario.Plan is { } plan)
        {
            foreach (var fault in PlanCheck.Check(plan))
            {
                context.Add($"$.plan{fault.Path[1..]}", fault.Message);
            }

            DemandChecks.Check(context);
            BehaviourChecks.Check(context);
            StaffingChecks.Check(context);
            OrganisationChecks.Check(context);
        }

        return context.Faults.ToImmutable();
    }
}
