using System.Globalization;
using Coordination.SiloHost.Terminal;
using Coordination.Simulation.Estimates;
using Spectre.Console;

namespace Coordination.SiloHost.Commands;

/// <summary>A back-test of estimated waits for people.</summary>
internal static class EstimateView
{
    public static void Write(IAnsiConsole screen, EstimateReport report)
    {
        var table = Tables.Columns("hall", "citizens", "mean\nwait", "engine\noff by", "too\nlong by", "interval\nholds", "naive\noff by", "0.8 naive\noff by", "nearest");
        foreach (var hall in report.Halls.Length > 1 ? report.Halls.Append(report.All) : report.Halls)
        {
            table.AddRow(
                Markup.Escape(hall.Hall), hall.Citizens.ToString(CultureInfo.InvariantCulture), Minutes(hall.MeanWaitMinutes),
                Minutes(hall.Engine.MeanAbsoluteErrorMinutes), Minutes(hall.Engine.BiasMinutes), string.Create(CultureInfo.InvariantCulture, $"{100 * hall.Coverage:F0} %"),
                Minutes(hall.Naive.MeanAbsoluteErrorMinutes), Minutes(hall.NaiveTimes08.MeanAbsoluteErrorMinutes), Nearest(hall));
        }

        screen.WriteLine(report.CheckDays.IsEmpty
            ? "What citizens would have been told when they came, against the waits that followed, over all days. Minutes."
            : $"What citizens would have been told when they came, against the waits that followed, on {report.CheckDays.Length} days. Minutes.");
        screen.Write(table);
        screen.WriteLine("Off by: the mean distance between estimate and wait. Too long by: the mean of estimate less wait, below 0 where waits were underestimated.");
        screen.WriteLine("The engine's interval is meant to hold for 80 % of the waits. Naive: people ahead × counter-minutes a call ÷ open counters.");
    }

    private static string Nearest(EstimateComparison hall) =>
        hall.Engine.MeanAbsoluteErrorMinutes <= Math.Min(hall.Naive.MeanAbsoluteErrorMinutes, hall.NaiveTimes08.MeanAbsoluteErrorMinutes) ? "engine"
        : hall.Naive.MeanAbsoluteErrorMinutes <= hall.NaiveTimes08.MeanAbsoluteErrorMinutes ? "naive" : "0.8 naive";

    private static string Minutes(double minutes) => minutes.ToString("F1", CultureInfo.InvariantCulture);
}
