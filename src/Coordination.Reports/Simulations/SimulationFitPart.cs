using System.Collections.Immutable;
using Coordination.Charts.Words;
using Coordination.Reports.Model;
using Coordination.Simulation.Fits;

namespace Coordination.Reports.Simulations;

/// <summary>How near the simulation comes to the recorded day.</summary>
internal static class SimulationFitPart
{
    /// <summary>A peak that is off by no more is called met.</summary>
    public const double Near = 0.15;

    /// <summary>With this share of all who wait, one desk is named alone.</summary>
    private const double Nearly = 0.8;

    public static FitTable Of(SimulatedDay day, RecordedFit fit) => new(
        $"How near {(day.Variants.Length == 1 ? "the simulation" : VariantNames.Of(day.First))} comes to the recorded day",
        "The most waiting at once, simulated: each day's own, on average. Off by: of the curve, the mean distance between the two curves as a share of the recorded peak. "
            + "The average recorded wait is an estimate from the displays."
            + (fit.Gap is { } gap ? $" {gap}" : ""),
        ["most at once, recorded", "simulated", "peak off by", "curve off by", "average wait, recorded", "simulated"],
        [Row(day, fit.Hall), .. fit.Desks.OrderByDescending(desk => desk.RecordedPeak).ThenBy(desk => desk.Name, StringComparer.Ordinal).Select(desk => Row(day, desk))]);

    /// <summary>Where the people were that waited when most did, and what the simulation has then.</summary>
    public static string Lead(SimulatedDay day, RecordedFit fit)
    {
        var (hall, peak) = (fit.Hall, FigureText.Clock(day.From + fit.Hall.RecordedPeakAtMinute));
        var waiting = fit.Desks.Select(desk => (desk.Name, Count: At(desk, hall.RecordedPeakAtMinute))).OrderByDescending(desk => desk.Count).ToArray();
        var where = waiting.Length < 3 || hall.RecordedPeak == 0
            ? $"At the fullest moment, {peak}, {FigureText.Count(hall.RecordedPeak)} people waited."
            : $"At the fullest moment, {peak}, " + (waiting[0].Count >= Nearly * hall.RecordedPeak
                ? $"{FigureText.Count(waiting[0].Count)} of {FigureText.Count(hall.RecordedPeak)} people waited at one desk: {waiting[0].Name}."
                : $"{FigureText.Count(waiting[0].Count + waiting[1].Count)} of {FigureText.Count(hall.RecordedPeak)} people waited at two of {FigureText.Count(fit.Desks.Length)} desks: "
                    + $"{waiting[0].Name} ({FigureText.Count(waiting[0].Count)}) and {waiting[1].Name} ({FigureText.Count(waiting[1].Count)}).");
        return $"{where} In the simulation most wait at {FigureText.Clock(day.From + hall.SimulatedPeakAtMinute)}: {FigureText.Count(hall.SimulatedPeak.Mean ?? 0)} on an average day" +
            $"{(EstimateWords.Range(hall.SimulatedPeak, FigureText.Count) is { } range ? $" ({range} at 95 % confidence)" : "")}.";
    }

    /// <summary>How far the simulated peak is off, in words.</summary>
    public static string Verdict(CurveFit hall) => hall.PeakError switch
    {
        null => "",
        <= Near => "it meets the peak",
        { } error => $"its peak is {FigureText.Percent(error)} too {(hall.SimulatedPeak.Mean < hall.RecordedPeak ? "low" : "high")}",
    };

    private static ComparedFigure Row(SimulatedDay day, CurveFit fit) => new(fit.Name,
    [
        fit.RecordedPeak == 0 ? "0" : $"{FigureText.Count(fit.RecordedPeak)} at {FigureText.Clock(day.From + fit.RecordedPeakAtMinute)}",
        fit.SimulatedPeak.Mean is { } mean ? $"{FigureText.Count(mean)} at {FigureText.Clock(day.From + fit.SimulatedPeakAtMinute)}" : "–",
        EstimateWords.Percent(fit.PeakError),
        EstimateWords.Percent(fit.CurveError),
        EstimateWords.Minutes(fit.RecordedWaitMinutes),
        EstimateWords.Minutes(fit.SimulatedWaitMinutes),
    ]);

    private static int At(CurveFit desk, double minute)
    {
        var before = desk.Minutes.Count(at => at <= minute) - 1;
        return before < 0 ? 0 : desk.Recorded[before];
    }
}
