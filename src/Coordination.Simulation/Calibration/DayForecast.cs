using System.Collections.Immutable;

namespace Coordination.Simulation.Calibration;

/// <summary>What a day may bring: what other days brought.</summary>
/// <remarks>Opening hours are known ahead: only days that moved until about the same time count, where there are any.</remarks>
internal static class DayForecast
{
    private const double SameClosingMinutes = 60;

    /// <summary>Another day's arrivals and counters at one desk, at the moments of a day.</summary>
    /// <param name="other">The desk on the other day.</param>
    /// <param name="minutes">The moments wanted, in minutes of the day.</param>
    public static QueueInput Of(DeskDay other, double[] minutes)
    {
        var arrived = minutes.Select(minute => ArrivedBy(other, minute)).ToArray();
        return new QueueInput(
            minutes, other.AtStart,
            [.. arrived.Zip(arrived.Skip(1), (before, after) => after - before)],
            [.. minutes.Zip(minutes.Skip(1), (from, to) => CountersAt(other, (from + to) / 2))]);
    }

    /// <summary>The days that say most of one that closes at some time.</summary>
    public static ImmutableArray<HallDay> Alike(ImmutableArray<HallDay> days, double movesUntil)
    {
        ImmutableArray<HallDay> alike = [.. days.Where(day => Math.Abs(day.MovesUntil - movesUntil) <= SameClosingMinutes)];
        return alike.IsEmpty ? days : alike;
    }

    private static double ArrivedBy(DeskDay desk, double minute)
    {
        var arrived = 0.0;
        for (var index = 0; index < desk.Flow.Length; index++)
        {
            var (from, to) = (desk.Minutes[index], desk.Minutes[index + 1]);
            arrived += desk.Flow[index].Arrived * Math.Clamp((minute - from) / (to - from), 0, 1);
        }

        return arrived;
    }

    private static double CountersAt(DeskDay desk, double minute)
    {
        for (var index = desk.Flow.Length - 1; index >= 0; index--)
        {
            if (desk.Minutes[index] <= minute)
            {
                return desk.Counters[index];
            }
        }

        return 0;
    }
}
