using Coordination.Plans;

namespace Coordination.Simulation.Engine;

/// <summary>One person during a replication.</summary>
internal sealed class SimulatedPerson
{
    /// <summary>As planned, with what was learnt since.</summary>
    public required StaffPlan Plan { get; set; }

    /// <summary>The level of every skill, by its number.</summary>
    public required int[] Levels { get; init; }

    public required int Home { get; init; }

    public required bool IsPull { get; init; }

    public bool IsOnDuty { get; set; }

    public int Load { get; set; }

    /// <summary>Since when, for who asks first.</summary>
    public long IdleSince { get; set; }

    public long Served { get; set; }

    public long Helped { get; set; }

    public bool IsFree => IsOnDuty && Load < Plan.Capacity;
}
