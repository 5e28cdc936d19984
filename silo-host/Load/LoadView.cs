using System.Globalization;
using Coordination.SiloHost.Terminal;
using Spectre.Console;

namespace Coordination.SiloHost.Load;

/// <summary>A load's report for people.</summary>
internal static class LoadView
{
    public static void Write(LoadReport report)
    {
        var screen = Screen.Create();
        screen.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"[bold]{report.Centre}[/]: {report.Came:#,0} of {report.Citizens:#,0} citizens came in {report.Minutes:#,0.#} minutes at {report.Speed:0.#} times real time; {report.Finished:#,0} requests are over after {report.Seconds:F1} s");
        screen.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"{report.CommandsPerSecond:#,0} commands a second; submissions were sent at most {report.SentLate?.MaxMs ?? 0:F0} ms late, which their latency contains");
        Calls(screen, report);
        Waits(screen, report);
        foreach (var (trouble, count) in report.Troubles)
        {
            screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]{count:#,0} ×[/] {trouble}");
        }

        if (!report.LeftOut.IsEmpty)
        {
            screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Left out, here and in the simulation: {string.Join(", ", report.LeftOut)}.");
        }
    }

    private static void Calls(IAnsiConsole screen, LoadReport report)
    {
        var table = Columns("call", "count", "p50 ms", "p90", "p99", "p99.9", "longest");
        foreach (var call in report.Calls)
        {
            table.AddRow(
                call.Call, call.Count.ToString("#,0", CultureInfo.InvariantCulture), Number(call.P50Ms), Number(call.P90Ms), Number(call.P99Ms), Number(call.P999Ms), Number(call.MaxMs));
        }

        screen.Write(table);
    }

    private static void Waits(IAnsiConsole screen, LoadReport report)
    {
        var table = Columns("level", "citizens", "mean wait, minutes", "simulated", "19 of 20", "simulated", "apart", "");
        foreach (var level in report.Waits)
        {
            table.AddRow(
                level.Level.ToString(CultureInfo.InvariantCulture), level.Citizens.ToString("#,0", CultureInfo.InvariantCulture), Number(level.HallMean), Number(level.SimulatedMean),
                Number(level.HallP95), Number(level.SimulatedP95), Number(level.MeanAbsoluteDifference), level.Matches ? "as simulated" : "otherwise");
        }

        screen.Write(table);
    }

    private static Table Columns(params string[] names)
    {
        var table = new Table().Border(TableBorder.Simple);
        for (var index = 0; index < names.Length; index++)
        {
            var column = new TableColumn(Markup.Escape(names[index]));
            table.AddColumn(index == 0 ? column.PadLeft(0) : column.RightAligned());
        }

        return table;
    }

    private static string Number(double value) => value.ToString(value >= 100 ? "#,0" : value >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}
