using System.Collections.Immutable;
using Coordination.Charts.Frames;
using Coordination.Charts.Words;
using Coordination.Reports.Model;
using Coordination.Simulation.Fits;
using Coordination.Simulation.Results;

namespace Coordination.Reports.Simulations;

/// <summary>What the simulation comes to, in a sentence or two and three figures.</summary>
internal static class SimulationHeadline
{
    public static string Of(SimulatedDay day)
    {
        var first = day.First;
        if (day.Recorded is { } fit)
        {
            var was = $"{FigureText.Count(fit.Hall.RecordedArrived)} people came and waited {EstimateWords.Minutes(fit.Hall.RecordedWaitMinutes)} on average; at " +
                $"{FigureText.Clock(day.From + fit.Hall.RecordedPeakAtMinute)}, {FigureText.Count(fit.Hall.RecordedPeak)} of them were waiting at once.";
            return day.Other is { } another ? $"{was} {Change(day, another)}"
                : $"{was} The simulation of that day comes to {EstimateWords.Minutes(first.Waiting.MeanMinutes)} and {FigureText.Count(first.PeakWaiting.People.Mean ?? 0)}: {SimulationFitPart.Verdict(fit.Hall)}.";
        }

        var begin = (day.Variants.Length > 1 ? $"{Capital(VariantNames.Of(first))}: " : "") +
            $"{FigureText.Count(SimulatedDay.EachRun(first, first.Counts.Arrived))} people come on an average {day.Run} and wait {EstimateWords.Minutes(first.Waiting.MeanMinutes)} on average.";
        return day.Other is { } other ? $"{begin} {Change(day, other)}" : $"{begin} 19 of 20 wait at most {EstimateWords.Minutes(first.Waiting.P95Minutes)}.";
    }

    public static ImmutableArray<KeyFigure> Figures(SimulatedDay day)
    {
        var first = day.First;
        if (day is { Recorded: { } fit, Other: null })
        {
            return OfFit(day, fit.Hall);
        }

        var wait = Wait(first, day.Variants.Length > 1 ? $"average wait, {VariantNames.Of(first)}" : "average wait", Ink.Simulated);
        return day.Other is { } other
            ?
            [
                wait,
                Wait(other, $"average wait, {VariantNames.Of(other)}", day.Curve(other, day.Look(other), []).Ink),
                new(FigureText.Count(first.PeakWaiting.People.Mean ?? 0), "people waiting at the fullest moment",
                    $"{VariantNames.Of(first)}; {FigureText.Count(other.PeakWaiting.People.Mean ?? 0)} {VariantNames.Of(other)}", Ink.Simulated),
            ]
            :
            [
                wait,
                first.UrgentWaitingMinutes.Mean is { } urgent
                    ? new(FigureText.Minutes(urgent), "average wait of urgent people", "levels 1 and 2" + Sure(first.UrgentWaitingMinutes), Ink.Level2)
                    : new(EstimateWords.Minutes(first.Waiting.P95Minutes), "19 of 20 wait at most", "all replications together", Ink.Simulated),
                new(FigureText.Count(first.PeakWaiting.People.Mean ?? 0), "people waiting at the fullest moment",
                    $"on an average {day.Run}; the staff serve {EstimateWords.Percent(first.Occupancy.Mean)} of their time on duty", Ink.Simulated),
            ];
    }

    private static ImmutableArray<KeyFigure> OfFit(SimulatedDay day, CurveFit hall) =>
    [
        new(FigureText.Count(hall.RecordedPeak), "people waiting at once", $"at {FigureText.Clock(day.From + hall.RecordedPeakAtMinute)}, as the displays showed", Ink.Recorded),
        new(FigureText.Count(hall.SimulatedPeak.Mean ?? 0), "in the simulation", $"the fullest moment of an average day{(EstimateWords.Range(hall.SimulatedPeak, FigureText.Count) is { } range ? $"; {range} at 95 % confidence" : "")}", Ink.Simulated),
        new(EstimateWords.Percent(hall.CurveError), "between the two curves", "the mean distance over the day, as a share of the recorded peak", Ink.Simulated),
    ];

    private static string Change(SimulatedDay day, SimulationResult other)
    {
        if (day.Wait(other) is not { Difference: { } difference } wait)
        {
            return "";
        }

        var name = VariantNames.Of(other);
        return !wait.Significant
            ? $"{Capital(name)}: no sure difference; it lies within chance."
            : $"{Capital(name)}: the same people wait {FigureText.Minutes(Math.Abs(difference))} {(difference < 0 ? "less" : "longer")}.";
    }

    private static KeyFigure Wait(SimulationResult result, string name, Ink ink) => new(
        EstimateWords.Minutes(result.Waiting.MeanMinutes), name,
        EstimateWords.Range(result.Waiting.Ci95Low, result.Waiting.Ci95High, FigureText.Minutes) is { } range ? $"{range} at 95 % confidence" : "of one replication", ink);

    private static string Sure(Estimate estimate) => EstimateWords.Range(estimate, FigureText.Minutes) is { } range ? $"; {range} at 95 % confidence" : "";

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
