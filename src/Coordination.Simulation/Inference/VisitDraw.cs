using Coordination.Simulation.Randomness;

namespace Coordination.Simulation.Inference;

/// <summary>One visit to a desk.</summary>
/// <param name="At">When the citizen comes: the local time of day, to the second.</param>
/// <param name="Service">How long the service takes, to the second.</param>
internal readonly record struct DrawnVisit(TimeSpan At, TimeSpan Service);

/// <summary>Draws the visits to a desk: in each interval as many as came, at random moments of it.</summary>
internal static class VisitDraw
{
    /// <summary>The visits by rising time.</summary>
    public static DrawnVisit[] Draw(InferredDesk desk, SeededRandom random)
    {
        var visits = new DrawnVisit[desk.Arrived];
        var drawn = 0;
        Draw(desk, random, desk.Recorded.Snapshots[0].At.ToTimeSpan(), TimeSpan.Zero, visits.AsSpan(drawn, desk.AtStart));
        drawn += desk.AtStart;
        foreach (var interval in desk.Flow)
        {
            Draw(desk, random, interval.From.ToTimeSpan(), interval.Length, visits.AsSpan(drawn, interval.Arrived));
            drawn += interval.Arrived;
        }

        return visits;
    }

    // Times are whole seconds, so that the last bit of a platform's logarithm cannot matter.
    private static void Draw(InferredDesk desk, SeededRandom random, TimeSpan from, TimeSpan length, Span<DrawnVisit> visits)
    {
        foreach (ref var visit in visits)
        {
            var at = from + TimeSpan.FromSeconds(Math.Floor(length.TotalSeconds * random.NextUnit()));
            var minutes = random.NextLogNormal(desk.MeanServiceMinutes, DayInference.ServiceVariation);
            visit = new DrawnVisit(at, TimeSpan.FromSeconds(Math.Max(1, Math.Round(minutes * 60))));
        }

        visits.Sort(static (a, b) => a.At.CompareTo(b.At));
    }
}
