using System.Collections.Immutable;
using System.Globalization;
using Coordination.Reports.Model;
using Coordination.Simulation.Results;

namespace Coordination.Reports.Simulations;

/// <summary>Turns simulations into what a report's page shows.</summary>
public static class SimulationReportPage
{
    /// <summary>The page's content for one scenario, beside the recorded day where the result has one.</summary>
    /// <param name="result">The simulation.</param>
    /// <param name="title">What to call the hall; null for the scenario's name.</param>
    public static HallReport Of(SimulationResult result, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Of(title, new SimulatedDay([result], []));
    }

    /// <summary>The page's content for variants of a scenario.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="title">What to call the hall; null for the scenario's name.</param>
    public static HallReport Of(ComparisonResult comparison, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return Of(title, new SimulatedDay(comparison.Variants, comparison.Differences));
    }

    private static HallReport Of(string? title, SimulatedDay day) => new()
    {
        Kind = day.Recorded is not null ? "A recorded day, simulated" : day.IsDay ? "A simulated day" : "A simulation",
        Title = string.IsNullOrWhiteSpace(title) ? day.First.Scenario : title.Trim(),
        When = day.IsDay ? day.First.Start.ToString("dddd, d MMMM yyyy, 'from' HH:mm", CultureInfo.InvariantCulture) : null,
        Headline = SimulationHeadline.Of(day),
        Figures = SimulationHeadline.Figures(day),
        Warnings = Warnings(day),
        Day = SimulationDayPart.Of(day),
        Waits = SimulationWaitsPart.Of(day),
        People = SimulationPeoplePart.Of(day),
        Comparison = SimulationComparisonPart.Of(day),
        Organisations = SimulationOrganisationsPart.Of(day),
        Method = SimulationMethodPart.Of(day),
    };

    private static ImmutableArray<string> Warnings(SimulatedDay day) =>
    [
        .. day.Variants.SelectMany(variant => variant.Notes.Select(note => (Name: VariantNames.Of(variant), Note: note)))
            .GroupBy(pair => pair.Note)
            .Select(same => day.Variants.Length == 1 || same.Count() == day.Variants.Length
                ? same.Key
                : $"{string.Join("; ", same.Select(pair => pair.Name))}: {same.Key}"),
    ];
}
