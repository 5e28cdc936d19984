using System.Collections.Immutable;
using System.Globalization;
using Coordination.Plans;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Engine.Models;

/// <summary>Every request climbs from its desk to those who decide, as high as it must, and descends before it is served.</summary>
/// <remarks>Each level has a queue, people and a delay of its own; its people are missing at the desks. The desks are as in a silo.</remarks>
internal sealed class LadderHall(LadderModel ladder, SiloModel silo) : OrganisedHall
{
    /// <inheritdoc />
    public override bool ArrivalOrder => ladder.ArrivalOrder;

    /// <inheritdoc />
    public override double[] Climbs => [.. ladder.Levels.Select(level => level.Share)];

    /// <summary>The plan with the ladder's levels as departments, and their people at them.</summary>
    public static HallPlan Move(HallPlan plan, LadderModel ladder)
    {
        var places = ladder.Levels.SelectMany((level, index) => level.Staff.Select(person => (person, Department: LadderDepartment(index + 1))))
            .ToDictionary(place => place.person, place => place.Department);
        return SiloHall.Separate(plan) with
        {
            Departments = [.. plan.Departments, .. ladder.Levels.Select((level, index) => new DepartmentPlan { Id = LadderDepartment(index + 1), Name = level.Name })],
            Staff = [.. plan.Staff.Select(person => places.TryGetValue(person.Id, out var department) ? person with { Department = department } : person)],
        };
    }

    /// <inheritdoc />
    public override ImmutableArray<StepShape> StepsOf(ServicePlan service)
    {
        var steps = new List<StepShape>();
        for (var level = 1; level <= ladder.Levels.Length; level++)
        {
            steps.Add(Handling(steps.Count, level, $"up-{level.ToString(CultureInfo.InvariantCulture)}", level, ladder.Levels[level - 1].Delay));
        }

        for (var level = ladder.Levels.Length - 1; ladder.Descends && level >= 1; level--)
        {
            steps.Add(Handling(steps.Count, level, $"down-{level.ToString(CultureInfo.InvariantCulture)}", level + 1, ladder.Levels[level].Delay));
        }

        var desks = InOrder(service);
        for (var place = 0; place < desks.Length; place++)
        {
            steps.Add(new StepShape
            {
                Plan = desks[place],
                After = steps.Count == 0 ? [] : [steps.Count - 1],
                Delay = place == 0 ? ladder.Levels[0].Delay : silo.Handoff,
                DelayFromReach = place == 0 ? 1 : 0,
            });
        }

        return [.. steps];
    }

    private StepShape Handling(int place, int level, string id, int reach, DistributionPlan? delay) => new()
    {
        Plan = new StepPlan { Id = new StepId(id), Department = LadderDepartment(level) },
        After = place == 0 ? [] : [place - 1],
        Time = ladder.Levels[level - 1].Time,
        Delay = delay,
        DelayFromReach = reach,
        FromReach = reach,
    };
}
