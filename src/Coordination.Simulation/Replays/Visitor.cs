using Coordination.Staff;

namespace Coordination.Simulation.Replays;

/// <summary>What became of one citizen of a replay.</summary>
/// <param name="citizen">Who.</param>
internal sealed class Visitor(Citizen citizen)
{
    /// <summary>Who.</summary>
    public Citizen Citizen { get; } = citizen;

    /// <summary>Who took the matter; null while it waits.</summary>
    public StaffId? Holder { get; set; }

    /// <summary>When somebody took the matter; null while it waits.</summary>
    public TimeSpan? CalledAt { get; set; }

    /// <summary>When it was done; null before.</summary>
    public TimeSpan? DoneAt { get; set; }

    /// <summary>Whether somebody of another desk took it.</summary>
    public bool Helped { get; set; }

    /// <summary>How long the citizen waited; of one never called, until the day was over.</summary>
    public double WaitedMinutes(TimeSpan end) => ((CalledAt ?? end) - Citizen.At).TotalMinutes;
}
