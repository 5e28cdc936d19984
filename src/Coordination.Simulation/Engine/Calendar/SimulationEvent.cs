using System.Runtime.CompilerServices;

namespace Coordination.Simulation.Engine.Calendar;

/// <summary>One event: when, what, and about whom.</summary>
/// <param name="At">When, in ticks from the start.</param>
/// <param name="Rank">The kind in the upper byte, then the order of insertion: what happens first at one moment.</param>
/// <param name="Subject">The number of whom it is about.</param>
/// <param name="Stamp">The subject's stamp then; an event with an old one is void.</param>
internal readonly record struct SimulationEvent(long At, ulong Rank, int Subject, uint Stamp)
{
    /// <summary>What happens.</summary>
    public EventKind Kind => (EventKind)(Rank >> 56);

    /// <summary>Time, then kind, then insertion.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Before(in SimulationEvent other) => At < other.At || (At == other.At && Rank < other.Rank);
}
