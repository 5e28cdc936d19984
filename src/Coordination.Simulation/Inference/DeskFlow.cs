using System.Collections.Immutable;
using Coordination.Simulation.Recordings;

namespace Coordination.Simulation.Inference;

/// <summary>How many came to a desk and left its queue between two snapshots.</summary>
/// <param name="From">The earlier snapshot.</param>
/// <param name="To">The later snapshot.</param>
/// <param name="Arrived">Who came.</param>
/// <param name="Left">Who left the queue, nearly always called.</param>
/// <param name="Busy">Whether people waited at both ends, so that everybody on duty had work.</param>
internal readonly record struct FlowInterval(TimeOnly From, TimeOnly To, int Arrived, int Left, bool Busy)
{
    /// <summary>How long it is.</summary>
    public TimeSpan Length => To - From;

    /// <summary>Whether it is a gap in the recording: the numbers hold for it as a whole, and nothing else is known of it.</summary>
    public bool IsGap => Length > RecordedDay.LongestInterval;
}

/// <summary>Infers the flow of a desk from its display: whoever left was called, and whoever came is the rest of the balance.</summary>
/// <remarks>
/// For every interval <c>Arrived - Left</c> is the recorded change of waiting, so the sums over the day hold exactly.
/// A called number that stands still while the queue moves is a display that was not kept up; the later jump belongs to
/// the whole stretch and is spread over it, where the queue fell first.
/// </remarks>
internal static class DeskFlow
{
    public static ImmutableArray<FlowInterval> Infer(RecordedDesk desk)
    {
        var snapshots = desk.Snapshots;
        var left = LeftPerInterval(snapshots);
        var intervals = ImmutableArray.CreateBuilder<FlowInterval>(left.Length);
        for (var index = 0; index < left.Length; index++)
        {
            var (from, to) = (snapshots[index], snapshots[index + 1]);
            intervals.Add(new FlowInterval(
                from.At, to.At, left[index] + to.Waiting - from.Waiting, left[index],
                from.Waiting > 0 && to.Waiting > 0 && to.At - from.At <= RecordedDay.LongestInterval));
        }

        return intervals.MoveToImmutable();
    }

    private static int[] LeftPerInterval(ImmutableArray<RecordedSnapshot> snapshots)
    {
        var left = new int[snapshots.Length - 1];
        for (var index = 0; index < left.Length; index++)
        {
            left[index] = Math.Max(0, snapshots[index].Waiting - snapshots[index + 1].Waiting);
        }

        var chain = NumberChain.Of(snapshots);
        for (var index = 0; index < chain.Count; index++)
        {
            var reading = chain[index];
            var (from, called) = index == 0
                ? (0, FirstCalls.Of(chain, snapshots[0].At))
                : CalledSince(chain[index - 1], reading);
            Spread(snapshots, left, from, reading.Index, called);
        }

        return left;
    }

    private static (int From, int Called) CalledSince(in NumberReading before, in NumberReading reading) =>
        reading.Continues(before) ? (before.Since, reading.Number - before.Number)
        : reading.Number <= NumberChain.MostCalled(reading.At - before.At) ? (before.Index, reading.Number)
        : (before.Index, 1);

    // What the fall of the queue does not explain goes to the stretches with a queue, by time; without any, to the end.
    private static void Spread(ImmutableArray<RecordedSnapshot> snapshots, int[] left, int from, int to, int called)
    {
        var rest = called - left.AsSpan(from, to - from).ToArray().Sum();
        if (rest <= 0 || to == from)
        {
            return;
        }

        var weights = new double[to - from];
        for (var index = from; index < to; index++)
        {
            weights[index - from] = snapshots[index].Waiting > 0 || index == to - 1
                ? (snapshots[index + 1].At - snapshots[index].At).TotalMinutes : 0;
        }

        var shares = Apportion.ByWeight(rest, weights);
        for (var index = from; index < to; index++)
        {
            left[index] += shares[index - from];
        }
    }
}
