using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Simulation.Results;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Staffing;

/// <summary>The smallest roster that was found, what it comes to, and what other choices would cost.</summary>
/// <remarks>Flat, immutable data, like a simulation's result. Hours are of people, not of the clock.</remarks>
public sealed record StaffingResult
{
    /// <summary>The scenario's name.</summary>
    public required string Scenario { get; init; }

    /// <summary>Whether every target can be met; the roster is for the nearest that can be met otherwise.</summary>
    public required bool Feasible { get; init; }

    /// <summary>Whether the search came to its end; otherwise the roster meets the targets, but may be larger than needed.</summary>
    public required bool Finished { get; init; }

    /// <summary>The targets.</summary>
    public required ImmutableArray<TargetResult> Targets { get; init; }

    /// <summary>The local date and time of minute 0.</summary>
    public required DateTime Start { get; init; }

    /// <summary>The width of an interval of the roster.</summary>
    public required double IntervalMinutes { get; init; }

    /// <summary>The roster, by group.</summary>
    public required ImmutableArray<GroupResult> Groups { get; init; }

    /// <summary>Hours and cost of the scenario's own roster, of where the search began, and of what it found, and of its shifts.</summary>
    public required ImmutableArray<RosterCost> Costs { get; init; }

    /// <summary>The roster in whole shifts; null when none were asked for.</summary>
    public required ShiftsResult? InShifts { get; init; }

    /// <summary>What one person fewer in one interval would come to, the dearest loss last.</summary>
    public required ImmutableArray<ChoiceResult> Choices { get; init; }

    /// <summary>What other shares of the tightest target would cost.</summary>
    public required ImmutableArray<CurvePoint> Curve { get; init; }

    /// <summary>What a planner should know; empty when there is nothing.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>Rosters that were simulated.</summary>
    public required int Trials { get; init; }

    /// <summary>Replications of each.</summary>
    public required int Replications { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Seconds of wall-clock time.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>The scenario with the roster in it; not part of the JSON.</summary>
    [JsonIgnore]
    public Scenario? Rostered { get; init; }
}

/// <summary>A target and how far it is met.</summary>
/// <param name="Target">The target.</param>
/// <param name="Feasible">Whether it can be met at all.</param>
/// <param name="Nearest">The nearest that can be met, where it cannot.</param>
/// <param name="NearestMinutes">The time within which the share asked for can be served, where the target cannot be met; null for never.</param>
/// <param name="Causes">What the waits that are too long are due to even with everybody there, where it cannot be met.</param>
/// <param name="Written">The share reached by the scenario's own roster, in percent.</param>
/// <param name="Reached">The share reached by the roster found, with the citizens it was found for.</param>
/// <param name="Checked">The same with other citizens; null when it was stopped before.</param>
/// <param name="InShifts">The share reached by the roster in whole shifts, with the citizens it was found for; null when there is none, or it was stopped before.</param>
/// <param name="Periods">With targets for every period: the lowest share of one, in percent.</param>
public sealed record TargetResult(
    StaffingTarget Target, bool Feasible, StaffingTarget? Nearest, double? NearestMinutes, ImmutableArray<string> Causes,
    Estimate Written, Estimate Reached, Estimate? Checked, Estimate? InShifts, double? Periods);

/// <summary>One group of people who can stand in for each other.</summary>
/// <param name="Group">Its name.</param>
/// <param name="Department">Its home department.</param>
/// <param name="Skills">What its people can do.</param>
/// <param name="People">Who they are in the plan.</param>
/// <param name="Most">The most that the search may put on duty.</param>
/// <param name="CostPerHour">What an hour costs.</param>
/// <param name="Planned">People on duty in each interval by the scenario's own roster.</param>
/// <param name="Start">What the formulas ask for.</param>
/// <param name="Needed">What was found.</param>
public sealed record GroupResult(
    string Group, string Department, ImmutableArray<string> Skills, ImmutableArray<string> People, int Most, double CostPerHour,
    ImmutableArray<double> Planned, ImmutableArray<int> Start, ImmutableArray<int> Needed);

/// <summary>What a roster takes.</summary>
/// <param name="Roster">Which: planned, erlang, needed, shifts.</param>
/// <param name="StaffHours">Hours on duty.</param>
/// <param name="OverrunHours">Hours of work after that, to finish the citizens at hand; null where it was not simulated.</param>
/// <param name="Cost">The cost of the hours on duty.</param>
public sealed record RosterCost(string Roster, double StaffHours, double? OverrunHours, double Cost);

/// <summary>What one person fewer in one interval would come to.</summary>
/// <param name="Group">The group.</param>
/// <param name="FromMinute">The interval's beginning.</param>
/// <param name="SavedHours">The hours saved.</param>
/// <param name="SavedCost">What they cost.</param>
/// <param name="Target">The target that would be missed most.</param>
/// <param name="Percent">The share that would be reached.</param>
public sealed record ChoiceResult(string Group, double FromMinute, double SavedHours, double SavedCost, string Target, double Percent);

/// <summary>The roster for another share of a target.</summary>
/// <param name="Target">The target.</param>
/// <param name="Feasible">Whether it can be met.</param>
/// <param name="StaffHours">Hours on duty; null where it cannot be met, or the search did not come to its end.</param>
/// <param name="Cost">Their cost.</param>
public sealed record CurvePoint(StaffingTarget Target, bool Feasible, double? StaffHours, double? Cost);
