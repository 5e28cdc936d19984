using System.Collections.Immutable;
using Coordination.Simulation.Calibration;
using Coordination.Simulation.Inference;
using Coordination.Simulation.Randomness;

namespace Coordination.Simulation.Estimates;

/// <summary>The visits to a desk: the first who came is the first who was called.</summary>
/// <remarks>
/// Who came and who was called is known for each interval between snapshots, the moment within it is drawn; so a wait is known to
/// a few minutes. Whoever came or was called in a gap, or was not called, is left out of comparisons but stands in the queue.
/// </remarks>
internal static class RecordedVisits
{
    /// <summary>The visits by rising time.</summary>
    public static ImmutableArray<RecordedVisit> Of(DeskDay desk, SeededRandom random)
    {
        var came = new List<double>(desk.Arrived);
        var called = new List<double>(desk.Arrived);
        came.AddRange(Enumerable.Repeat(60 * desk.Minutes[0], desk.AtStart));
        foreach (var interval in desk.Flow)
        {
            Spread(came, interval, interval.Arrived, random);
            Spread(called, interval, interval.Left, random);
        }

        var visits = ImmutableArray.CreateBuilder<RecordedVisit>(came.Count);
        for (var index = 0; index < came.Count; index++)
        {
            visits.Add(new RecordedVisit(came[index], index < called.Count ? Math.Max(came[index], called[index]) : double.PositiveInfinity));
        }

        return visits.ToImmutable();
    }

    private static void Spread(List<double> moments, in FlowInterval interval, int count, SeededRandom random)
    {
        var first = moments.Count;
        for (var person = 0; person < count; person++)
        {
            moments.Add((interval.From.ToTimeSpan() + (interval.Length * random.NextUnit())).TotalSeconds);
        }

        moments.Sort(first, count, null);
    }
}
