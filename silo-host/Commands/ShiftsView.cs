using System.Globalization;
using Coordination.SiloHost.Terminal;
using Coordination.Simulation.Staffing;
using Spectre.Console;

namespace Coordination.SiloHost.Commands;

/// <summary>A roster in whole shifts, for people.</summary>
internal static class ShiftsView
{
    /// <summary>Writes the shifts and what they take; nothing when none were asked for.</summary>
    public static void Write(IAnsiConsole screen, StaffingResult result)
    {
        if (result.InShifts is not { } made)
        {
            return;
        }

        var table = Tables.Columns("shifts of", "from", "to", "people");
        foreach (var shift in made.Shifts)
        {
            table.AddRow(
                Markup.Escape(shift.Group), StaffView.Clock(result, shift.FromMinute), StaffView.Clock(result, shift.ToMinute),
                shift.People.ToString(CultureInfo.InvariantCulture));
        }

        screen.Write(table);
        var share = made.ExtraPercent is { } percent ? string.Create(CultureInfo.InvariantCulture, $" ({percent:0.#} %)") : "";
        screen.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"{made.Shifts.Sum(shift => shift.People)} shifts of {made.People} people, {StaffView.Number(made.StaffHours)} hours: {StaffView.Number(made.ExtraHours)}{share} over what the intervals need. {Met(made)}");
    }

    private static string Met(ShiftsResult made) => made.Met switch
    {
        true => "Simulated again: every target is met as above.",
        false => "Simulated again: a target is not sure to be met, see the notes.",
        null => "Not simulated again.",
    };
}
