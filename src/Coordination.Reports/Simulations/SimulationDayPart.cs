using System.Collections.Immutable;
using Coordination.Charts.Curves;
using Coordination.Charts.Words;
using Coordination.Reports.Model;
using Coordination.Simulation.Results;

namespace Coordination.Reports.Simulations;

/// <summary>The day, on average over the replications, beside the recorded one where there is one.</summary>
internal static class SimulationDayPart
{
    private const int MostPanels = 10;

    public static DaySection? Of(SimulatedDay day)
    {
        if (!day.IsDay)
        {
            return null;
        }

        var (first, panels) = (day.First, Panels(day));
        return new DaySection
        {
            Lead = day.Recorded is { } fit ? SimulationFitPart.Lead(day, fit) : Lead(day),
            Waiting = day.Waiting(),
            WaitingNote = Note(day),
            Fit = day.Recorded is { } recorded ? SimulationFitPart.Of(day, recorded) : null,
            Desks = panels[..Math.Min(MostPanels, panels.Length)],
            DesksNote = "All on the same scale, the fullest first." +
                (panels.Length > MostPanels ? $" {FigureText.Count(panels.Length - MostPanels)} departments with fewer people waiting are left out." : ""),
            Urgency = first.Levels.Length < 2 ? null : new UrgencyCurves(
                $"{char.ToUpperInvariant(first.Policy[0])}{first.Policy[1..]} order{(day.Variants.Length > 1 ? $", {VariantNames.Of(first)}" : "")}. The most urgent stand on the ground.",
                day.Middles(first),
                [.. first.Curve.ByLevel.Select((values, index) => new StackLayer(index + 1, values)).Where(layer => first.Levels.Any(level => level.Level == layer.Level))]),
        };
    }

    private static string Lead(SimulatedDay day) => day.First.PeakWaiting.AtMinute is { } peak
        ? $"Most people wait at about {FigureText.Clock(day.From + peak)}: {FigureText.Count(day.First.PeakWaiting.People.Mean ?? 0)} on an average day" +
          $"{(EstimateWords.Range(day.First.PeakWaiting.People, FigureText.OneDecimal) is { } range ? $" ({range})" : "")}."
        : "Hardly anybody waits.";

    private static string Note(SimulatedDay day) =>
        (day.Recorded is null ? "" : "The nearer the line follows the grey area, the better the simulation meets the day that was. ") +
        "The line is the mean over all replications, so it is lower and smoother than any single day" +
        (day.Variants.Length == 1 && !day.First.Curve.WaitingLow.IsEmpty ? "; the pale band holds what 9 of 10 simulated days show." : ".");

    private static ImmutableArray<DayPanel> Panels(SimulatedDay day) => day.First.Departments.Length < 2
        ? []
        : [.. day.First.Departments
            .Select(department => new DayPanel(department.Name, Note(day, department), day.Waiting(department)))
            .OrderByDescending(panel => panel.Curves.Max(curve => curve.Peak?.Value ?? 0))];

    private static string Note(SimulatedDay day, DepartmentResult department) => day.Fit(department) is { } fit
        ? $"at most {FigureText.Count(fit.RecordedPeak)} recorded, {FigureText.Count(fit.SimulatedPeak.Mean ?? 0)} simulated"
        : $"{FigureText.Count(SimulatedDay.EachRun(day.First, department.Arrived))} come, wait {EstimateWords.Minutes(department.Waiting.MeanMinutes)}";
}
