using System.Globalization;
using Coordination.SiloHost.Terminal;
using Coordination.Simulation.Results;
using Coordination.Simulation.Staffing;
using Spectre.Console;

namespace Coordination.SiloHost.Commands;

/// <summary>A roster for people.</summary>
internal static class StaffView
{
    private const int ChoicesShown = 5;
    private const int GroupsSideBySide = 6;

    public static void Write(IAnsiConsole screen, StaffingResult result, string? file)
    {
        screen.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"[bold]{result.Scenario}[/]: {result.Trials} rosters tried with {result.Replications} replications each, seed {result.Seed}");
        screen.Write(Targets(result));
        WriteNearest(screen, result);
        screen.Write(Needed(result));
        screen.MarkupLine("[dim]have / Erlang's formulas / needed, people on duty; intervals that are alike stand together[/]");
        WriteGroups(screen, result);
        ShiftsView.Write(screen, result);
        screen.Write(Costs(result));
        WriteChoices(screen, result);
        foreach (var note in result.Notes)
        {
            screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]Note:[/] {note}");
        }

        screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{result.WallSeconds:F1} s{(file is null ? "" : $"; the roster is in {file}: silo-host simulate {file}")}");
    }

    private static Table Targets(StaffingResult result)
    {
        string[] shifts = result.InShifts is null ? [] : ["in shifts"];
        var table = Tables.Columns(["target", "own roster", "this roster", "95 % interval", "other citizens", .. shifts, ""]);
        foreach (var target in result.Targets)
        {
            var name = target.Target.Text + (target.Periods is { } lowest ? $", lowest {Number(lowest)} %" : "");
            table.AddRow(
            [
                Markup.Escape(name), Percent(target.Written), Percent(target.Reached), Range(target.Reached), Percent(target.Checked),
                .. shifts.Select(_ => Percent(target.InShifts)),
                !target.Feasible ? "[red]cannot be met[/]" : result.Finished ? "[green]met[/]" : "[yellow]met, not finished[/]",
            ]);
        }

        return table;
    }

    private static void WriteNearest(IAnsiConsole screen, StaffingResult result)
    {
        foreach (var target in result.Targets.Where(target => !target.Feasible))
        {
            var time = target.NearestMinutes is { } minutes
                ? string.Create(CultureInfo.InvariantCulture, $"{target.Target.Percent:0.##} % can be served within {minutes:0.0} minutes")
                : string.Create(CultureInfo.InvariantCulture, $"{target.Target.Percent:0.##} % cannot be served at all");
            screen.MarkupLineInterpolated(CultureInfo.InvariantCulture,
                $"[red]{target.Target.Text} cannot be met.[/] The nearest is {target.Nearest!.Text}, which this roster is for; {time}. Why:");
            foreach (var cause in target.Causes)
            {
                screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {cause}");
            }
        }
    }

    private static Table Needed(StaffingResult result)
    {
        var groups = result.Groups.Where(group => group.Needed.Any(count => count > 0) || group.Planned.Any(count => count > 0)).ToList();
        if (groups.Count > GroupsSideBySide)
        {
            return NeededByGroup(result, groups);
        }

        var table = Tables.Columns(["time", .. groups.Select(group => group.Group)]);
        for (var first = 0; first < result.Groups[0].Needed.Length;)
        {
            var next = first + 1;
            while (next < result.Groups[0].Needed.Length && groups.TrueForAll(group => Cell(group, next) == Cell(group, first)))
            {
                next++;
            }

            table.AddRow([$"{Clock(result, first * result.IntervalMinutes)}–{Clock(result, next * result.IntervalMinutes)}", .. groups.Select(group => Cell(group, first))]);
            first = next;
        }

        return table;
    }

    // Too many for columns: a line for each, with its changes.
    private static Table NeededByGroup(StaffingResult result, List<GroupResult> groups)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("group").AddColumn("have / Erlang's formulas / needed, from");
        foreach (var group in groups)
        {
            var changes = Enumerable.Range(0, group.Needed.Length).Where(interval => interval == 0 || Cell(group, interval) != Cell(group, interval - 1));
            table.AddRow(Markup.Escape(group.Group), string.Join("   ", changes.Select(interval => $"{Clock(result, interval * result.IntervalMinutes)} {Cell(group, interval).Replace(" ", "", StringComparison.Ordinal)}")));
        }

        return table;
    }

    private static string Cell(GroupResult group, int interval) =>
        string.Create(CultureInfo.InvariantCulture, $"{group.Planned[interval]:0.#} / {group.Start[interval]} / [bold]{group.Needed[interval]}[/]");

    private static void WriteGroups(IAnsiConsole screen, StaffingResult result)
    {
        foreach (var group in result.Groups)
        {
            screen.MarkupLineInterpolated(CultureInfo.InvariantCulture,
                $"[dim]{group.Group}: {string.Join(", ", group.People)}{(group.Skills.IsEmpty ? "" : $"; {string.Join(", ", group.Skills)}")}; at most {group.Most}, {group.CostPerHour:0.##} an hour[/]");
        }
    }

    private static Table Costs(StaffingResult result)
    {
        var table = Tables.Columns("roster", "staff hours", "work after hours", "cost");
        foreach (var cost in result.Costs)
        {
            table.AddRow(cost.Roster switch { "planned" => "own", "erlang" => "Erlang's formulas", "shifts" => "in whole shifts", _ => "needed" }, Number(cost.StaffHours), cost.OverrunHours is { } over ? Number(over) : "–", Number(cost.Cost));
        }

        foreach (var point in result.Curve)
        {
            table.AddRow(Markup.Escape(point.Target.Text), point.StaffHours is { } hours ? Number(hours) : point.Feasible ? "not finished" : "cannot be met", "–", point.Cost is { } cost ? Number(cost) : "–");
        }

        return table;
    }

    private static void WriteChoices(IAnsiConsole screen, StaffingResult result)
    {
        if (result.Choices.IsEmpty)
        {
            return;
        }

        var table = Tables.Columns("one person fewer", "saves", "would reach", "of");
        foreach (var choice in result.Choices.Take(ChoicesShown))
        {
            table.AddRow(Markup.Escape($"{choice.Group} at {Clock(result, choice.FromMinute)}"), Number(choice.SavedCost), $"{Number(choice.Percent)} %", Markup.Escape(choice.Target));
        }

        if (result.Choices.Length > ChoicesShown)
        {
            var worst = result.Choices[^1];
            table.AddRow(Markup.Escape($"… tightest: {worst.Group} at {Clock(result, worst.FromMinute)}"), Number(worst.SavedCost), $"{Number(worst.Percent)} %", Markup.Escape(worst.Target));
        }

        screen.Write(table);
    }

    /// <summary>A minute of the horizon on the clock, with the day after the first.</summary>
    public static string Clock(StaffingResult result, double minute) =>
        result.Start.AddMinutes(minute) is var at && at.Date > result.Start.Date
            ? at.ToString("ddd HH:mm", CultureInfo.InvariantCulture) : at.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Percent(Estimate? share) => share?.Mean is { } mean ? $"{Number(mean)} %" : "–";

    private static string Range(Estimate share) => share.Ci95Low is null ? "–" : $"{Number(share.Ci95Low.Value)} … {Number(share.Ci95High!.Value)}";

    /// <summary>A figure.</summary>
    public static string Number(double value) => value.ToString("#,0.0#", CultureInfo.InvariantCulture);
}
