using System.Collections.Immutable;
using Coordination.Plans;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Engine.Models;

/// <summary>Each desk for itself: nobody helps, and a request goes from desk to desk, queueing anew at each.</summary>
internal sealed class SiloHall(SiloModel silo) : OrganisedHall
{
    /// <inheritdoc />
    public override bool ArrivalOrder => silo.ArrivalOrder;

    /// <summary>The plan without any help between departments, also in a crisis.</summary>
    public static HallPlan Separate(HallPlan plan) => plan with
    {
        Pooling = plan.Pooling with { Enabled = false },
        Crisis = plan.Crisis with { PoolingThreshold = null },
    };

    /// <inheritdoc />
    public override ImmutableArray<StepShape> StepsOf(ServicePlan service) =>
        [.. InOrder(service).Select((step, place) => new StepShape
        {
            Plan = step,
            After = place == 0 ? [] : [place - 1],
            Delay = place == 0 ? null : silo.Handoff,
        })];
}
