using System.Collections.Immutable;
using System.Globalization;
using Coordination.Plans;
using Coordination.Simulation.Scenarios;
using Coordination.Simulation.Staffing.Shifts;
using Coordination.Staff;

namespace Coordination.Simulation.Staffing;

/// <summary>A scenario in which people work as a roster says: those of the plan first, more of the same kind when they are not enough.</summary>
internal sealed class RosteredScenario
{
    // Rest between two shifts of a person: eleven hours, as directive 2003/88/EC, article 3, asks for.
    private const double RestMinutes = 660;

    private readonly StaffingFrame _frame;
    private readonly List<StaffPlan> _staff;
    private readonly List<RosterPlan> _rosters = [];
    private readonly List<AbsencePlan> _absences;
    private readonly List<TrainingPlan> _training;
    private ImmutableArray<LadderLevel> _ladder;

    private RosteredScenario(StaffingFrame frame)
    {
        _frame = frame;
        _staff = [.. frame.Scenario.Plan!.Staff];
        _absences = [.. frame.Scenario.Absences];
        _training = [.. frame.Scenario.Training];
        _ladder = frame.Scenario.Organisation.Ladder?.Levels ?? [];
    }

    /// <summary>By person's id: the group, and whether they are on duty in each interval.</summary>
    public Dictionary<string, (int Group, bool[] OnDuty)> Duties { get; } = new(StringComparer.Ordinal);

    public Scenario Scenario { get; private set; } = null!;

    public static RosteredScenario Of(StaffingFrame frame, Roster roster) =>
        Of(frame, group => Enumerable.Range(0, frame.Intervals).Select(interval => (new Shift(interval, interval + 1), roster[group, interval])), 0);

    /// <summary>Shifts stay whole: each is worked by one person, who has rested before.</summary>
    public static RosteredScenario Of(StaffingFrame frame, IReadOnlyCollection<StaffedShift> shifts) =>
        Of(frame, group => shifts.Where(shift => shift.Group == group).OrderBy(shift => shift.Shift.From).Select(shift => (shift.Shift, shift.People)), RestMinutes);

    private static RosteredScenario Of(StaffingFrame frame, Func<int, IEnumerable<(Shift Shift, int People)>> duties, double rest)
    {
        var made = new RosteredScenario(frame);
        for (var group = 0; group < frame.Groups.Length; group++)
        {
            made.Fill(group, duties(group), (int)Math.Ceiling(rest / frame.Options.IntervalMinutes));
        }

        var scenario = frame.Scenario;
        var organisation = scenario.Organisation;
        made.Scenario = scenario with
        {
            Schema = null,
            Plan = scenario.Plan! with { Staff = [.. made._staff] },
            Rosters = [.. made._rosters],
            Absences = [.. made._absences],
            Training = [.. made._training],
            Organisation = organisation.Ladder is null ? organisation : organisation with { Ladder = organisation.Ladder with { Levels = made._ladder } },
        };
        return made;
    }

    private void Fill(int number, IEnumerable<(Shift Shift, int People)> duties, int rest)
    {
        var group = _frame.Groups[number];
        var people = group.People.Select(person => (_frame.Model.People[person].Plan.Id, Absence: StaffGroups.AbsenceOf(_frame, _frame.Model.People[person].Plan), OnDuty: new bool[_frame.Intervals])).ToList();
        foreach (var (shift, wanted) in duties)
        {
            var missing = wanted;
            for (var person = 0; missing > 0; person++)
            {
                if (person == people.Count)
                {
                    people.Add((AddPerson(group, person + 1 - group.People.Length), group.Absence, new bool[_frame.Intervals]));
                }

                var onDuty = people[person].OnDuty;
                if (!IsAway(people[person].Id, shift) && !onDuty.AsSpan(Math.Max(0, shift.From - rest)..shift.To).Contains(true))
                {
                    Array.Fill(onDuty, true, shift.From, shift.Length);
                    missing--;
                }
            }
        }

        foreach (var (id, absence, onDuty) in people)
        {
            Duties.Add(id.ToString(), (number, onDuty));
            AddRoster(id, absence, onDuty);
        }
    }

    private bool IsAway(StaffId person, Shift shift) => _frame.Scenario.Absences.Any(absence =>
        absence.Staff == person && absence.From < _frame.To(shift.To - 1) && absence.To > _frame.From(shift.From));

    private void AddRoster(StaffId id, double absence, bool[] onDuty)
    {
        var shifts = ImmutableArray.CreateBuilder<TimeInterval>();
        for (var interval = 0; interval < onDuty.Length; interval++)
        {
            if (onDuty[interval] && interval > 0 && onDuty[interval - 1])
            {
                shifts[^1] = shifts[^1] with { To = _frame.To(interval) };
            }
            else if (onDuty[interval])
            {
                shifts.Add(new TimeInterval(_frame.From(interval), _frame.To(interval)));
            }
        }

        if (shifts.Count == 0)
        {
            // Whoever has no roster is always at work; so who is not needed is away.
            _absences.Add(new AbsencePlan(id, 0, _frame.Scenario.Horizon + 1));
            return;
        }

        _rosters.Add(new RosterPlan { Staff = [id], Shifts = shifts.ToImmutable(), Absence = absence });
    }

    private StaffId AddPerson(StaffGroup group, int number)
    {
        var pattern = _frame.Scenario.Plan!.Staff[group.People[0]];
        var text = string.Create(CultureInfo.InvariantCulture, $"extra-{group.Name}-{number}");
        while (_staff.Exists(person => person.Id.ToString() == text))
        {
            text += "x";
        }

        var id = new StaffId(text);
        _staff.Add(pattern with { Id = id, Name = string.Create(CultureInfo.InvariantCulture, $"Extra {number} of {group.Name}") });
        _training.AddRange(_frame.Scenario.Training.Where(lesson => lesson.Staff == pattern.Id).Select(lesson => lesson with { Staff = id }));
        _ladder = [.. _ladder.Select(level => level.Staff.Contains(pattern.Id) ? level with { Staff = level.Staff.Add(id) } : level)];
        return id;
    }
}
