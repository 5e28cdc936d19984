using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Calibration;

/// <summary>What calibrating some halls came to.</summary>
public sealed record CalibrationReport
{
    /// <summary>How the days were divided: <c>leave-one-out</c> or <c>split</c>.</summary>
    public required string Scheme { get; init; }

    /// <summary>The seed of the scenario that is written.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Office-days that were checked.</summary>
    public required int DaysChecked { get; init; }

    /// <summary>The primary check: the day's arrivals and open counters are given, how fast desks call was fitted on other days.</summary>
    public required MedianErrors Given { get; init; }

    /// <summary>The harder question: arrivals and counters are those of other days, too.</summary>
    public required MedianErrors Forecast { get; init; }

    /// <summary>The same fit on the very days that are compared: what the model could reach at best.</summary>
    public required MedianErrors Fitted { get; init; }

    /// <summary>Every hall.</summary>
    public required ImmutableArray<HallCalibration> Halls { get; init; }
}

/// <summary>Medians over office-days.</summary>
/// <param name="Peak">Of the peak's error, as a share of the recorded peak.</param>
/// <param name="Curve">Of the curve's mean absolute error, as a share of the recorded peak.</param>
/// <param name="PeakMinutes">Of how far the time of the peak is off, in minutes.</param>
/// <param name="Wait">Of the mean wait's error, as a share of the recorded one.</param>
public sealed record MedianErrors(double Peak, double Curve, double PeakMinutes, double Wait)
{
    internal static MedianErrors Of(IEnumerable<CurveError> errors)
    {
        var all = errors.ToArray();
        return new MedianErrors(
            Median(all.Select(error => error.PeakError)),
            Median(all.Select(error => error.MeanAbsoluteError)),
            Median(all.Select(error => Math.Abs((error.PeakAt.ToTimeSpan() - error.RecordedPeakAt.ToTimeSpan()).TotalMinutes))),
            Median(all.Select(error => CurveError.Share(error.WaitMinutes - error.RecordedWaitMinutes, error.RecordedWaitMinutes))));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : Math.Round((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, 4);
    }
}

/// <summary>One hall's calibration.</summary>
public sealed record HallCalibration
{
    /// <summary>The hall.</summary>
    public required string Hall { get; init; }

    /// <summary>The days that count in the final fit.</summary>
    public required ImmutableArray<DateOnly> FitDays { get; init; }

    /// <summary>How fast the hall calls at each hour of the day, beside the mean.</summary>
    public required ImmutableArray<double> HourFactors { get; init; }

    /// <summary>Desks by id that share their counters: nearly always the same number is open for all of them.</summary>
    public required ImmutableArray<ImmutableArray<string>> SharedCounters { get; init; }

    /// <summary>Every desk to which anybody came.</summary>
    public required ImmutableArray<DeskCalibration> Desks { get; init; }

    /// <summary>Every day that was checked.</summary>
    public required ImmutableArray<DayCheck> Days { get; init; }

    /// <summary>The day that can be written as a scenario, simulated.</summary>
    public required ScenarioOutcome Simulated { get; init; }

    /// <summary>One of these days as a scenario, by the fit that does not know it; not part of the JSON.</summary>
    [JsonIgnore]
    public Scenario? Scenario { get; init; }
}

/// <summary>One desk's calibration.</summary>
/// <param name="Desk">Its id in the recording.</param>
/// <param name="Name">Its name.</param>
/// <param name="Throughput">How fast it calls; fitted to all fit days.</param>
/// <param name="MinutesPerCounter">The effective time of service: open counters over calls, while a queue stood; null where none ever did.</param>
public sealed record DeskCalibration(string Desk, string Name, DeskThroughput Throughput, double? MinutesPerCounter);

/// <summary>One day, checked.</summary>
/// <param name="Date">The day.</param>
/// <param name="Arrived">Who came.</param>
/// <param name="Given">With the day's arrivals and counters, fitted on other days.</param>
/// <param name="Forecast">With arrivals and counters of other days, too.</param>
/// <param name="Fitted">With the day's arrivals and counters, fitted on all days, this one included.</param>
/// <param name="Desks">The primary check by desk.</param>
public sealed record DayCheck(
    DateOnly Date, int Arrived, CurveError Given, CurveError Forecast, CurveError Fitted, ImmutableArray<DeskCheck> Desks);

/// <summary>One desk on one day, checked with the day's arrivals and counters.</summary>
/// <param name="Desk">Its id.</param>
/// <param name="Arrived">Who came.</param>
/// <param name="Given">The comparison.</param>
public sealed record DeskCheck(string Desk, int Arrived, CurveError Given);
