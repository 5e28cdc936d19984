using System.Collections.Immutable;
using Coordination.Simulation.Randomness;
using Coordination.Simulation.Recordings;

namespace Coordination.Simulation.Tests.Calibration;

/// <summary>Days of a hall whose truth is known: two desks, one of two counters and one whose counters are open but not all at work.</summary>
internal static class SyntheticHall
{
    /// <summary>Calls an hour of one counter at the first desk, and of the whole second desk.</summary>
    public const double CallsPerHour = 12;

    private const double Step = 5;

    public static ImmutableArray<RecordedDay> Days(int count, double busier = 1) =>
        [.. Enumerable.Range(0, count).Select(day => Day(day, busier))];

    private static RecordedDay Day(int day, double busier) => new("synthetic", new DateOnly(2026, 3, 2).AddDays(day),
    [
        Desk("1", day, _ => 2, 2 * CallsPerHour, busier * 26),
        Desk("2", day, moment => moment % 24 < 12 ? 4 : 8, CallsPerHour, busier * 13),
    ]);

    private static RecordedDesk Desk(string id, int day, Func<int, int> counters, double callsPerHour, double arrivalsPerHour)
    {
        var random = new SeededRandom(7, ((ulong)day * 16) + ulong.Parse(id, System.Globalization.CultureInfo.InvariantCulture));
        var (waiting, number) = (0, 0);
        var snapshots = ImmutableArray.CreateBuilder<RecordedSnapshot>();
        for (var moment = 0; moment <= 96; moment++)
        {
            snapshots.Add(new RecordedSnapshot(new TimeOnly(8, 0).AddMinutes(moment * Step), counters(moment), waiting, number == 0 ? null : number, 0));
            for (var minute = 0; minute < Step; minute++)
            {
                waiting += moment is >= 4 and < 72 && random.NextUnit() < arrivalsPerHour / 60 ? 1 : 0;
                var called = waiting > 0 && random.NextUnit() < callsPerHour / 60 ? 1 : 0;
                (waiting, number) = (waiting - called, number + called);
            }
        }

        return new RecordedDesk(id, "A", $"Desk {id}", snapshots.ToImmutable());
    }
}
