using System.Collections.Immutable;
using Coordination.Simulation.Recordings;

namespace Coordination.Simulation.Inference;

/// <summary>What a recorded day is taken to have been: who came when, how long a service takes, who was on duty.</summary>
/// <param name="Recorded">The recording.</param>
/// <param name="Desks">The desks that anybody came to, in the recording's order.</param>
internal sealed record InferredDay(RecordedDay Recorded, ImmutableArray<InferredDesk> Desks)
{
    /// <summary>How many came.</summary>
    public int Arrived => Desks.Sum(desk => desk.Arrived);

    /// <summary>The stretches of which the recording knows nothing.</summary>
    public ImmutableArray<(TimeOnly From, TimeOnly To)> Gaps { get; } =
        [.. Desks.SelectMany(desk => desk.Flow).Where(interval => interval.IsGap).Select(gap => (gap.From, gap.To)).Distinct().Order()];
}

/// <summary>One desk of an inferred day.</summary>
internal sealed record InferredDesk
{
    /// <summary>The recording.</summary>
    public required RecordedDesk Recorded { get; init; }

    /// <summary>Arrivals and departures between snapshots.</summary>
    public required ImmutableArray<FlowInterval> Flow { get; init; }

    /// <summary>The mean time of service, in minutes.</summary>
    public required double MeanServiceMinutes { get; init; }

    /// <summary>People on duty, per slot of <see cref="DayInference.Slot"/> from the day's first snapshot.</summary>
    public required ImmutableArray<int> Duty { get; init; }

    /// <summary>Who waited already when the recording began.</summary>
    public int AtStart => Recorded.Snapshots[0].Waiting;

    /// <summary>How many came, those at the start included.</summary>
    public int Arrived => AtStart + Flow.Sum(interval => interval.Arrived);

    /// <summary>How many left the queue.</summary>
    public int Left => Flow.Sum(interval => interval.Left);

    /// <summary>The most people on duty at once.</summary>
    public int Staff => Duty.Max();

    /// <summary>Mean wait by Little's law: the area under the recorded queue over its arrivals, gaps left out; null when nobody came.</summary>
    public double? MeanWaitingMinutes => LittlesLaw.MeanMinutes([this]);
}
