using System.Collections.Immutable;
using Coordination.Simulation.Recordings;

namespace Coordination.Simulation.Calibration;

/// <summary>Which days of a hall are fitted, and which are checked.</summary>
/// <param name="Hall">The hall.</param>
/// <param name="Desks">Its desks, in the order of <see cref="HallDay.Desks"/>.</param>
/// <param name="Fit">The days fitted on.</param>
/// <param name="Check">The days checked.</param>
/// <param name="LeavesOneOut">Whether each checked day is left out of a fit of its own.</param>
internal sealed record DaySplit(
    string Hall, ImmutableArray<RecordedDesk> Desks, ImmutableArray<HallDay> Fit, ImmutableArray<HallDay> Check, bool LeavesOneOut)
{
    public static DaySplit Of(ImmutableArray<RecordedDay> recorded, CalibrationOptions options)
    {
        var hall = recorded[0].Hall;
        var days = HallDay.Of(recorded, out var desks);
        if (days.Length < 2)
        {
            throw new CalibrationException($"{hall}: people came on {days.Length} of its days; a calibration needs at least two, one to fit and one to check.");
        }

        Require(hall, days, options.FitDays, "fit");
        Require(hall, days, options.CheckDays, "check");
        if (options.FitDays.Intersect(options.CheckDays).FirstOrDefault() is var both && both != default)
        {
            throw new CalibrationException($"{both:yyyy-MM-dd} is to be fitted and checked; a day that was fitted says nothing as a check: name it once.");
        }

        if (options.FitDays.IsEmpty && options.CheckDays.IsEmpty)
        {
            return new DaySplit(hall, desks, days, days, LeavesOneOut: true);
        }

        ImmutableArray<HallDay> fit = [.. days.Where(day => options.FitDays.IsEmpty ? !options.CheckDays.Contains(day.Date) : options.FitDays.Contains(day.Date))];
        ImmutableArray<HallDay> check = [.. days.Where(day => options.CheckDays.IsEmpty ? !options.FitDays.Contains(day.Date) : options.CheckDays.Contains(day.Date))];
        return fit.IsEmpty || check.IsEmpty
            ? throw new CalibrationException($"{hall}: {(fit.IsEmpty ? "no day is left to fit; name fewer days to check" : "no day is left to check; name fewer days to fit")}.")
            : new DaySplit(hall, desks, fit, check, LeavesOneOut: false);
    }

    /// <summary>The day to write as a scenario: the one asked for, or the one with the highest recorded peak.</summary>
    public HallDay ScenarioDay(CalibrationOptions options) => options.ScenarioDay is not { } asked
        ? Check.MaxBy(day => day.Recorded.Peak.Waiting)!
        : Check.FirstOrDefault(day => day.Date == asked) ?? throw new CalibrationException(
            $"{Hall}: {asked:yyyy-MM-dd}, which is to be written as a scenario, is not checked; name one of the days that are.");

    /// <summary>Refuses days that are not there.</summary>
    public static void Require(string hall, ImmutableArray<HallDay> days, IEnumerable<DateOnly> asked, string use)
    {
        foreach (var date in asked.Where(date => days.All(day => day.Date != date)))
        {
            throw new CalibrationException(
                $"{hall}: nobody came on {date:yyyy-MM-dd}, which is to {use}; choose among {string.Join(", ", days.Select(day => day.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))}.");
        }
    }
}
