using System.Collections.Immutable;
using Coordination.Simulation.Recordings;

namespace Coordination.Simulation.Inference;

/// <summary>Infers from queue displays what they do not show: arrivals, times of service, people on duty. Deterministic.</summary>
internal static class DayInference
{
    /// <summary>The length of a duty slot.</summary>
    public static TimeSpan Slot => DutySlot.Length;

    /// <summary>The coefficient of variation that times of service are taken to have; the displays say nothing of it.</summary>
    public const double ServiceVariation = 0.7;

    /// <summary>Infers a day.</summary>
    public static InferredDay Infer(RecordedDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        var desks = day.Desks
            .Select(desk => (Desk: desk, Flow: DeskFlow.Infer(desk)))
            .Where(desk => desk.Desk.Snapshots[0].Waiting > 0 || desk.Flow.Any(interval => interval.Arrived > 0))
            .Select(desk => Infer(day, desk.Desk, desk.Flow));
        return new InferredDay(day, [.. desks]);
    }

    private static InferredDesk Infer(RecordedDay day, RecordedDesk desk, ImmutableArray<FlowInterval> flow)
    {
        var service = ServiceInference.Guess(desk, flow);
        var slots = DutySlot.Of(desk, flow, day.Start, day.End);
        var guess = new InferredDesk
        {
            Recorded = desk,
            Flow = flow,
            MeanServiceMinutes = service.MeanMinutes,
            Duty = DutyRoster.Of(slots, service),
        };
        return ServiceCalibration.Choose(guess, service, slots, day.Start, day.End);
    }
}
