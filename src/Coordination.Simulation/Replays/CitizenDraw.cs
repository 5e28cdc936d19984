using System.Collections.Immutable;
using Coordination.Plans;
using Coordination.Simulation.Inference;
using Coordination.Simulation.Randomness;

namespace Coordination.Simulation.Replays;

/// <summary>Draws the citizens of an inferred day from a seed: as many in each interval as came, at random moments of it.</summary>
/// <remarks>Every desk has random streams of its own, by its id: what is drawn for one changes nothing at another.</remarks>
internal static class CitizenDraw
{
    /// <summary>The share of each level among citizens, in percent: the mix of matters at an ordinary office.</summary>
    public static readonly ImmutableArray<(Urgency Level, int Percent)> UrgencyMix =
    [
        (Urgency.EspeciallyUrgent, 2), (Urgency.MoreUrgent, 8), (Urgency.General, 60), (Urgency.LessUrgent, 20), (Urgency.NotUrgent, 10),
    ];

    private const ulong Visits = 1;
    private const ulong Levels = 2;

    /// <summary>The citizens, by rising time of arrival.</summary>
    public static ImmutableArray<Citizen> Draw(InferredDay day, ulong seed)
    {
        var drawn = new List<Citizen>(day.Arrived);
        for (var desk = 0; desk < day.Desks.Length; desk++)
        {
            var id = day.Desks[desk].Recorded.Id;
            var visits = VisitDraw.Draw(day.Desks[desk], new SeededRandom(seed, StreamKey.Of(id, Visits)));
            var levels = new SeededRandom(seed, StreamKey.Of(id, Levels));
            foreach (var visit in visits)
            {
                drawn.Add(new Citizen(drawn.Count, desk, visit.At, visit.Service, LevelOf(levels.NextUnit())));
            }
        }

        return [.. drawn
            .OrderBy(citizen => citizen.At).ThenBy(citizen => citizen.Number)
            .Select((citizen, number) => citizen with { Number = number })];
    }

    private static Urgency LevelOf(double draw)
    {
        var below = 0;
        foreach (var (level, percent) in UrgencyMix)
        {
            below += percent;
            if (draw * 100 < below)
            {
                return level;
            }
        }

        return UrgencyMix[^1].Level;
    }
}
