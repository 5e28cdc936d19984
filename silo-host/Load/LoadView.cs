using System.Globalization;
using Coordination.SiloHost.Terminal;
using Spectre.Console;

namespace Coordination.SiloHost.Load;

/// <summary>A load's report for people.</summary>
internal static class LoadView
{
    public static void Write(IAnsiConsole screen, LoadReport report)
    {
        screen.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"[bold]{report.Centre}[/]: {report.Came:#,0} of {report.Citizens:#,0} citizens came in {report.Minutes:#,0.#} minutes at {report.Speed:0.#} times real time; {report.Finished:#,0} requests are over after {report.Seconds:F1} s");
        screen.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"{report.CommandsPerSecond:#,0} commands a second; submissions were sent at most {report.SentLate?.MaxMs ?? 0:F0} ms late, which their latency contains");
        Calls(screen, report);
        Waits(screen, report);
        foreach (var (failure, count) in report.Failures)
        {
            screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]{count:#,0} ×[/] {failure}");
        }

        if (!report.LeftOut.IsEmpty)
        {
            screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Left out, here and in the simulation: {string.Join(", ", report.LeftOut)}.");
        }
    }

    private static void Calls(IAnsiConsole screen, LoadReport report)
    {
        var table = Tables.Columns("call", "count", "p50 ms", "p90", "p99", "p99.9", "longest");
        foreach (var call in report.Calls)
        {
            table.AddRow(
                call.Call, call.Count.ToString("#,0", CultureInfo.InvariantCulture), Tables.Figure(call.P50Ms), Tables.Figure(call.P90Ms), Tables.Figure(call.P99Ms), Tables.Figure(call.P999Ms), Tables.Figure(call.MaxMs));
        }

        screen.Write(table);
    }

    private static void Waits(IAnsiConsole screen, LoadReport report)
    {
        var table = Tables.Columns("level", "citizens", "mean wait, minutes", "simulated", "19 of 20", "simulated", "apart", "");
        foreach (var level in report.Waits)
        {
            table.AddRow(
                level.Level.ToString(CultureInfo.InvariantCulture), level.Citizens.ToString("#,0", CultureInfo.InvariantCulture), Tables.Figure(level.HallMean), Tables.Figure(level.SimulatedMean),
                Tables.Figure(level.HallP95), Tables.Figure(level.SimulatedP95), Tables.Figure(level.MeanAbsoluteDifference), level.Matches ? "as simulated" : "otherwise");
        }

        screen.Write(table);
    }
}
