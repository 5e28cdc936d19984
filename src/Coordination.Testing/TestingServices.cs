using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Simulation.Clock;
using Coordination.Testing.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Testing;

/// <summary>Lets an application's engine run in a test.</summary>
public static class TestingServices
{
    /// <summary>Keeps the record in memory, and takes all time from a clock that only the test moves.</summary>
    /// <param name="builder">What <c>AddCoordination</c> gave.</param>
    /// <param name="clock">The clock; also the application's <see cref="TimeProvider"/> from now on.</param>
    /// <remarks>
    /// In place of <c>UseSqlite</c> and the like. The record keeps every rule of a real one and ends with the application. A command's
    /// reply comes after its commit, as always; what follows from it by the engine's own doing is waited for by
    /// <see cref="CoordinationTesting.SettleAsync"/>.
    /// </remarks>
    public static CoordinationBuilder UseMemory(this CoordinationBuilder builder, VirtualClock clock)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(clock);
        builder.Services.AddSingleton<IJournal>(_ => new InMemoryJournal());
        builder.Services.AddSingleton<TimeProvider>(clock);
        return builder;
    }
}
