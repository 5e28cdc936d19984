using System.Globalization;

namespace Coordination.Simulation.Staffing.Shifts;

/// <summary>Whether the shifts that are asked for fit the scenario and the roster's intervals.</summary>
internal static class ShiftChecks
{
    private const double Day = 1440;

    /// <summary>Everything that is wrong, each with how to fix it.</summary>
    public static IEnumerable<string> Of(StaffingFrame frame)
    {
        List<string> faults = [.. frame.Options.Shifts.Select(shift => FaultOf(frame, shift)).OfType<string>()];
        if (frame.Options.ShiftStartsMinutes is { } starts)
        {
            faults.AddRange(frame.Options.Shifts.IsEmpty ? ["--shift-starts says when the shifts of --shift may begin; name one, such as --shift 8h."]
                : starts is not (> 0 and <= Day) ? [$"--shift-starts {DurationSyntax.Write(starts)} is not right; write a time above 0 and of at most 24h, such as 30m."]
                : IsWhole(frame, starts) ? [] : [NotWhole(frame, "--shift-starts", starts)]);
        }

        if (faults.Count == 0 && !frame.Options.Shifts.IsEmpty && ShiftGrid.Gap(frame) is { } gap)
        {
            faults.Add($"No shift of --shift can cover the interval at {Clock(frame, gap)}, since shifts begin every {DurationSyntax.Write(frame.Options.ShiftStartsMinutes!.Value)}; take a smaller --shift-starts, or a longer --shift.");
        }

        return faults;
    }

    private static string? FaultOf(StaffingFrame frame, double shift)
    {
        var longest = Math.Min(Day, frame.Intervals * frame.Options.IntervalMinutes);
        return shift is not > 0 ? $"--shift {DurationSyntax.Write(shift)} is no shift; write a time above 0, such as 8h."
            : shift > longest + 1e-6 ? $"--shift {DurationSyntax.Write(shift)} is longer than the {(longest < Day ? $"scenario's {DurationSyntax.Write(frame.Scenario.Horizon)}" : "day's 24h")}; take a shorter shift{(longest < Day ? ", or a longer horizon" : "")}."
            : IsWhole(frame, shift) ? null : NotWhole(frame, "--shift", shift);
    }

    private static bool IsWhole(StaffingFrame frame, double minutes)
    {
        var intervals = minutes / frame.Options.IntervalMinutes;
        return Math.Round(intervals) >= 1 && Math.Abs(intervals - Math.Round(intervals)) < 1e-6;
    }

    private static string NotWhole(StaffingFrame frame, string option, double minutes)
    {
        var interval = frame.Options.IntervalMinutes;
        return $"{option} {DurationSyntax.Write(minutes)} is not made of whole intervals of {DurationSyntax.Write(interval)}; write {DurationSyntax.Write(Math.Max(1, Math.Round(minutes / interval)) * interval)}, or take another --interval.";
    }

    private static string Clock(StaffingFrame frame, int interval) =>
        frame.LocalStart.AddMinutes(frame.From(interval)).ToString("HH:mm", CultureInfo.InvariantCulture);
}
