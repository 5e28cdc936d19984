using System.Collections.Immutable;
using Coordination.Simulation.Recordings;

namespace Coordination.Simulation.Inference;

/// <summary>What the recording shows of a desk in one duty slot.</summary>
/// <param name="LeftPerMinute">How many left the queue, per minute.</param>
/// <param name="Busy">Whether a queue stood all through: everybody on duty had work.</param>
/// <param name="Open">Whether counters were open, or anybody waited or left.</param>
internal readonly record struct DutySlot(double LeftPerMinute, bool Busy, bool Open)
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

    /// <summary>A desk's slots from <paramref name="start"/> to <paramref name="end"/>; at least one.</summary>
    public static ImmutableArray<DutySlot> Of(RecordedDesk desk, ImmutableArray<FlowInterval> flow, TimeOnly start, TimeOnly end)
    {
        var count = Math.Max(1, (int)Math.Ceiling((end - start) / Length));
        return [.. Enumerable.Range(0, count).Select(slot => At(desk, flow, start.ToTimeSpan() + (slot * Length)))];
    }

    private static DutySlot At(RecordedDesk desk, ImmutableArray<FlowInterval> flow, TimeSpan from)
    {
        var (left, minutes, busy) = (0.0, 0.0, 0.0);
        foreach (var interval in flow)
        {
            var overlap = Overlap(interval, from);
            left += interval.Left * overlap / interval.Length.TotalMinutes;
            minutes += overlap;
            busy += interval.Busy ? overlap : 0;
        }

        var seen = desk.Snapshots.Any(snapshot =>
            (snapshot.OpenCounters > 0 || snapshot.Waiting > 0) && snapshot.At.ToTimeSpan() >= from && snapshot.At.ToTimeSpan() < from + Length);
        return new DutySlot(minutes > 0 ? left / minutes : 0, minutes > 0 && busy >= minutes - 0.01, seen || left > 0);
    }

    private static double Overlap(in FlowInterval interval, TimeSpan from)
    {
        var (begin, end) = (interval.From.ToTimeSpan(), interval.To.ToTimeSpan());
        var (first, last) = (begin > from ? begin : from, end < from + Length ? end : from + Length);
        return Math.Max(0, (last - first).TotalMinutes);
    }
}
