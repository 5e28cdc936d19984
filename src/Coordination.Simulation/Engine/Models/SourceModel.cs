using Coordination.Plans;
using Coordination.Simulation.Engine.Drawing;

namespace Coordination.Simulation.Engine.Models;

/// <summary>A source of citizens: one service, one level, one channel.</summary>
internal sealed class SourceModel
{
    /// <summary>What they come for.</summary>
    public required string Service { get; init; }

    /// <summary>The service's place among the plan's.</summary>
    public required ServiceId ServiceId { get; init; }

    /// <summary>How urgent it is, from 0.</summary>
    public required int Level { get; init; }

    /// <summary>How urgent the queues take it to be.</summary>
    public required Urgency QueuedAs { get; init; }

    /// <summary>How they come.</summary>
    public required Channel Channel { get; init; }

    /// <summary>What has to be done for them.</summary>
    public required StepModel[] Steps { get; init; }

    /// <summary>The steps that wait for none.</summary>
    public required int[] First { get; init; }

    /// <summary>The one step of a simple service; null where there are several, or it can be skipped or has a way to it.</summary>
    public StepModel? Only { get; init; }

    /// <summary>When they come.</summary>
    public required StreamModel Stream { get; init; }

    /// <summary>How long they wait for their first call; null for good.</summary>
    public Sampler? Patience { get; init; }

    /// <summary>How likely a call is in vain.</summary>
    public double NoShow { get; init; }

    /// <summary>How long a person waits for somebody who does not come, in ticks.</summary>
    public long NoShowWait { get; init; }

    /// <summary>How long until the next call, in ticks.</summary>
    public long Recall { get; init; }

    /// <summary>By level of the ladder: the share that climbs on. Empty without a ladder.</summary>
    public double[] Climbs { get; init; } = [];

    /// <summary>How long after the booked time it counts as the age of who comes, in ticks; a year where it always does.</summary>
    public long LateAfter { get; init; }

    /// <summary>The department that receives them.</summary>
    public required int Reception { get; init; }

    /// <summary>What is promised, in ticks; <see cref="long.MaxValue"/> for nothing.</summary>
    public long Promise { get; init; } = long.MaxValue;

    /// <summary>Whether the dispatcher is to be told the deadline.</summary>
    public bool NeedsDue { get; init; }

    /// <summary>What it is raised to when the promise is missed.</summary>
    public Urgency? EscalateTo { get; init; }
}
