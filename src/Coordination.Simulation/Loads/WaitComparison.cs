using System.Collections.Immutable;
using Coordination.Simulation.Statistics;

namespace Coordination.Simulation.Loads;

/// <summary>How long the citizens of one level waited for their first call at the hall, and in the simulation, in scenario minutes.</summary>
/// <param name="Level">The level, 1 to 5.</param>
/// <param name="Citizens">Those who were called in both.</param>
/// <param name="HallMean">The mean at the hall.</param>
/// <param name="SimulatedMean">The mean in the simulation.</param>
/// <param name="HallP95">19 of 20 waited at most so long at the hall.</param>
/// <param name="SimulatedP95">And in the simulation.</param>
/// <param name="MeanAbsoluteDifference">How far a citizen's two waits are apart, on average.</param>
/// <param name="Ci95HalfWidth">The means' difference is known to so many minutes, by the paired differences of citizens; null for one alone.</param>
/// <param name="Matches">
/// Whether the means may differ by no more than 5 %, or than what the round trips of real time make at this speed, as far as
/// so many citizens tell.
/// </param>
internal sealed record WaitComparison(
    int Level, int Citizens, double HallMean, double SimulatedMean, double HallP95, double SimulatedP95, double MeanAbsoluteDifference, double? Ci95HalfWidth, bool Matches)
{
    private const double Tolerance = 0.05;

    /// <summary>Real time that a hand-over takes over HTTP, with room: it passes as scenario time, times the speed.</summary>
    public static TimeSpan Grain { get; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Compares, by level.</summary>
    /// <param name="waits">Every citizen, and the wait at the hall in scenario minutes.</param>
    /// <param name="grain">The difference of means that real time explains, in scenario minutes.</param>
    public static ImmutableArray<WaitComparison> Of(IEnumerable<(LoadCitizen Citizen, double? Hall)> waits, double grain) =>
        [.. waits.Where(wait => wait.Hall is not null && wait.Citizen.SimulatedWait is not null)
            .GroupBy(wait => (int)wait.Citizen.Urgency, wait => (Hall: wait.Hall!.Value, Simulated: wait.Citizen.SimulatedWait!.Value))
            .OrderBy(level => level.Key)
            .Select(level => Of(level.Key, [.. level], grain))];

    private static WaitComparison Of(int level, (double Hall, double Simulated)[] pairs, double grain)
    {
        var (hall, simulated) = (pairs.Average(pair => pair.Hall), pairs.Average(pair => pair.Simulated));
        var difference = Interval.Of(pairs.Select(pair => pair.Hall - pair.Simulated));
        var half = (difference.Ci95High - difference.Ci95Low) / 2;
        return new(
            level, pairs.Length, hall, simulated, P95(pairs.Select(pair => pair.Hall)), P95(pairs.Select(pair => pair.Simulated)),
            pairs.Average(pair => Math.Abs(pair.Hall - pair.Simulated)), half,
            half is null || Math.Abs(hall - simulated) <= Math.Max(Tolerance * simulated, grain) + half);
    }

    private static double P95(IEnumerable<double> waits)
    {
        double[] sorted = [.. waits.Order()];
        return sorted[(int)Math.Ceiling(0.95 * sorted.Length) - 1];
    }
}
