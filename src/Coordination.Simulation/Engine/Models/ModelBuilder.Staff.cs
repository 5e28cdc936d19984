using System.Collections.Immutable;
using Coordination.Plans;
using Coordination.Simulation.Scenarios;
using Coordination.Staff;

namespace Coordination.Simulation.Engine.Models;

internal sealed partial class ModelBuilder
{
    private PersonModel[] People() =>
        [.. _plan.Plan.Staff.Select(person => new PersonModel(
            person,
            _departments[person.Department],
            _plan.Departments[person.Department].Dispatch is DispatchMode.Pull,
            Levels(person),
            Shifts(person.Id)))];

    private int[] Levels(StaffPlan person)
    {
        var levels = new int[_skills.Count];
        foreach (var held in person.Skills)
        {
            levels[_skills[held.Skill]] = held.Level;
        }

        return levels;
    }

    private ShiftModel[] Shifts(StaffId person)
    {
        var rosters = _scenario.Rosters.Where(roster => roster.Staff.Contains(person)).ToList();
        var absences = _scenario.Absences.Where(absence => absence.Staff == person)
            .Select(absence => (SimulationTime.Ticks(absence.From), SimulationTime.Ticks(absence.To))).ToArray();
        if (rosters.Count == 0)
        {
            return absences.Length == 0 ? [] : [new ShiftModel(0, _horizon + 1, 0, absences)];
        }

        return [.. rosters.SelectMany(roster => Shifts(roster, absences)).OrderBy(shift => shift.From)];
    }

    private IEnumerable<ShiftModel> Shifts(RosterPlan roster, (long From, long To)[] absences)
    {
        for (var origin = 0.0; origin < _scenario.Horizon; origin += roster.Every ?? double.PositiveInfinity)
        {
            var start = origin;
            foreach (var shift in roster.Shifts.Where(shift => start + shift.From < _scenario.Horizon))
            {
                yield return new ShiftModel(
                    SimulationTime.Ticks(start + shift.From),
                    SimulationTime.Ticks(start + shift.To),
                    roster.Absence,
                    [.. roster.Breaks.Where(pause => pause.From < shift.To && pause.To > shift.From)
                        .Select(pause => (SimulationTime.Ticks(start + pause.From), SimulationTime.Ticks(start + pause.To))), .. absences]);
            }
        }
    }

    // Each lesson builds on the ones before it.
    private ImmutableArray<TrainingModel> Training()
    {
        var plans = _plan.Plan.Staff.ToDictionary(person => person.Id);
        var numbers = _plan.Plan.Staff.Select((person, number) => (person.Id, number)).ToDictionary(entry => entry.Id, entry => entry.number);
        var lessons = ImmutableArray.CreateBuilder<TrainingModel>();
        foreach (var lesson in _scenario.Training.OrderBy(lesson => lesson.At))
        {
            var before = plans[lesson.Staff];
            var level = Math.Max(lesson.Level, before.Skills.FirstOrDefault(held => held.Skill == lesson.Skill)?.Level ?? 0);
            var after = before with { Skills = [.. before.Skills.Where(held => held.Skill != lesson.Skill), new HeldSkill(lesson.Skill, level)] };
            plans[lesson.Staff] = after;
            lessons.Add(new TrainingModel(SimulationTime.Ticks(lesson.At), numbers[lesson.Staff], after, _skills[lesson.Skill], level));
        }

        return lessons.ToImmutable();
    }
}
