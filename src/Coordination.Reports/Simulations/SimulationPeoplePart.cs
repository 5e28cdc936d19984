using System.Collections.Immutable;
using Coordination.Charts.Occupancy;
using Coordination.Reports.Model;
using Coordination.Simulation.Results;

namespace Coordination.Reports.Simulations;

/// <summary>How busy the people are.</summary>
internal static class SimulationPeoplePart
{
    public static PeopleSection? Of(SimulatedDay day)
    {
        if (!day.IsDay || day.First.People.IsEmpty)
        {
            return null;
        }

        var first = day.First;
        var other = day.Other;
        return new PeopleSection
        {
            Lead = $"The people on duty serve somebody in {EstimateWords.Percent(first.Occupancy.Mean)} of their time" +
                (other is null ? "." : $" ({VariantNames.Of(first)}), or in {EstimateWords.Percent(other.Occupancy.Mean)} ({VariantNames.Of(other)})."),
            From = day.From,
            To = day.To,
            Loads = [Load(first, other is not null), .. other is null ? (ImmutableArray<PeopleLoad>)[] : [Load(other, true)]],
        };
    }

    private static PeopleLoad Load(SimulationResult result, bool named)
    {
        var departments = result.Departments.ToDictionary(department => department.Department, department => department.Name);
        return new PeopleLoad(
            named ? $"How busy everybody is: {VariantNames.Of(result)}" : "How busy everybody is",
            "The share of the time on duty in which they serve somebody, on average over all replications.",
            [.. result.People.Select(person => new PersonLoad(
                person.Name, departments.GetValueOrDefault(person.Department, person.Department), person.Occupancy.Mean, person.OccupancyByBin))]);
    }
}
