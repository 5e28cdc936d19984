using Coordination.Hosting;
using Coordination.Simulation.Clock;

namespace Coordination.Testing;

/// <summary>Waits for the engine without waiting for time.</summary>
public static class CoordinationTesting
{
    /// <summary>Completes when the engine has nothing left to do at the clock's present time: assignments are made, and on record.</summary>
    /// <param name="coordination">The engine in this process, as <see cref="TestingServices.UseMemory"/> set it up.</param>
    /// <exception cref="ArgumentException">It is not the engine in this process: what others do cannot be waited for.</exception>
    public static Task SettleAsync(this ICoordination coordination) => coordination is EmbeddedHost host
        ? host.WhenIdleAsync()
        : throw new ArgumentException("Only the engine in this process can settle.", nameof(coordination));

    /// <summary>Moves the clock on; offers expire, escalations and deadlines fall due at their times; then settles.</summary>
    /// <param name="coordination">The engine in this process.</param>
    /// <param name="time">How far.</param>
    /// <exception cref="ArgumentException">It is not the engine in this process, or its clock is not a virtual one.</exception>
    public static Task AdvanceAsync(this ICoordination coordination, TimeSpan time)
    {
        ArgumentNullException.ThrowIfNull(coordination);
        if (coordination.Time is not VirtualClock clock)
        {
            throw new ArgumentException("The engine's clock is not a virtual one: name one with UseMemory.", nameof(coordination));
        }

        clock.Advance(time);
        return coordination.SettleAsync();
    }
}
