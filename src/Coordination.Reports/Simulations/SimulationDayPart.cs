using System.Collections.Immutable;
using Coordination.Charts.Curves;
using Coordination.Charts.Words;
using Coordination.Reports.Model;
using Coordination.Simulation.Results;

namespace Coordination.Reports.Simulations;

/// <summary>The day, on average over the replications.</summary>
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
            Lead = first.PeakWaiting.AtMinute is { } peak
                ? $"Most people wait at about {WordsOf.Clock(day.From + peak)}: {WordsOf.Count(first.PeakWaiting.People.Mean ?? 0)} on an average day" +
                  $"{(EstimateWords.Range(first.PeakWaiting.People, WordsOf.OneDecimal) is { } range ? $" ({range})" : "")}."
                : "Hardly anybody waits.",
            Waiting = day.Curves(result => result.Curve.Waiting),
            WaitingNote = "Means over all replications, so a curve is lower and smoother than any single day.",
            Desks = panels[..Math.Min(MostPanels, panels.Length)],
            DesksNote = "All on the same scale, the fullest first." +
                (panels.Length > MostPanels ? $" {WordsOf.Count(panels.Length - MostPanels)} departments with fewer people waiting are left out." : ""),
            Urgency = new UrgencyCurves(
                $"{char.ToUpperInvariant(first.Policy[0])}{first.Policy[1..]} order{(day.Variants.Length > 1 ? $", {VariantNames.Of(first)}" : "")}. The most urgent stand on the ground.",
                day.Middles(first),
                [.. first.Curve.ByLevel.Select((values, index) => new StackLayer(index + 1, values)).Where(layer => first.Levels.Any(level => level.Level == layer.Level))]),
        };
    }

    private static ImmutableArray<DayPanel> Panels(SimulatedDay day) => day.First.Departments.Length < 2
        ? []
        : [.. day.First.Departments
            .Select(department => new DayPanel(department.Name, Note(day, department), day.Curves(result => Of(result, department))))
            .OrderByDescending(panel => panel.Curves.Max(curve => curve.Peak?.Value ?? 0))];

    private static string Note(SimulatedDay day, DepartmentResult department) =>
        $"{WordsOf.Count(SimulatedDay.EachRun(day.First, department.Arrived))} come, wait {EstimateWords.Minutes(department.Waiting.MeanMinutes)}";

    // A way of organising may have departments of its own, such as the levels of a ladder; those that the first has are shown.
    private static ImmutableArray<double> Of(SimulationResult result, DepartmentResult department) =>
        result.Departments.FirstOrDefault(other => other.Department == department.Department)?.WaitingByBin ?? [];
}
