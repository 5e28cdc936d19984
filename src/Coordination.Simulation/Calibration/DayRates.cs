using Coordination.Simulation.Inference;
using Coordination.Simulation.Randomness;

namespace Coordination.Simulation.Calibration;

/// <summary>How fast a desk calls in each quarter of an hour of one day, on average over the calibration's draws of its queue.</summary>
internal static class DayRates
{
    public static double[] Of(QueueInput input, DeskThroughput throughput, double start, int slots, CalibrationOptions options, ulong desk)
    {
        var (rates, weights) = (new double[slots], new double[slots]);
        var curve = new double[input.Minutes.Length];
        for (var draw = 0; draw < options.Draws; draw++)
        {
            QueueCurve.Draw(input, throughput, new SeededRandom(options.Seed, (desk << 16) + (ulong)draw), curve);
            for (var interval = 0; interval < input.Arrived.Length; interval++)
            {
                var slot = Math.Clamp((int)((input.Minutes[interval] - start) / DayInference.Slot.TotalMinutes), 0, slots - 1);
                var waiting = Math.Max(1, (curve[interval] + curve[interval + 1]) / 2);
                rates[slot] += throughput.PerMinute(waiting, input.Counters[interval], input.Factors[interval]);
                weights[slot]++;
            }
        }

        // A slot without a snapshot is in a gap: it goes on as before.
        for (var slot = 0; slot < slots; slot++)
        {
            rates[slot] = weights[slot] > 0 ? rates[slot] / weights[slot] : slot > 0 ? rates[slot - 1] : 0;
        }

        return rates;
    }
}
