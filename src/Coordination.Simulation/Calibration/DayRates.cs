using Coordination.Simulation.Inference;

namespace Coordination.Simulation.Calibration;

/// <summary>How fast a desk calls in each quarter of an hour of one day, at the queue that is computed for it.</summary>
internal static class DayRates
{
    public static double[] Of(QueueInput input, DeskThroughput throughput, double[] curve, double start, int slots)
    {
        var (rates, weights) = (new double[slots], new double[slots]);
        for (var interval = 0; interval < input.Arrived.Length; interval++)
        {
            var slot = Math.Clamp((int)((input.Minutes[interval] - start) / DayInference.Slot.TotalMinutes), 0, slots - 1);
            var waiting = Math.Max(1, (curve[interval] + curve[interval + 1]) / 2);
            rates[slot] += throughput.PerMinute(waiting, input.Counters[interval], input.HourOf(interval));
            weights[slot]++;
        }

        // A slot without a snapshot is in a gap: it goes on as before.
        for (var slot = 0; slot < slots; slot++)
        {
            rates[slot] = weights[slot] > 0 ? rates[slot] / weights[slot] : slot > 0 ? rates[slot - 1] : 0;
        }

        return rates;
    }
}
