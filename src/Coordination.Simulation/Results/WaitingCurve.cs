using System.Collections.Immutable;

namespace Coordination.Simulation.Results;

/// <summary>People waiting over time, in intervals of one width; means over each interval and over replications.</summary>
/// <param name="BinMinutes">The width; the last interval may be shorter.</param>
/// <param name="FromMinutes">When each interval begins, from the start of the simulation.</param>
/// <param name="Waiting">Everybody.</param>
/// <param name="ByLevel">By level of urgency, all five.</param>
/// <param name="OnDuty">Whole people's capacity on duty.</param>
/// <param name="InUse">Of it, what was in use.</param>
public sealed record WaitingCurve(
    double BinMinutes,
    ImmutableArray<double> FromMinutes,
    ImmutableArray<double> Waiting,
    ImmutableArray<ImmutableArray<double>> ByLevel,
    ImmutableArray<double> OnDuty,
    ImmutableArray<double> InUse);
