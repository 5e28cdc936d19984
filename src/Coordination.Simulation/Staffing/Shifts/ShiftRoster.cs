using System.Collections.Immutable;

namespace Coordination.Simulation.Staffing.Shifts;

/// <summary>A roster turned into whole shifts.</summary>
internal sealed class ShiftRoster
{
    private ShiftRoster(StaffingFrame frame, ImmutableArray<StaffedShift> shifts)
    {
        Shifts = shifts;
        Scenario = RosteredScenario.Of(frame, shifts);
        Hours = shifts.Sum(shift => HoursOf(frame, shift));
        Cost = shifts.Sum(shift => HoursOf(frame, shift) * frame.Groups[shift.Group].Cost);
    }

    /// <summary>By group, and in the order of their beginnings.</summary>
    public ImmutableArray<StaffedShift> Shifts { get; }

    /// <summary>The scenario with the shifts in it.</summary>
    public RosteredScenario Scenario { get; }

    /// <summary>Hours on duty. A shift counts in full, also where the horizon ends within its last interval.</summary>
    public double Hours { get; }

    public double Cost { get; }

    /// <summary>The cheapest shifts that have what a roster has in every interval.</summary>
    public static ShiftRoster Of(StaffingFrame frame, Roster roster)
    {
        var grid = ShiftGrid.Of(frame);
        return new ShiftRoster(frame, [.. Enumerable.Range(0, roster.Groups).SelectMany(group =>
            ShiftCover.Of(grid, [.. Enumerable.Range(0, roster.Intervals).Select(interval => roster[group, interval])])
                .Select(worked => new StaffedShift(group, worked.Shift, worked.People)))]);
    }

    /// <summary>How many people of a group have a shift at all.</summary>
    public int PeopleOf(int group) => Scenario.Duties.Values.Count(duty => duty.Group == group && duty.OnDuty.Contains(true));

    private static double HoursOf(StaffingFrame frame, StaffedShift shift) => shift.People * shift.Shift.Length * frame.Options.IntervalMinutes / 60;
}
