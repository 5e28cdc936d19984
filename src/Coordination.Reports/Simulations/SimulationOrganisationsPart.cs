using System.Collections.Immutable;
using System.Globalization;
using Coordination.Charts.Curves;
using Coordination.Charts.Organisations;
using Coordination.Charts.Words;
using Coordination.Reports.Model;
using Coordination.Simulation.Results;

namespace Coordination.Reports.Simulations;

/// <summary>Flat, silo, ladder beside one another, where a comparison holds at least two of them.</summary>
internal static class SimulationOrganisationsPart
{
    private static readonly ImmutableArray<(string Model, string Description)> Models =
    [
        ("flat", "One centre sends everybody to whoever can serve them, in one hop; the departments share their people."),
        ("silo", "Each department has its own queue and its own people; whoever needs two departments queues twice."),
        ("ladder", "Requests climb to those who decide and descend again; every level has its own queue."),
    ];

    public static OrganisationsSection? Of(SimulatedDay day)
    {
        var shown = Models.Select(model => (model.Description, Result: day.Variants.FirstOrDefault(variant => variant.Organisation == model.Model)))
            .Where(model => model.Result is not null).ToArray();
        return shown.Length < 2 || !day.IsDay
            ? null
            : new OrganisationsSection(
                "The same citizens, staff and hours, organised in different ways.",
                [.. shown.Select(model => Card(day, model.Result!, model.Description))],
                []);
    }

    private static OrganisationCard Card(SimulatedDay day, SimulationResult result, string description) => new(
        char.ToUpperInvariant(result.Organisation[0]) + result.Organisation[1..],
        description,
        day.Curve(result, CurveLook.Line, result.Curve.Waiting),
        [
            new("average wait", EstimateWords.Minutes(result.Waiting.MeanMinutes), EstimateWords.Range(result.Waiting.Ci95Low, result.Waiting.Ci95High, FigureText.Minutes)),
            new("of urgent people", EstimateWords.Minutes(result.UrgentWaitingMinutes.Mean), EstimateWords.Range(result.UrgentWaitingMinutes, FigureText.Minutes)),
            new("19 of 20 wait at most", EstimateWords.Minutes(result.Waiting.P95Minutes)),
            new("most waiting at once", EstimateWords.Number(result.PeakWaiting.People.Mean), EstimateWords.Range(result.PeakWaiting.People, FigureText.OneDecimal)),
            new("staff serving", EstimateWords.Percent(result.Occupancy.Mean), EstimateWords.Range(result.Occupancy, FigureText.Percent)),
            new("changes of department", result.Handoffs.Mean?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–"),
        ]);
}
