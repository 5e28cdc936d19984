using System.Collections.Immutable;
using System.Globalization;
using Coordination.Simulation.Results;
using Coordination.Simulation.Staffing.Shifts;

namespace Coordination.Simulation.Staffing;

/// <summary>Makes the result of what a search found.</summary>
internal sealed class StaffingWriter(
    StaffingFrame frame, Goals goals, Feasibility feasibility, double[] shares, Roster start, Trial written, FoundRoster found, ShiftRoster? shifts, Trial? shiftTrial)
{
    private readonly double[][] _planned = PlannedDuty.Of(frame);

    public StaffingResult Write(Trial? other, List<CurvePoint> curve, bool finished, TrialRunner runner, TimeSpan wall)
    {
        ImmutableArray<TargetResult> targets = [.. Enumerable.Range(0, goals.Targets).Select(target => Target(target, other))];
        return new StaffingResult
        {
            Scenario = frame.Scenario.Name,
            Feasible = targets.All(target => target.Feasible),
            Finished = finished,
            Targets = targets,
            Start = frame.LocalStart,
            IntervalMinutes = frame.Options.IntervalMinutes,
            Groups = [.. Enumerable.Range(0, frame.Groups.Length).Select(Group)],
            Costs = Costs(),
            InShifts = shifts is null ? null : Shifts(shifts),
            Choices = Choices(),
            Curve = [.. curve],
            Notes = Notes(other, finished),
            Trials = runner.Trials,
            Replications = runner.Replications,
            Seed = frame.Scenario.Seed,
            WallSeconds = wall.TotalSeconds,
            Rostered = (shifts?.Scenario ?? RosteredScenario.Of(frame, found.Roster)).Scenario,
        };
    }

    private TargetResult Target(int target, Trial? other)
    {
        var feasible = feasibility.Meets(target);
        var lowest = Enumerable.Range(target * goals.Periods, goals.Periods).Select(criterion => found.Trial.ShareOf(criterion).Mean).Min();
        return new TargetResult(
            goals.All[target], feasible, feasible ? null : feasibility.Nearest(target, shares), feasible ? null : feasibility.NearestMinutes(target),
            feasible ? [] : feasibility.Causes(target), Percent(written, target), Percent(found.Trial, target), other is null ? null : Percent(other, target), shiftTrial is null ? null : Percent(shiftTrial, target),
            goals.Periods > 1 ? lowest * 100 : null);
    }

    private Estimate Percent(Trial trial, int target)
    {
        var share = trial.ShareOf(target * goals.Periods, goals.Periods);
        return new Estimate(share.Mean * 100, share.Ci95Low * 100, share.Ci95High * 100);
    }

    private GroupResult Group(int index)
    {
        var group = frame.Groups[index];
        return new GroupResult(
            group.Name,
            frame.Model.Departments[group.Department].Plan.Id.ToString(),
            [.. group.Pattern.Skills.Select(held => string.Create(CultureInfo.InvariantCulture, $"{held.Skill} {held.Level}"))],
            [.. group.People.Select(person => frame.Model.People[person].Plan.Id.ToString())],
            group.Most,
            group.Cost,
            [.. _planned[index]],
            [.. Enumerable.Range(0, frame.Intervals).Select(interval => start[index, interval])],
            [.. Enumerable.Range(0, frame.Intervals).Select(interval => found.Roster[index, interval])]);
    }

    private ImmutableArray<RosterCost> Costs()
    {
        var hours = found.Roster.Cells().Select(cell => (Hours: _planned[cell.Group][cell.Interval] * frame.Hours(cell.Interval), frame.Groups[cell.Group].Cost)).ToList();
        return
        [
            new RosterCost("planned", hours.Sum(cell => cell.Hours), null, hours.Sum(cell => cell.Hours * cell.Cost)),
            new RosterCost("erlang", frame.HoursOf(start), null, frame.CostOf(start)),
            new RosterCost("needed", frame.HoursOf(found.Roster), found.Trial.OverrunHours, frame.CostOf(found.Roster)),
            .. shifts is null ? [] : new[] { new RosterCost("shifts", shifts.Hours, shiftTrial?.OverrunHours, shifts.Cost) },
        ];
    }

    private ShiftsResult Shifts(ShiftRoster made)
    {
        var needed = frame.HoursOf(found.Roster);
        return new ShiftsResult(
            [.. frame.Options.Shifts.Distinct().Order()],
            frame.Options.ShiftStartsMinutes ?? frame.Options.IntervalMinutes,
            [.. made.Shifts.Select(shift => new ShiftResult(
                frame.Groups[shift.Group].Name, frame.From(shift.Shift.From), shift.Shift.To * frame.Options.IntervalMinutes, shift.People))],
            Enumerable.Range(0, frame.Groups.Length).Sum(made.PeopleOf),
            made.Hours,
            made.Hours - needed,
            needed > 0 ? (made.Hours - needed) / needed * 100 : null,
            shiftTrial is null ? null : MissedInShifts().Count == 0);
    }

    private List<int> MissedInShifts() =>
        [.. shiftTrial?.Missed(shares).Where(goals.IsTarget).Select(criterion => criterion / goals.Periods).Distinct() ?? []];

    private ImmutableArray<ChoiceResult> Choices() =>
    [
        .. found.Refused.Where(refused => refused.Value.Criterion >= 0)
            .Select(refused => (refused.Key, refused.Value, Loss: shares[refused.Value.Criterion] - refused.Value.Share))
            .OrderBy(choice => choice.Loss).ThenBy(choice => choice.Key.Group).ThenBy(choice => choice.Key.Interval)
            .Select(choice => new ChoiceResult(
                frame.Groups[choice.Key.Group].Name,
                frame.From(choice.Key.Interval),
                frame.Hours(choice.Key.Interval),
                frame.Hours(choice.Key.Interval) * frame.Groups[choice.Key.Group].Cost,
                goals[choice.Value.Criterion].Text,
                choice.Value.Share * 100)),
    ];

    private ImmutableArray<string> Notes(Trial? other, bool finished)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        if (!finished)
        {
            notes.Add("Not finished: the roster meets what it says, but people in it may not be needed. Give it longer, or more trials (--trials).");
        }

        foreach (var target in Enumerable.Range(0, goals.Targets).Where(target => other is not null && Percent(other, target).Mean < (Nearest(target) * 100) - 1e-9))
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"With other citizens {goals.All[target].Text} is just missed ({Percent(other!, target).Mean:0.0} %): take more --replications."));
        }

        foreach (var group in frame.Groups.Where((group, index) => shifts is null && found.Roster.MostOf(index) > group.People.Length))
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{group.Name}: {found.Roster.MostOf(frame.Groups.IndexOf(group))} people at most, {group.People.Length} in the plan."));
        }

        foreach (var target in MissedInShifts())
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"In whole shifts {goals.All[target].Text} is not sure to be met ({Percent(shiftTrial!, target).Mean:0.0} %), although nobody is missing in any interval: take more --replications, or other shifts."));
        }

        foreach (var (number, group) in frame.Groups.Index().Where(of => shifts?.PeopleOf(of.Index) > of.Item.People.Length))
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{group.Name}: the shifts take {shifts!.PeopleOf(number)} people, {group.People.Length} in the plan."));
        }

        return notes.ToImmutable();
    }

    private double Nearest(int target) => shares[target * goals.Periods];
}
