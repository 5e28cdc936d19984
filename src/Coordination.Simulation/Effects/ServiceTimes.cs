using System.Collections.Immutable;
using Coordination.Plans;
using Coordination.Queries;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Effects;

/// <summary>How long steps took, as recorded.</summary>
internal sealed class ServiceTimes
{
    private const string Completed = "item.completed";
    private const int Fewest = 5;
    private const int Most = 200;

    private readonly Dictionary<(ServiceId Service, StepId Step), List<double>> _minutes = [];

    /// <summary>Notes a stretch that ended with the step's end. It counts from the assignment: whoever waits for the citizen to come to the window is as busy.</summary>
    public void Note(Handling handling)
    {
        ArgumentNullException.ThrowIfNull(handling);
        if (handling is { Ending: Completed, EndedAt: { } ended } && (ended - handling.AssignedAt).TotalMinutes is > 0 and var minutes)
        {
            _minutes.TryAdd((handling.Service, handling.Step), []);
            _minutes[(handling.Service, handling.Step)].Add(minutes);
        }
    }

    /// <summary>What was recorded often enough of a plan's steps; the plan's own expectation counts for the others.</summary>
    public ImmutableArray<ServiceTimePlan> Of(HallPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. from service in plan.Services
                   from step in service.Steps
                   let minutes = _minutes.GetValueOrDefault((service.Id, step.Id))
                   where minutes?.Count >= Fewest
                   select new ServiceTimePlan { Service = service.Id, Step = step.Id, Time = new DistributionPlan { Kind = DistributionKind.Empirical, Values = Quantiles(minutes) } }];
    }

    // Many are told by quantiles, evenly spread.
    private static ImmutableArray<double> Quantiles(List<double> minutes)
    {
        minutes.Sort();
        return minutes.Count <= Most ? [.. minutes] : [.. Enumerable.Range(0, Most).Select(index => minutes[(int)((index + 0.5) * minutes.Count / Most)])];
    }
}
