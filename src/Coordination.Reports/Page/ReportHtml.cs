using Coordination.Reports.Model;

namespace Coordination.Reports.Page;

/// <summary>Makes a report's page.</summary>
public static class ReportHtml
{
    /// <summary>What the page names as its maker; by it a file is known to be a report.</summary>
    public const string Generator = "Coordination report";

    /// <summary>The page: one HTML document that loads nothing.</summary>
    /// <param name="report">What it shows.</param>
    /// <param name="cancellation">Not looked at once the page is being made, which takes a moment.</param>
    public static Task<string> RenderAsync(HallReport report, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        cancellation.ThrowIfCancellationRequested();
        return PageHtml.RenderAsync<ReportPage>(nameof(ReportPage.Report), report);
    }

    /// <summary>The page of a survey: one HTML document that loads nothing.</summary>
    /// <param name="report">What it shows.</param>
    /// <param name="cancellation">Not looked at once the page is being made, which takes a moment.</param>
    public static Task<string> RenderAsync(SurveyReport report, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        cancellation.ThrowIfCancellationRequested();
        return PageHtml.RenderAsync<SurveyPage>(nameof(SurveyPage.Content), report);
    }
}
