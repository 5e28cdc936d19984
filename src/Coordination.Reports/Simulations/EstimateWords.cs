using Coordination.Charts.Words;
using Coordination.Simulation.Results;

namespace Coordination.Reports.Simulations;

/// <summary>Estimates as people read them; a dash where there is none.</summary>
internal static class EstimateWords
{
    public static string Minutes(double? minutes) => minutes is { } known ? FigureText.Minutes(known) : "–";

    public static string Percent(double? share) => share is { } known ? FigureText.Percent(known) : "–";

    public static string Number(double? number) => number is { } known ? FigureText.OneDecimal(known) : "–";

    /// <summary>An interval: "10 min to 12 min"; null where there is none.</summary>
    public static string? Range(double? low, double? high, Func<double, string> words) =>
        low is { } from && high is { } to ? $"{words(from)} to {words(to)}" : null;

    public static string? Range(Estimate estimate, Func<double, string> words) => Range(estimate.Ci95Low, estimate.Ci95High, words);
}
