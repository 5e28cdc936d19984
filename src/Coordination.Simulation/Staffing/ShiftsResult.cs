using System.Collections.Immutable;

namespace Coordination.Simulation.Staffing;

/// <summary>The roster in whole shifts that have at least the people needed in every interval, at the fewest hours, then the fewest shifts.</summary>
/// <param name="LengthsMinutes">How long shifts may be.</param>
/// <param name="StartsMinutes">They begin every so many minutes on the clock, or with the horizon, or end with it.</param>
/// <param name="Shifts">The shifts, by group.</param>
/// <param name="People">People who have a shift; nobody has two within eleven hours.</param>
/// <param name="StaffHours">Hours on duty, every shift in full.</param>
/// <param name="ExtraHours">Hours over those of the roster by intervals.</param>
/// <param name="ExtraPercent">The same as a share of those; null when none are needed.</param>
/// <param name="Met">Whether the shifts were simulated and met what the roster by intervals meets; null when that was stopped before.</param>
public sealed record ShiftsResult(
    ImmutableArray<double> LengthsMinutes, double StartsMinutes, ImmutableArray<ShiftResult> Shifts, int People, double StaffHours, double ExtraHours, double? ExtraPercent, bool? Met);

/// <summary>One shift of a day.</summary>
/// <param name="Group">The group.</param>
/// <param name="FromMinute">Its beginning.</param>
/// <param name="ToMinute">Its end; by less than an interval after the horizon at the most.</param>
/// <param name="People">How many work it.</param>
public sealed record ShiftResult(string Group, double FromMinute, double ToMinute, int People);
