using System.Collections.Immutable;
using System.Globalization;
using Coordination.Plans;
using Coordination.Simulation.Engine;
using Coordination.Simulation.Engine.Measures;
using Coordination.Simulation.Engine.Models;

namespace Coordination.Simulation.Runs;

/// <summary>The single figures of one replication, in a fixed order.</summary>
internal static class RunFigures
{
    /// <summary>Their names.</summary>
    public static ImmutableArray<string> Names(SimulationModel model) =>
    [
        "waiting", "waiting.urgent", "waiting_p95", "sojourn", "abandoned", "occupancy", "handoffs", "served", "refused", "unfinished", "peak_waiting", "peak_at",
        .. PerLevel("waiting"), .. PerLevel("waiting_p95"), .. PerLevel("sojourn"), .. PerLevel("abandoned"), .. PerLevel("abandoned_after"), .. PerLevel("kept"),
        .. model.Departments.SelectMany(department => (string[])
        [
            $"department.{department.Plan.Id}.waiting", $"department.{department.Plan.Id}.occupancy",
            $"department.{department.Plan.Id}.peak_waiting", $"department.{department.Plan.Id}.peak_at",
        ]),
        .. model.People.Select(person => $"person.{person.Plan.Id}.occupancy"),
    ];

    /// <summary>Their values; not a number where nothing was observed.</summary>
    public static double[] Of(SimulationModel model, ReplicationTally tally)
    {
        var levels = tally.Levels;
        var urgent = levels[..2];
        return
        [
            Minutes(levels.Sum(level => level.Waited), levels.Sum(level => level.Waits)),
            Minutes(urgent.Sum(level => level.Waited), urgent.Sum(level => level.Waits)),
            P95(levels),
            Minutes(levels.Sum(level => level.Sojourn), levels.Sum(level => level.Served)),
            Ratio(levels.Sum(level => level.Abandoned), levels.Sum(LetIn)),
            Ratio(tally.Load.Totals.Sum(), tally.Duty.Totals.Sum()),
            Ratio(levels.Sum(level => level.Handoffs), levels.Sum(LetIn)),
            levels.Sum(level => level.Served),
            levels.Sum(level => level.Refused),
            levels.Sum(level => level.Unfinished),
            tally.PeakWaiting,
            SimulationTime.Minutes(tally.PeakAt),
            .. levels.Select(level => Minutes(level.Waited, level.Waits)),
            .. levels.Select(level => P95([level])),
            .. levels.Select(level => Minutes(level.Sojourn, level.Served)),
            .. levels.Select(level => Ratio(level.Abandoned, LetIn(level))),
            .. levels.Select(level => Minutes(level.GaveUpAfter, level.Abandoned)),
            .. levels.Select(level => Ratio(level.Kept, level.Promised)),
            .. model.Departments.SelectMany((_, department) => OfDepartment(model, tally, department)),
            .. model.People.Select((_, person) => Ratio(tally.Load.Totals[person], tally.Duty.Totals[person])),
        ];
    }

    /// <summary>Everybody who was let in.</summary>
    public static long LetIn(LevelTally level) => level.Arrived - level.Refused;

    /// <summary>Not a number when there is nothing to divide by.</summary>
    public static double Ratio(double of, double by) => by == 0 ? double.NaN : of / by;

    private static double Minutes(double ticks, double by) => Ratio(ticks / SimulationTime.Minute, by);

    private static double[] OfDepartment(SimulationModel model, ReplicationTally tally, int department)
    {
        var counts = tally.Departments[department];
        var people = Enumerable.Range(0, model.People.Length).Where(person => model.People[person].Department == department).ToList();
        return
        [
            Minutes(counts.Waited, counts.Waits),
            Ratio(people.Sum(person => tally.Load.Totals[person]), people.Sum(person => tally.Duty.Totals[person])),
            counts.PeakWaiting,
            SimulationTime.Minutes(counts.PeakAt),
        ];
    }

    private static double P95(LevelTally[] levels)
    {
        var below = levels.Sum(level => level.Waits);
        var wanted = 0.95 * below;
        if (wanted == 0)
        {
            return double.NaN;
        }

        // From above: few intervals lie there, and thousands below.
        var index = levels.Max(level => level.Histogram.Counts.Length) - 1;
        var count = CountAt(levels, index);
        while (below - count >= wanted)
        {
            below -= count;
            count = CountAt(levels, --index);
        }

        below -= count;

        var (from, to) = (WaitHistogram.BorderOf(index), WaitHistogram.BorderOf(index + 1));
        return from + ((to - from) * (wanted - below) / count);
    }

    // Every replication asks for several quantiles: counts are added up where they stand, not in an array of their own.
    private static long CountAt(LevelTally[] levels, int index)
    {
        var count = 0L;
        foreach (var level in levels)
        {
            var counts = level.Histogram.Counts;
            count += index < counts.Length ? counts[index] : 0;
        }

        return count;
    }

    private static IEnumerable<string> PerLevel(string name) =>
        Enum.GetValues<Urgency>().Select(level => string.Create(CultureInfo.InvariantCulture, $"{name}.level{(int)level}"));
}
