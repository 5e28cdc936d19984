using System.Globalization;
using Coordination.Reports.Model;
using Coordination.Simulation.Replays;

namespace Coordination.Reports.Replays;

/// <summary>Turns a replayed day into what a report's page shows.</summary>
public static class ReplayReportPage
{
    /// <summary>The page's content.</summary>
    /// <param name="pair">The day, recorded and replayed.</param>
    /// <param name="title">What to call the hall; null for its name in the recording.</param>
    public static HallReport Of(ReplayPair pair, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return new HallReport
        {
            Kind = "A recorded day, replayed",
            Title = string.IsNullOrWhiteSpace(title) ? pair.Apart.Hall : title.Trim(),
            When = pair.Apart.Date.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture),
            Headline = ReplayHeadline.Of(pair),
            Figures = ReplayHeadline.Figures(pair),
            Warnings = ReplayWarnings.Of(pair),
            Day = ReplayDayPart.Of(pair),
            Waits = ReplayWaitsPart.Of(pair),
            People = ReplayPeoplePart.Of(pair),
            Comparison = ReplayComparisonPart.Of(pair),
            Method = ReplayMethodPart.Of(pair),
        };
    }

    internal static string PolicyWords(ReplayReport report) => report.Policy.ToString().ToLowerInvariant();
}
