using Coordination.Simulation.Runs;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Calibration;

/// <summary>What the scenario of a calibrated day comes to when it is simulated, beside the recording.</summary>
/// <param name="Date">The day.</param>
/// <param name="Queue">The mean simulated queue against the recorded one; the peak is the mean of each replication's.</param>
public sealed record ScenarioOutcome(DateOnly Date, CurveError Queue)
{
    internal static ScenarioOutcome Of(HallDay day, Scenario scenario, CancellationToken cancellation)
    {
        var result = SimulationRun.Run(scenario, cancellation: cancellation);
        var recorded = day.Recorded.WaitingCurve;
        double[] minutes = [.. recorded.Select(point => point.At.ToTimeSpan().TotalMinutes)];
        var curve = new ComputedCurve(minutes);
        curve.Add(minutes, [.. minutes.Select(minute => At(result.Curve.Waiting, (minute - minutes[0]) / result.Curve.BinMinutes))]);
        var error = curve.Against([.. recorded.Select(point => point.Waiting)], day.MovesUntil, day.Arrived);
        return new ScenarioOutcome(day.Date, error with { Peak = result.PeakWaiting.People.Mean ?? 0 });
    }

    // Bins hold means: the moment between two of them has about the mean of both.
    private static double At(IReadOnlyList<double> bins, double place)
    {
        var (before, after) = ((int)Math.Floor(place - 0.5), (int)Math.Floor(place + 0.5));
        return (bins[Math.Clamp(before, 0, bins.Count - 1)] + bins[Math.Clamp(after, 0, bins.Count - 1)]) / 2;
    }
}
