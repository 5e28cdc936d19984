using System.Collections.Immutable;
using Coordination.Simulation.Recordings;

namespace Coordination.Simulation.Tests.Inference;

/// <summary>Small recorded desks for tests.</summary>
internal static class RecordedDesks
{
    /// <summary>A desk with a snapshot every five minutes from 08:00.</summary>
    /// <param name="readings">Waiting, and the number called or null.</param>
    public static RecordedDesk EveryFiveMinutes(params (int Waiting, int? Called)[] readings) => new("1", "A", "Cars",
        [.. readings.Select((reading, index) => new RecordedSnapshot(
            new TimeOnly(8, 0).AddMinutes(5 * index), OpenCounters: 2, reading.Waiting, reading.Called, NominalMinutes: 6))]);

    public static RecordedDay Day(params ImmutableArray<RecordedDesk> desks) => new("hall", new DateOnly(2026, 3, 2), desks);
}
