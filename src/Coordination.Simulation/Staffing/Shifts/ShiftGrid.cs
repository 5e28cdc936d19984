using System.Collections.Immutable;

namespace Coordination.Simulation.Staffing.Shifts;

/// <summary>When shifts may be: they begin at certain times on the clock, or with the horizon, or end with it.</summary>
internal static class ShiftGrid
{
    private const double Tolerance = 1e-6;

    /// <summary>Every shift there may be, in the order of their beginnings.</summary>
    public static ImmutableArray<Shift> Of(StaffingFrame frame)
    {
        var lengths = frame.Options.Shifts.Select(minutes => (int)Math.Round(minutes / frame.Options.IntervalMinutes)).Distinct().Order().ToList();
        return
        [
            .. Enumerable.Range(0, frame.Intervals).SelectMany(from => lengths
                .Where(length => from + length <= frame.Intervals && (from == 0 || from + length == frame.Intervals || IsStart(frame, from)))
                .Select(length => new Shift(from, from + length))),
        ];
    }

    /// <summary>The first interval that no shift can cover; null when there is none.</summary>
    public static int? Gap(StaffingFrame frame)
    {
        var reached = 0;
        foreach (var shift in Of(frame))
        {
            if (shift.From > reached)
            {
                break;
            }

            reached = Math.Max(reached, shift.To);
        }

        return reached < frame.Intervals ? reached : null;
    }

    // The first interval from such a time on, where intervals do not begin on it.
    private static bool IsStart(StaffingFrame frame, int interval) =>
        frame.Options.ShiftStartsMinutes is not { } every || Turn(frame, interval, every) != Turn(frame, interval - 1, every);

    private static double Turn(StaffingFrame frame, int interval, double every) =>
        Math.Floor(((frame.LocalStart.TimeOfDay.TotalMinutes + frame.From(interval)) / every) + Tolerance);
}
