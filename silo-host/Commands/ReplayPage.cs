using Coordination.Reports.Files;
using Coordination.Reports.Page;
using Coordination.Reports.Replays;
using Coordination.Simulation.Recordings;
using Coordination.Simulation.Replays;

namespace Coordination.SiloHost.Commands;

/// <summary>The report that <c>replay --report</c> writes: the day by itself and with pooling, beside what was recorded.</summary>
internal static class ReplayPage
{
    /// <summary>Writes it.</summary>
    /// <param name="file">Where.</param>
    /// <param name="day">The recording.</param>
    /// <param name="one">Its replay.</param>
    /// <param name="other">The same with pooling the other way.</param>
    /// <param name="title">What to call the hall; null for its name in the recording.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task WriteAsync(
        ReportFile file, RecordedDay day, ReplayReport one, ReplayReport other, string? title, CancellationToken cancellation)
    {
        var (apart, pooled) = one.Pooling ? (other, one) : (one, other);
        var page = ReplayReportPage.Of(new ReplayPair(day, apart, pooled), title);
        await file.WriteAsync(await ReportHtml.RenderAsync(page, cancellation), cancellation);
    }
}
