using Coordination.Reports.Model;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordination.Reports.Page;

/// <summary>Makes a report's page.</summary>
public static class ReportHtml
{
    /// <summary>What the page names as its maker; by it a file is known to be a report.</summary>
    public const string Generator = "Coordination report";

    /// <summary>The page: one HTML document that loads nothing.</summary>
    /// <param name="report">What it shows.</param>
    /// <param name="cancellation">Not looked at once the page is being made, which takes a moment.</param>
    public static async Task<string> RenderAsync(HallReport report, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        cancellation.ThrowIfCancellationRequested();
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ReportPage.Report)] = report });
            var page = await renderer.RenderComponentAsync<ReportPage>(parameters);
            return page.ToHtmlString();
        });
    }
}
