using System.Collections.Immutable;
using Coordination.Simulation.Recordings;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Calibration;

/// <summary>Calibrates halls on several recorded days, and says how far off the result is on days that it was not fitted on.</summary>
/// <remarks>Deterministic: the same recordings, options and seed give the same report. Uses every core.</remarks>
public static class CalibrationRun
{
    /// <summary>Calibrates.</summary>
    /// <param name="halls">The days of each hall, as <see cref="RecordingReader.ReadDays"/> gives them.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told after each day that was checked.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="CalibrationException">A day that is asked for is not there, or too few are.</exception>
    public static CalibrationReport Run(
        IReadOnlyList<ImmutableArray<RecordedDay>> halls, CalibrationOptions options,
        IProgress<CalibrationProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(halls);
        ArgumentNullException.ThrowIfNull(options);
        var splits = halls.Select(days => DaySplit.Of(days, options)).ToArray();
        var (total, done) = (Math.Max(1, splits.Sum(split => split.Check.Length)), 0);
        var results = splits.Select(split => Calibrate(split, options, hall =>
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new CalibrationProgress((double)done++ / total, hall));
        }, cancellation)).ToImmutableArray();
        var checks = results.SelectMany(hall => hall.Days).ToArray();
        return new CalibrationReport
        {
            Scheme = splits.All(split => split.LeavesOneOut) ? "leave-one-out" : "split",
            Seed = options.Seed,
            DaysChecked = checks.Length,
            Given = MedianErrors.Of(checks.Select(check => check.Given)),
            Forecast = MedianErrors.Of(checks.Select(check => check.Forecast)),
            Fitted = MedianErrors.Of(checks.Select(check => check.Fitted)),
            Halls = results,
        };
    }

    private static HallCalibration Calibrate(DaySplit split, CalibrationOptions options, Action<string> tick, CancellationToken cancellation)
    {
        tick(split.Hall);
        var fitted = HallModel.Fit(split.Fit, cancellation);
        var all = split.LeavesOneOut ? fitted : HallModel.Fit([.. split.Fit, .. split.Check], cancellation);
        var checks = ImmutableArray.CreateBuilder<DayCheck>();
        var chosen = split.ScenarioDay(options);
        Scenario? scenario = null;
        foreach (var day in split.Check)
        {
            tick(split.Hall);
            var others = split.LeavesOneOut
                ? HallModel.Fit(split.Fit.Remove(day), cancellation)
                : fitted;
            checks.Add(DayChecks.Check(day, others, all));
            scenario = day == chosen ? CalibratedScenario.Of(day, others, options) : scenario;
        }

        return HallResult.Of(split, fitted, checks.ToImmutable(), scenario!, ScenarioOutcome.Of(chosen, scenario!, cancellation));
    }
}
