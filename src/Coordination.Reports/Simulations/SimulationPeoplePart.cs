using System.Collections.Immutable;
using Coordination.Charts.Occupancy;
using Coordination.Charts.Words;
using Coordination.Reports.Model;
using Coordination.Simulation.Results;

namespace Coordination.Reports.Simulations;

/// <summary>How busy the people are.</summary>
internal static class SimulationPeoplePart
{
    /// <summary>Of more people than these nobody reads a line each.</summary>
    private const int MostPeople = 40;

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
        var many = result.People.Length > MostPeople;
        var of = named ? $": {VariantNames.Of(result)}" : "";
        return new PeopleLoad(
            many ? $"How busy the people of each department are{of}" : $"How busy everybody is{of}",
            "The share of the time on duty in which they serve somebody, on average over all replications" +
                (many ? " and over the department's people." : ".") +
                (result.People.Any(person => person.Occupancy.Mean > 1) ? " Above 100 %: they finish the citizen at hand after their hours." : ""),
            many ? Departments(result) : People(result));
    }

    private static ImmutableArray<PersonLoad> People(SimulationResult result)
    {
        var departments = result.Departments.ToDictionary(department => department.Department, department => department.Name);
        return [.. result.People.Select(person => new PersonLoad(
            person.Name, departments.GetValueOrDefault(person.Department, person.Department), person.Occupancy.Mean, person.OccupancyByBin))];
    }

    private static ImmutableArray<PersonLoad> Departments(SimulationResult result) =>
    [
        .. result.Departments.Select(department => (department, People: result.People.Where(person => person.Department == department.Department).ToList()))
            .Where(pair => pair.People.Count > 0)
            .Select(pair => new PersonLoad(
                pair.department.Name,
                pair.People.Count == 1 ? "1 person" : $"{FigureText.Count(pair.People.Count)} people",
                pair.department.Occupancy.Mean,
                [.. Enumerable.Range(0, pair.People[0].OccupancyByBin.Length).Select(bin => pair.People.Average(person => person.OccupancyByBin[bin]))])),
    ];
}
