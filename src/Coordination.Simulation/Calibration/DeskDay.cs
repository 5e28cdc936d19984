using System.Collections.Immutable;
using Coordination.Simulation.Inference;
using Coordination.Simulation.Recordings;

namespace Coordination.Simulation.Calibration;

/// <summary>One desk on one day, as the calibration reads it: snapshots, and who came and left between them.</summary>
internal sealed class DeskDay
{
    public DeskDay(RecordedDesk desk)
    {
        Desk = desk;
        Flow = desk.Snapshots.Length > 1 ? DeskFlow.Infer(desk) : [];
        Minutes = [.. desk.Snapshots.Select(snapshot => snapshot.At.ToTimeSpan().TotalMinutes)];
        Counters = [.. Flow.Select((_, index) => (desk.Snapshots[index].OpenCounters + desk.Snapshots[index + 1].OpenCounters) / 2.0)];
        Arrived = AtStart + Flow.Sum(interval => interval.Arrived);
        Peak = desk.Snapshots.Max(snapshot => snapshot.Waiting);
        MovesUntil = LastMove();
    }

    public RecordedDesk Desk { get; }

    public ImmutableArray<FlowInterval> Flow { get; }

    /// <summary>The snapshots' times, in minutes of the day.</summary>
    public ImmutableArray<double> Minutes { get; }

    /// <summary>Counters open in each interval: the mean of its two ends.</summary>
    public ImmutableArray<double> Counters { get; }

    /// <summary>Who waited at the first snapshot.</summary>
    public int AtStart => Desk.Snapshots[0].Waiting;

    /// <summary>Who came, those at the start included.</summary>
    public int Arrived { get; }

    /// <summary>The most people seen waiting.</summary>
    public int Peak { get; }

    /// <summary>The snapshot after which nobody came or was called any more.</summary>
    public int MovesUntil { get; }

    /// <summary>Whether an interval shows what the desk can do: a queue at both ends, counters open, no gap.</summary>
    public bool ShowsThroughput(int interval) => Flow[interval].Busy && Counters[interval] > 0;

    public int Waiting(int snapshot) => Desk.Snapshots[snapshot].Waiting;

    // Displays that are wiped for the night: nobody waits and no number is shown, as nobody is at work. Whoever waited has not been called.
    private bool IsCleared(int snapshot) =>
        Flow[snapshot - 1].Arrived == 0 && Waiting(snapshot) == 0 && Desk.Snapshots[snapshot].NumberCalled is null;

    private int LastMove()
    {
        for (var index = Flow.Length - 1; index >= 0; index--)
        {
            if ((Flow[index].Arrived != 0 || Flow[index].Left != 0) && !IsCleared(index + 1))
            {
                return index + 1;
            }
        }

        return 0;
    }
}
