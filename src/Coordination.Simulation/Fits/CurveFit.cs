using System.Collections.Immutable;
using Coordination.Simulation.Recordings;
using Coordination.Simulation.Results;

namespace Coordination.Simulation.Fits;

/// <summary>People waiting as recorded, beside people waiting as simulated. Minutes count from the start of the simulation.</summary>
/// <remarks>
/// Errors are taken as <c>calibrate</c> takes them: until nothing moves any more in the hall, gaps of the recording left out. A
/// recorded moment stands against the simulated mean of the interval in which it lies.
/// </remarks>
public sealed record CurveFit
{
    /// <summary>Whose queue it is.</summary>
    public required string Name { get; init; }

    /// <summary>The department's id; null for the whole hall.</summary>
    public string? Department { get; init; }

    /// <summary>The recorded moments.</summary>
    public required ImmutableArray<double> Minutes { get; init; }

    /// <summary>People waiting then, as recorded.</summary>
    public required ImmutableArray<int> Recorded { get; init; }

    /// <summary>People waiting then, as simulated.</summary>
    public required ImmutableArray<double> Simulated { get; init; }

    /// <summary>Who came, as inferred from the displays; gaps of the recording are left out.</summary>
    public required int RecordedArrived { get; init; }

    /// <summary>The most recorded at one moment.</summary>
    public required int RecordedPeak { get; init; }

    /// <summary>When that was; the first of several moments.</summary>
    public required double RecordedPeakAtMinute { get; init; }

    /// <summary>The most simulated at once: the mean of each replication's own.</summary>
    public required Estimate SimulatedPeak { get; init; }

    /// <summary>When the simulated mean is highest.</summary>
    public required double SimulatedPeakAtMinute { get; init; }

    /// <summary>How far the simulated peak is off, as a share of the recorded one; null where nobody was recorded.</summary>
    public double? PeakError => SimulatedPeak.Mean is { } mean && RecordedPeak > 0 ? Math.Abs(mean - RecordedPeak) / RecordedPeak : null;

    /// <summary>The mean absolute error of the curve, as a share of the recorded peak; null where nobody was recorded.</summary>
    public required double? CurveError { get; init; }

    /// <summary>The share of the recorded moments that lie within what 9 of 10 replications show; null with one replication.</summary>
    public required double? Covered { get; init; }

    /// <summary>The recorded mean wait, by Little's law; null where nobody came.</summary>
    public required double? RecordedWaitMinutes { get; init; }

    /// <summary>The simulated mean wait.</summary>
    public required double? SimulatedWaitMinutes { get; init; }

    internal static CurveFit Of(RecordedCurve recorded, double movesUntil, WaitingCurve curve, PeakSummary peak, WaitingSummary waiting, string? department = null)
    {
        var bins = recorded.Minutes.Select(minute => Math.Clamp((int)(minute / curve.BinMinutes), 0, curve.Waiting.Length - 1)).ToArray();
        ImmutableArray<double> simulated = [.. bins.Select(bin => curve.Waiting[bin])];
        var most = recorded.Waiting.Max();
        var measured = Enumerable.Range(0, recorded.Minutes.Length).Where(moment => recorded.Minutes[moment] <= movesUntil).ToList();
        var (error, time) = recorded.Area(movesUntil, moment => Math.Abs(simulated[moment] - recorded.Waiting[moment]));
        return new CurveFit
        {
            Name = recorded.Name,
            Department = department,
            Minutes = recorded.Minutes,
            Recorded = recorded.Waiting,
            Simulated = simulated,
            RecordedArrived = recorded.Arrived,
            RecordedPeak = most,
            RecordedPeakAtMinute = recorded.Minutes[recorded.Waiting.IndexOf(most)],
            SimulatedPeak = peak.People,
            SimulatedPeakAtMinute = curve.FromMinutes[curve.Waiting.IndexOf(curve.Waiting.Max())] + (curve.BinMinutes / 2),
            CurveError = most == 0 || time == 0 ? null : error / time / most,
            Covered = curve.WaitingLow.IsEmpty || measured.Count == 0 ? null : measured.Count(moment =>
                recorded.Waiting[moment] >= Math.Floor(curve.WaitingLow[bins[moment]]) && recorded.Waiting[moment] <= Math.Ceiling(curve.WaitingHigh[bins[moment]])) / (double)measured.Count,
            RecordedWaitMinutes = recorded.Arrived > 0 ? recorded.Area(double.MaxValue, moment => recorded.Waiting[moment]).Area / recorded.Arrived : null,
            SimulatedWaitMinutes = waiting.MeanMinutes,
        };
    }
}
