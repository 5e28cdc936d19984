using System.Globalization;
using Coordination.SiloHost.Terminal;
using Coordination.Simulation.Calibration;
using Spectre.Console;

namespace Coordination.SiloHost.Commands;

/// <summary>A calibration's report for people.</summary>
internal static class CalibrationView
{
    public static void Write(IAnsiConsole screen, CalibrationReport report, (string File, string Recording)[] written)
    {
        foreach (var hall in report.Halls)
        {
            screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{hall.Hall}[/]");
            screen.Write(Days(hall));
            screen.Write(Desks(hall));
            screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{Simulated(hall)}");
        }

        var scheme = report.Scheme == "split" ? "fitted on other days" : "each day by a fit to all the others";
        screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]Medians over {report.DaysChecked} office-days[/], {scheme}");
        screen.Write(Medians(report));
        screen.WriteLine("'Off' is a share of the recorded peak; the curve's is its mean distance over the day. 'Given' has the day's arrivals and open counters, and nothing of its queue.");
        screen.WriteLine("A desk calls (calls an hour) × counters^(counters^) × (waiting + 1)^(queue^) × its hour's factor, while somebody waits.");
        foreach (var (file, recording) in written)
        {
            screen.WriteLine($"Written: {file}; set it beside what was recorded with 'silo-host simulate {file} --recorded {recording}'.");
        }
    }

    private static string Simulated(HallCalibration hall)
    {
        var (given, simulated) = (hall.Days.First(day => day.Date == hall.Simulated.Date).Given, hall.Simulated.Queue);
        return string.Create(CultureInfo.InvariantCulture,
            $"Scenario of {hall.Simulated.Date:yyyy-MM-dd}: recorded peak {given.RecordedPeak:F0}, calibrated {given.Peak:F0}, simulated {simulated.Peak:F0}; curve off by {Percent(given.MeanAbsoluteError)}, simulated by {Percent(simulated.MeanAbsoluteError)}.");
    }

    private static Table Medians(CalibrationReport report)
    {
        var table = Tables.Columns("", "peak", "curve", "time of the peak", "mean wait");
        Add(table, "given the day's arrivals and open counters", report.Given);
        Add(table, "forecast, arrivals and counters too", report.Forecast);
        Add(table, "for comparison: fitted on the day itself, too", report.Fitted);
        return table;
    }

    private static void Add(Table table, string name, MedianErrors errors) => table.AddRow(
        name, Percent(errors.Peak), Percent(errors.Curve), string.Create(CultureInfo.InvariantCulture, $"{errors.PeakMinutes:F0} min"), Percent(errors.Wait));

    private static Table Days(HallCalibration hall)
    {
        var table = Tables.Columns(
            "day", "came", "peak,\nrecorded", "peak,\ngiven", "off", "curve\noff", "wait,\nrecorded", "wait,\ngiven", "peak,\nforecast", "curve off,\nforecast");
        foreach (var day in hall.Days)
        {
            var given = day.Given;
            table.AddRow(
                day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Count(day.Arrived),
                Peak(given.RecordedPeak, given.RecordedPeakAt), Peak(given.Peak, given.PeakAt), Percent(given.PeakError), Percent(given.MeanAbsoluteError),
                Minutes(given.RecordedWaitMinutes), Minutes(given.WaitMinutes),
                Peak(day.Forecast.Peak, day.Forecast.PeakAt), Percent(day.Forecast.MeanAbsoluteError));
        }

        return table;
    }

    private static Table Desks(HallCalibration hall)
    {
        var table = Tables.Columns("desk", "calls an hour,\none counter", "counters^", "queue^", "counter-minutes\na call", "peak off", "curve off");
        foreach (var desk in hall.Desks)
        {
            var checks = hall.Days.SelectMany(day => day.Desks).Where(check => check.Desk == desk.Desk).Select(check => check.Given).ToArray();
            if (checks.Length > 0)
            {
                table.AddRow(
                    Markup.Escape(desk.Name), Minutes(60 * desk.Throughput.Rate), Exponent(desk.Throughput.CounterExponent), Exponent(desk.Throughput.QueueExponent),
                    desk.MinutesPerCounter is { } minutes ? Minutes(minutes) : "", Percent(Median(checks, check => check.PeakError)), Percent(Median(checks, check => check.MeanAbsoluteError)));
            }
        }

        return table;
    }

    private static double Median(CurveError[] checks, Func<CurveError, double> value) => checks.Select(value).Order().ElementAt(checks.Length / 2);

    private static string Peak(double count, TimeOnly at) => string.Create(CultureInfo.InvariantCulture, $"{count:F0} at {at:HH:mm}");

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Minutes(double minutes) => minutes.ToString("F1", CultureInfo.InvariantCulture);

    private static string Exponent(double exponent) => exponent.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:F1} %");
}
