using System.Collections.Immutable;
using Coordination.Simulation.Inference;
using Coordination.Simulation.Recordings;

namespace Coordination.Simulation.Fits;

/// <summary>A recorded day in minutes of a simulation; what lies before its start or after its end is left out.</summary>
/// <param name="Hall">The whole hall.</param>
/// <param name="Desks">Every desk.</param>
/// <param name="MovesUntil">The minute after which nobody came or left any more: displays stay as they were left.</param>
internal sealed record DayFlow(RecordedCurve Hall, ImmutableArray<RecordedCurve> Desks, double MovesUntil)
{
    public static DayFlow Of(RecordedDay day, TimeSpan start, double horizon)
    {
        double Minute(TimeOnly at) => (at.ToTimeSpan() - start).TotalMinutes;
        bool Lies(TimeOnly at) => Minute(at) is >= 0 and var minute && minute <= horizon;

        var flows = day.Desks.Select(desk => (Desk: desk, Flow: desk.Snapshots.Length > 1 ? DeskFlow.Infer(desk) : [])).ToList();
        int Arrived(RecordedDesk desk, ImmutableArray<FlowInterval> flow) =>
            desk.Snapshots[0].Waiting + flow.Where(interval => !interval.IsGap && Lies(interval.To)).Sum(interval => interval.Arrived);

        var hall = day.WaitingCurve.Where(point => Lies(point.At)).ToList();
        return new DayFlow(
            new RecordedCurve("", "Whole hall", [.. hall.Select(point => Minute(point.At))], [.. hall.Select(point => point.Waiting)], flows.Sum(desk => Arrived(desk.Desk, desk.Flow))),
            [.. flows.Select(desk => (desk.Desk, Arrived: Arrived(desk.Desk, desk.Flow), Seen: desk.Desk.Snapshots.Where(snapshot => Lies(snapshot.At)).ToList()))
                .Select(desk => new RecordedCurve(desk.Desk.Id, desk.Desk.Name, [.. desk.Seen.Select(seen => Minute(seen.At))], [.. desk.Seen.Select(seen => seen.Waiting)], desk.Arrived))],
            flows.SelectMany(desk => desk.Flow).Where(interval => interval.Arrived != 0 || interval.Left != 0).Select(interval => Minute(interval.To)).DefaultIfEmpty().Max());
    }
}
