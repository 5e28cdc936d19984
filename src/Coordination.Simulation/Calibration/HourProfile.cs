using System.Collections.Immutable;

namespace Coordination.Simulation.Calibration;

/// <summary>How fast a hall calls at each hour of the day, beside its desks' means: late starts, lunch, the hurry before closing.</summary>
/// <remarks>One factor an hour for the whole hall, drawn towards 1 as if so many more calls had come at the mean rate.</remarks>
internal sealed class HourProfile
{
    private const double Prior = 100;
    private const double LeastMinutes = 100;
    private const int Hours = 24;

    private readonly double[] _factors = [.. Enumerable.Repeat(1.0, Hours)];

    /// <summary>The profile of some days.</summary>
    public HourProfile(IReadOnlyList<HallDay> days)
    {
        var (called, expected) = (new double[Hours], new double[Hours]);
        for (var desk = 0; desk < (days.Count > 0 ? days[0].Desks.Length : 0); desk++)
        {
            Add(days, desk, called, expected);
        }

        for (var hour = 0; hour < Hours; hour++)
        {
            _factors[hour] = (called[hour] + Prior) / (expected[hour] + Prior);
        }
    }

    public ImmutableArray<double> Factors => [.. _factors];

    /// <summary>The factor at a minute of the day.</summary>
    public double At(double minute) => _factors[Math.Clamp((int)(minute / 60), 0, Hours - 1)];

    private static void Add(IReadOnlyList<HallDay> days, int desk, double[] called, double[] expected)
    {
        var (left, minutes) = (0.0, 0.0);
        foreach (var (day, interval) in Busy(days, desk))
        {
            left += day.Flow[interval].Left;
            minutes += day.Flow[interval].Length.TotalMinutes;
        }

        foreach (var (day, interval) in minutes >= LeastMinutes ? Busy(days, desk) : [])
        {
            var hour = day.Flow[interval].From.Hour;
            called[hour] += day.Flow[interval].Left;
            expected[hour] += left / minutes * day.Flow[interval].Length.TotalMinutes;
        }
    }

    private static IEnumerable<(DeskDay Day, int Interval)> Busy(IReadOnlyList<HallDay> days, int desk) =>
        from day in days
        let here = day.Desks[desk]
        where here is not null
        from interval in Enumerable.Range(0, here.Flow.Length)
        where here.ShowsThroughput(interval)
        select (here, interval);
}
