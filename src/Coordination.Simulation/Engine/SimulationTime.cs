using System.Runtime.CompilerServices;

namespace Coordination.Simulation.Engine;

/// <summary>The engine counts in the ticks of the live engine's clock, from the start of the simulation.</summary>
internal static class SimulationTime
{
    /// <summary>Ticks of a minute.</summary>
    public const double Minute = TimeSpan.TicksPerMinute;

    /// <summary>Minutes as ticks, to the nearest; what is too long to matter is for ever.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Ticks(double minutes)
    {
        var ticks = (minutes * Minute) + 0.5;
        return ticks < Longest ? (long)ticks : (long)Longest;
    }

    /// <summary>Ticks as minutes.</summary>
    public static double Minutes(long ticks) => ticks / Minute;

    /// <summary>A hundred years: later than any simulation ends.</summary>
    private const double Longest = 100.0 * 366 * TimeSpan.TicksPerDay;
}
