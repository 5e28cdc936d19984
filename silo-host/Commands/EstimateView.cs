using System.Globalization;
using Coordination.SiloHost.Terminal;
using Coordination.Simulation.Estimates;
using Spectre.Console;

namespace Coordination.SiloHost.Commands;

/// <summary>A back-test of estimated waits for people.</summary>
internal static class EstimateView
{
    public static void Write(EstimateReport report)
    {
        var table = Tables.Columns(
            "hall", "citizens", "mean wait", "engine:\nbias", "engine:\noff by", "engine:\ncovered", "naive:\nbias", "naive:\noff by", "0.8 naive:\nbias", "0.8 naive:\noff by");
        foreach (var hall in report.Halls.Append(report.All))
        {
            table.AddRow(
                Markup.Escape(hall.Hall), hall.Citizens.ToString(CultureInfo.InvariantCulture), Minutes(hall.MeanWaitMinutes),
                Minutes(hall.Engine.BiasMinutes), Minutes(hall.Engine.MeanAbsoluteErrorMinutes), string.Create(CultureInfo.InvariantCulture, $"{100 * hall.Coverage:F1} %"),
                Minutes(hall.Naive.BiasMinutes), Minutes(hall.Naive.MeanAbsoluteErrorMinutes),
                Minutes(hall.NaiveTimes08.BiasMinutes), Minutes(hall.NaiveTimes08.MeanAbsoluteErrorMinutes));
        }

        var screen = Screen.Create();
        screen.Write(table);
        screen.WriteLine("Minutes. 'Off by' is the mean absolute error; the engine's interval is meant to cover 80 %. Naive: people ahead × counter-minutes a call ÷ open counters.");
    }

    private static string Minutes(double minutes) => minutes.ToString("F2", CultureInfo.InvariantCulture);
}
