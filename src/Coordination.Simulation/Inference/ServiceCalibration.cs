using System.Collections.Immutable;
using Coordination.Simulation.Randomness;

namespace Coordination.Simulation.Inference;

/// <summary>Chooses the time of service with which a plain model of the desk waits as long as the recording did.</summary>
/// <remarks>
/// The displays cannot tell two quick people from four slow ones; a queue that stands all day hardly depends on it, and
/// one that comes and goes does. Each candidate is tried on the same few draws. Being e times as far from the first
/// guess weighs as much as a wait that is wrong by <see cref="TrustInGuess"/> of itself.
/// </remarks>
internal static class ServiceCalibration
{
    private const int Draws = 5;
    private const double TrustInGuess = 0.1;

    private static readonly ImmutableArray<double> Factors = [1, 0.85, 0.7, 0.55, 0.45, 0.35, 0.25, 0.15, 1.2, 1.5];

    /// <summary>The best of the candidates, as a desk.</summary>
    public static InferredDesk Choose(InferredDesk guess, ServiceInference service, ImmutableArray<DutySlot> slots, TimeOnly start, TimeOnly end)
    {
        var recorded = Math.Max(1, guess.MeanWaitingMinutes ?? 0);
        return Factors
            .Select(service.Scaled)
            .Distinct()
            .Select(candidate => guess with { MeanServiceMinutes = candidate.MeanMinutes, Duty = DutyRoster.Of(slots, candidate) })
            .MinBy(desk =>
                (Math.Abs(ModelWait(desk, start.ToTimeSpan(), end.ToTimeSpan()) - recorded) / recorded)
                + (TrustInGuess * Math.Abs(Math.Log(desk.MeanServiceMinutes / guess.MeanServiceMinutes))))!;
    }

    private static double ModelWait(InferredDesk desk, TimeSpan start, TimeSpan end)
    {
        var total = 0.0;
        for (var draw = 0; draw < Draws; draw++)
        {
            var model = new DeskModel(desk.Duty, start, end);
            foreach (var visit in VisitDraw.Draw(desk, new SeededRandom(0, (ulong)draw)))
            {
                total += ((model.Begin(visit) ?? end) - visit.At).TotalMinutes;
            }
        }

        return total / (Draws * Math.Max(1, desk.Arrived));
    }
}
