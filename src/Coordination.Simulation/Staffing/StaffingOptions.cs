using System.Collections.Immutable;

namespace Coordination.Simulation.Staffing;

/// <summary>How a roster is searched for.</summary>
public sealed record StaffingOptions
{
    /// <summary>What it has to meet; at least one.</summary>
    public required ImmutableArray<StaffingTarget> Targets { get; init; }

    /// <summary>The width of the roster's intervals, in minutes.</summary>
    public double IntervalMinutes { get; init; } = 15;

    /// <summary>The targets have to be met in every so many minutes of coming; over the whole time when null.</summary>
    public double? WithinMinutes { get; init; }

    /// <summary>How many more people than the plan has may be in each group; a multiple of what the formulas ask for when null.</summary>
    public int? Extra { get; init; }

    /// <summary>At least so many people who can do a piece of work are on duty while citizens come for it.</summary>
    public int Least { get; init; } = 1;

    /// <summary>What an hour of a group costs; 1 where it is not named.</summary>
    public ImmutableDictionary<string, double> Costs { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>Other shares for the tightest target, in percent, whose rosters are searched for as well.</summary>
    public ImmutableArray<double> Curve { get; init; } = [];

    /// <summary>How long shifts may be, in minutes: whole intervals each. The roster is turned into such shifts as well; not when empty.</summary>
    public ImmutableArray<double> Shifts { get; init; } = [];

    /// <summary>Shifts begin every so many minutes on the clock, or with the horizon, or end with it; at any interval when null.</summary>
    public double? ShiftStartsMinutes { get; init; }

    /// <summary>Replications of each roster that is tried, at least 5; the scenario's, but 20 to 100, when null.</summary>
    public int? Replications { get; init; }

    /// <summary>The seed; the scenario's when null.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Threads; one for each core when null. The result is the same.</summary>
    public int? Threads { get; init; }

    /// <summary>At most so many rosters are tried.</summary>
    public int MaxTrials { get; init; } = 2000;

    /// <summary>Told now and then how far it is; on any thread.</summary>
    public IProgress<StaffingProgress>? Progress { get; init; }
}

/// <summary>How far a search is.</summary>
/// <param name="Phase">What it is at, for people.</param>
/// <param name="Trials">Rosters tried.</param>
/// <param name="Share">The share that is done, about.</param>
/// <param name="StaffHours">The hours of the best roster so far.</param>
/// <param name="Left">The time it will still take, about.</param>
public readonly record struct StaffingProgress(string Phase, int Trials, double? Share, double? StaffHours, TimeSpan? Left);
