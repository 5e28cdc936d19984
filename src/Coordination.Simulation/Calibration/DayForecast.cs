using System.Collections.Immutable;

namespace Coordination.Simulation.Calibration;

/// <summary>What a day may bring, by other days: mean arrivals and counters at each moment.</summary>
/// <remarks>Opening hours are known ahead: only days that moved until about the same time count, where there are any.</remarks>
internal static class DayForecast
{
    private const double SameClosingMinutes = 60;

    /// <summary>The input of one desk for a day, from other days.</summary>
    /// <param name="days">The other days.</param>
    /// <param name="desk">Which desk.</param>
    /// <param name="minutes">The moments wanted, in minutes of the day.</param>
    /// <param name="movesUntil">Until when the hall is at work on that day.</param>
    /// <param name="hours">The hall's hours.</param>
    public static QueueInput Of(ImmutableArray<HallDay> days, int desk, double[] minutes, double movesUntil, HourProfile hours)
    {
        var alike = Alike(days, movesUntil);
        var arrived = minutes.Select(minute => alike.Average(day => ArrivedBy(day.Desks[desk], minute))).ToArray();
        return new QueueInput(
            minutes,
            alike.Average(day => day.Desks[desk]?.AtStart ?? 0),
            [.. arrived.Zip(arrived.Skip(1), (before, after) => after - before)],
            [.. minutes.Zip(minutes.Skip(1), (from, to) => alike.Average(day => CountersAt(day.Desks[desk], (from + to) / 2)))],
            [.. minutes.Take(minutes.Length - 1).Select(hours.At)]);
    }

    /// <summary>The days that say most of one that closes at some time.</summary>
    public static ImmutableArray<HallDay> Alike(ImmutableArray<HallDay> days, double movesUntil)
    {
        ImmutableArray<HallDay> alike = [.. days.Where(day => Math.Abs(day.MovesUntil - movesUntil) <= SameClosingMinutes)];
        return alike.IsEmpty ? days : alike;
    }

    private static double ArrivedBy(DeskDay? desk, double minute)
    {
        var arrived = 0.0;
        for (var index = 0; index < (desk?.Flow.Length ?? 0); index++)
        {
            var (from, to) = (desk!.Minutes[index], desk.Minutes[index + 1]);
            arrived += desk.Flow[index].Arrived * Math.Clamp((minute - from) / (to - from), 0, 1);
        }

        return arrived;
    }

    private static double CountersAt(DeskDay? desk, double minute)
    {
        for (var index = (desk?.Flow.Length ?? 0) - 1; index >= 0; index--)
        {
            if (desk!.Minutes[index] <= minute)
            {
                return desk.Counters[index];
            }
        }

        return 0;
    }
}
