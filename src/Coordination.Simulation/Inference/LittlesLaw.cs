namespace Coordination.Simulation.Inference;

/// <summary>Mean waits from a recorded queue: L = λW, so W is the area under the queue over the arrivals.</summary>
/// <remarks>J. D. C. Little, "A proof for the queuing formula L = λW", Operations Research 9 (1961).</remarks>
internal static class LittlesLaw
{
    /// <summary>The mean wait at some desks; null when nobody came. Gaps count neither in the area nor in the arrivals.</summary>
    public static double? MeanMinutes(IReadOnlyList<InferredDesk> desks)
    {
        var (area, arrived) = (0.0, 0);
        foreach (var desk in desks)
        {
            arrived += desk.AtStart;
            for (var index = 0; index < desk.Flow.Length; index++)
            {
                var interval = desk.Flow[index];
                if (!interval.IsGap)
                {
                    var ends = desk.Recorded.Snapshots[index].Waiting + desk.Recorded.Snapshots[index + 1].Waiting;
                    area += interval.Length.TotalMinutes * ends / 2;
                    arrived += interval.Arrived;
                }
            }
        }

        return arrived > 0 ? area / arrived : null;
    }
}
