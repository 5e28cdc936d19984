using System.Collections.Immutable;

namespace Coordination.Simulation.Calibration;

/// <summary>How fast a hall calls at each hour of the day, beside what its desks' counters and queues let expect.</summary>
/// <remarks>
/// One factor an hour for the whole hall, drawn towards 1 as if so many more calls had come as expected. Every desk has factors of
/// its own, which are drawn towards these (<see cref="ThroughputFit"/>).
/// </remarks>
internal static class HourProfile
{
    /// <summary>Hours of a day.</summary>
    public const int Hours = 24;

    private const double Prior = 100;

    /// <summary>A factor of 1 at all hours.</summary>
    public static readonly ImmutableArray<double> Even = [.. Enumerable.Repeat(1.0, Hours)];

    /// <summary>The profile of some days, beside throughputs that were fitted without hours.</summary>
    public static ImmutableArray<double> Of(ImmutableArray<HallDay> days, DeskThroughput?[] desks)
    {
        var (called, expected) = (new double[Hours], new double[Hours]);
        foreach (var day in days)
        {
            for (var desk = 0; desk < desks.Length; desk++)
            {
                if (day.Desks[desk] is { } here && desks[desk] is { } throughput)
                {
                    Add(here, throughput, called, expected);
                }
            }
        }

        return [.. called.Zip(expected, (calls, due) => (calls + Prior) / (due + Prior))];
    }

    private static void Add(DeskDay day, DeskThroughput throughput, double[] called, double[] expected)
    {
        for (var index = 0; index < day.Flow.Length; index++)
        {
            if (day.ShowsThroughput(index))
            {
                var (hour, waiting) = (day.Flow[index].From.Hour, (day.Waiting(index) + day.Waiting(index + 1)) / 2.0);
                called[hour] += day.Flow[index].Left;
                expected[hour] += day.Flow[index].Length.TotalMinutes
                    * throughput.PerMinute(waiting, day.Counters[index], hour) * waiting / (waiting + throughput.Knee);
            }
        }
    }
}
