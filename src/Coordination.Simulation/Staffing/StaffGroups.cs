using System.Collections.Immutable;
using Coordination.Plans;

namespace Coordination.Simulation.Staffing;

/// <summary>Finds the people who can stand in for each other.</summary>
internal static class StaffGroups
{
    public static ImmutableArray<StaffGroup> Of(StaffingFrame frame)
    {
        var people = frame.Model.People;
        var kinds = Enumerable.Range(0, people.Length)
            .GroupBy(person => (people[person].Department, Kind: KindOf(frame, people[person].Plan)))
            .OrderBy(kind => kind.Key.Department).ThenBy(kind => kind.First()).ToList();
        var groups = new List<StaffGroup>();
        foreach (var kind in kinds)
        {
            var name = frame.Model.Departments[kind.Key.Department].Plan.Id.ToString();
            var siblings = kinds.Count(other => other.Key.Department == kind.Key.Department);
            var number = groups.Count(other => other.Department == kind.Key.Department);
            name = siblings == 1 ? name : $"{name}-{(number < 26 ? ((char)('a' + number)).ToString() : (number + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))}";
            groups.Add(new StaffGroup
            {
                Name = name,
                Department = kind.Key.Department,
                People = [.. kind],
                Pattern = people[kind.First()].Plan,
                Cost = frame.Options.Costs.GetValueOrDefault(name, 1),
                Absence = kind.Average(person => AbsenceOf(frame, people[person].Plan)),
            });
        }

        return [.. groups];
    }

    /// <summary>How likely a person does not come to a shift, as the scenario's roster says.</summary>
    public static double AbsenceOf(StaffingFrame frame, StaffPlan person) =>
        frame.Scenario.Rosters.FirstOrDefault(roster => roster.Staff.Contains(person.Id))?.Absence ?? 0;

    private static string KindOf(StaffingFrame frame, StaffPlan person) => string.Join(';',
        person.Skills.OrderBy(held => held.Skill.ToString(), StringComparer.Ordinal).Select(held => $"{held.Skill} {held.Level} {held.Expires}")
            .Append($"{person.Capacity}")
            .Concat(frame.Scenario.Training.Where(lesson => lesson.Staff == person.Id).Select(lesson => $"{lesson.Skill} {lesson.Level} {lesson.At}")));
}
