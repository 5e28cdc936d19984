using System.Globalization;
using Coordination.SiloHost.Terminal;
using Coordination.Simulation.Results;
using Spectre.Console;

namespace Coordination.SiloHost.Commands;

/// <summary>A simulation's result for people.</summary>
internal static class SimulationView
{
    private static readonly (string Figure, string Text, double Factor)[] Compared =
    [
        ("waiting", "mean wait, minutes", 1), ("waiting.urgent", "mean wait of levels 1 and 2", 1), ("waiting_p95", "19 of 20 waited at most", 1),
        ("sojourn", "from coming to the end", 1), ("abandoned", "gave up, %", 100), ("occupancy", "occupancy, %", 100),
        ("handoffs", "changes of department", 1), ("peak_waiting", "most waiting at once", 1), ("served", "served", 1),
    ];

    public static void Write(IAnsiConsole screen, SimulationResult result, string? page)
    {
        Head(screen, result);
        screen.Write(Levels(result));
        if (result.Departments.Length > 1)
        {
            screen.Write(Departments(result));
        }

        FitView.Write(screen, result);
        Foot(screen, result);
        WritePlace(screen, page);
    }

    public static void Write(IAnsiConsole screen, ComparisonResult result, string? page)
    {
        var first = result.Variants[0];
        screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{result.Scenario}[/]: {first.Replications} replications, seed {first.Seed}, the same citizens in every variant");
        foreach (var variant in result.Variants.Skip(1))
        {
            screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{variant.Variant}[/] against [bold]{first.Variant}[/]");
            var table = Tables.Columns("", first.Variant, variant.Variant, "difference", "95 % interval", "");
            foreach (var (figure, text, factor) in Compared)
            {
                if (result.Differences.FirstOrDefault(difference => difference.Variant == variant.Variant && difference.Figure == figure) is { } difference)
                {
                    table.AddRow(
                        text, Tables.Figure(difference.Baseline * factor), Tables.Figure(difference.Value * factor), Signed(difference.Difference * factor),
                        Range(difference.Ci95Low * factor, difference.Ci95High * factor), difference.Significant ? "" : "not certain");
                }
            }

            screen.Write(table);
        }

        foreach (var variant in result.Variants)
        {
            FitView.Write(screen, variant);
        }

        foreach (var variant in result.Variants)
        {
            foreach (var note in variant.Notes)
            {
                screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]{variant.Variant}[/]: {note}");
            }
        }

        WritePlace(screen, page);
    }

    private static void Head(IAnsiConsole screen, SimulationResult result)
    {
        screen.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"[bold]{result.Scenario}[/]: {result.Policy} order, organisation {result.Organisation}, {result.Replications} replications of {result.HorizonMinutes:#,0} minutes, seed {result.Seed}");
        screen.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"{result.Counts.Arrived:#,0} came: {result.Counts.Served:#,0} served, {result.Counts.Abandoned:#,0} gave up, {result.Counts.NoShows:#,0} did not come when called, {result.Counts.Refused:#,0} refused, {result.Counts.Unfinished:#,0} unfinished");
        screen.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"occupancy {Percent(result.Occupancy.Mean)}, at most {Tables.Figure(result.PeakWaiting.People.Mean)} waiting at once");
    }

    private static Table Levels(SimulationResult result)
    {
        var table = Tables.Columns("level", "served", "mean wait", "95 % interval", "half", "19 of 20", "99 of 100", "gave up");
        foreach (var level in result.Levels)
        {
            Row(table, level.Level.ToString(CultureInfo.InvariantCulture), level.Served, level.Waiting, level.Abandoned.Mean);
        }

        Row(table, "all", result.Customers, result.Waiting, result.Abandoned.Mean);
        return table;
    }

    private static void Row(Table table, string name, long served, WaitingSummary waiting, double? abandoned) => table.AddRow(
        name, served.ToString("#,0", CultureInfo.InvariantCulture), Tables.Figure(waiting.MeanMinutes), Range(waiting.Ci95Low, waiting.Ci95High),
        Tables.Figure(waiting.P50Minutes), Tables.Figure(waiting.P95Minutes), Tables.Figure(waiting.P99Minutes), Percent(abandoned));

    private static Table Departments(SimulationResult result)
    {
        var table = Tables.Columns("department", "came", "served", "by others", "mean wait", "19 of 20", "occupancy", "most waiting");
        foreach (var department in result.Departments)
        {
            table.AddRow(
                Markup.Escape(department.Name), Count(department.Arrived), Count(department.Served), Count(department.Helped),
                Tables.Figure(department.Waiting.MeanMinutes), Tables.Figure(department.Waiting.P95Minutes), Percent(department.Occupancy.Mean), Tables.Figure(department.PeakWaiting.People.Mean));
        }

        return table;
    }

    private static void Foot(IAnsiConsole screen, SimulationResult result)
    {
        foreach (var note in result.Notes)
        {
            screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]Note:[/] {note}");
        }

        screen.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"{result.WallSeconds:F2} s on {result.Threads} {(result.Threads == 1 ? "thread" : "threads")}, {result.CustomersPerSecond:#,0} citizens a second.");
    }

    private static void WritePlace(IAnsiConsole screen, string? page)
    {
        if (page is not null)
        {
            screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"The report is in {page}.");
        }
    }

    private static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Signed(double? value) => value > 0 ? $"+{Tables.Figure(value)}" : Tables.Figure(value);

    private static string Percent(double? share) => share is { } known ? known.ToString("P1", CultureInfo.InvariantCulture) : "–";

    private static string Range(double? low, double? high) => low is null ? "–" : $"{Tables.Figure(low)} … {Tables.Figure(high)}";
}
