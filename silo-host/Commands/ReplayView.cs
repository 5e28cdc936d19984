using System.Globalization;
using Coordination.SiloHost.Terminal;
using Coordination.Simulation.Replays;
using Spectre.Console;

namespace Coordination.SiloHost.Commands;

/// <summary>A replay's report for people.</summary>
internal static class ReplayView
{
    private const int BarWidth = 20;
    private const int ChartMinutes = 30;

    public static void Write(IAnsiConsole screen, ReplayReport report, string? keptIn, string? page)
    {
        screen.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"[bold]{report.Hall}[/], {report.Date:yyyy-MM-dd}: {report.Policy.ToString().ToLowerInvariant()} order, pooling {(report.Pooling ? "on" : "off")}, seed {report.Seed}");
        screen.Write(Summary(report));
        screen.Write(Chart(report, screen.Profile.Capabilities.Unicode ? '█' : '#'));
        screen.Write(Desks(report));
        screen.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"{report.Events} events in {report.WallSeconds:F1} s{(keptIn is null ? "" : $", kept in {keptIn}: check it with 'silo-host verify --data {keptIn}'")}.");
        if (page is not null)
        {
            screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"The report is in {page}.");
        }
    }

    private static Table Summary(ReplayReport report) => Tables.Columns("", "recorded", "replayed")
        .AddRow("came", "", Number(report.Arrived))
        .AddRow("done / unfinished", "", $"{Number(report.Completed)} / {Number(report.Unfinished)}")
        .AddRow("served by another desk", "", Number(report.Helped))
        .AddRow("most people on duty", "", Number(report.Staff))
        .AddRow("mean wait, minutes", Minutes(report.Recorded.MeanWaitingMinutes), Minutes(report.Waiting.MeanMinutes))
        .AddRow("half waited at most", "", Minutes(report.Waiting.P50Minutes))
        .AddRow("19 of 20 waited at most", "", Minutes(report.Waiting.P95Minutes))
        .AddRow("longest wait", "", Minutes(report.Waiting.MaxMinutes))
        .AddRow("most waiting at once", Peak(report.Recorded.PeakWaiting), Peak(report.PeakWaiting));

    private static Table Chart(ReplayReport report, char block)
    {
        var most = Math.Max(1, report.Curve.Max(point => Math.Max(point.Recorded, point.Replayed)));
        var table = Tables.Columns("waiting at", "recorded", "", "replayed", "");
        table.Columns[2].LeftAligned();
        table.Columns[4].LeftAligned();
        foreach (var point in report.Curve.DistinctBy(point => (point.At.Hour * 60 + point.At.Minute) / ChartMinutes))
        {
            table.AddRow(
                point.At.ToString("HH:mm", CultureInfo.InvariantCulture),
                Number(point.Recorded), Bar(point.Recorded, most, block, "grey"),
                Number(point.Replayed), Bar(point.Replayed, most, block, "blue"));
        }

        return table;
    }

    private static Table Desks(ReplayReport report)
    {
        var table = Tables.Columns("desk", "came", "done", "people", "service", "wait,\nrecorded", "wait,\nreplayed", "most,\nrecorded", "most,\nreplayed");
        foreach (var desk in report.ByDesk)
        {
            table.AddRow(
                Markup.Escape(desk.Name), Number(desk.Arrived), Number(desk.Completed), Number(desk.Staff), Minutes(desk.ServiceMinutes),
                Minutes(desk.Recorded.MeanWaitingMinutes), Minutes(desk.Waiting.MeanMinutes),
                Number(desk.Recorded.PeakWaiting.Count), Number(desk.PeakWaiting.Count));
        }

        return table;
    }

    private static string Bar(int count, int most, char block, string colour)
    {
        var length = (int)Math.Round((double)count * BarWidth / most);
        return length == 0 ? "" : $"[{colour}]{new string(block, length)}[/]";
    }

    private static string Peak(PeakWaiting peak) => string.Create(CultureInfo.InvariantCulture, $"{peak.Count} at {peak.At:HH:mm}");

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Minutes(double minutes) => minutes.ToString("F1", CultureInfo.InvariantCulture);
}
