using System.Collections.Immutable;

namespace Coordination.Simulation.Results;

/// <summary>People waiting over time, in intervals of one width; means over each interval and over replications.</summary>
/// <param name="BinMinutes">The width; the last interval may be shorter.</param>
/// <param name="FromMinutes">When each interval begins, from the start of the simulation.</param>
/// <param name="Waiting">Everybody.</param>
/// <param name="WaitingLow">Everybody: 19 of 20 replications show at least so many; empty with one replication.</param>
/// <param name="WaitingHigh">Everybody: 19 of 20 replications show at most so many, so that 9 of 10 lie between.</param>
/// <param name="ByLevel">By level of urgency, all five.</param>
/// <param name="OnDuty">Whole people's capacity on duty.</param>
/// <param name="InUse">Of it, what was in use.</param>
public sealed record WaitingCurve(
    double BinMinutes,
    ImmutableArray<double> FromMinutes,
    ImmutableArray<double> Waiting,
    ImmutableArray<double> WaitingLow,
    ImmutableArray<double> WaitingHigh,
    ImmutableArray<ImmutableArray<double>> ByLevel,
    ImmutableArray<double> OnDuty,
    ImmutableArray<double> InUse);
