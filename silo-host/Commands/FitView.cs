using System.Globalization;
using Coordination.SiloHost.Terminal;
using Coordination.Simulation.Fits;
using Coordination.Simulation.Results;
using Spectre.Console;

namespace Coordination.SiloHost.Commands;

/// <summary>A recorded day beside its simulation, for people.</summary>
internal static class FitView
{
    public static void Write(IAnsiConsole screen, SimulationResult result)
    {
        if (result.Recorded is not { } fit)
        {
            return;
        }

        screen.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"[bold]Beside {fit.Recording}, {fit.Date:yyyy-MM-dd}[/]{(result.Variant.Length == 0 ? "" : $" ({result.Variant})")}; 'off' in shares of the recorded peak");
        var table = Tables.Columns("", "most,\nrecorded", "most,\nsimulated", "peak\noff", "curve\noff", "wait,\nrecorded", "wait,\nsimulated");
        foreach (var curve in fit.Desks.OrderByDescending(desk => desk.RecordedPeak).Prepend(fit.Hall))
        {
            table.AddRow(
                Markup.Escape(curve.Name), Peak(result, curve.RecordedPeak, curve.RecordedPeakAtMinute), Peak(result, curve.SimulatedPeak.Mean, curve.SimulatedPeakAtMinute),
                Percent(curve.PeakError), Percent(curve.CurveError), Tables.Figure(curve.RecordedWaitMinutes), Tables.Figure(curve.SimulatedWaitMinutes));
        }

        screen.Write(table);
        if (fit.Gap is { } gap)
        {
            screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]Note:[/] {gap}");
        }
    }

    private static string Peak(SimulationResult result, double? people, double minute) =>
        people is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:0} at {result.Start.AddMinutes(minute):HH:mm}") : "–";

    private static string Percent(double? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{100 * known:0.0} %") : "–";
}
