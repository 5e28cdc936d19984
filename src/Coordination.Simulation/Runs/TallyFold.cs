using System.Collections.Immutable;
using Coordination.Dispatch.Queues;
using Coordination.Simulation.Engine;
using Coordination.Simulation.Engine.Measures;
using Coordination.Simulation.Engine.Models;

namespace Coordination.Simulation.Runs;

/// <summary>Adds replications up as they finish, in whatever order that is; the sum is the same.</summary>
internal sealed class TallyFold(SimulationModel model, int wanted)
{
    private readonly double[]?[] _figures = new double[]?[wanted];

    public SimulationModel Model => model;

    public int Wanted => wanted;

    public int Finished { get; private set; }

    /// <summary>Everybody who came, in the warm-up too.</summary>
    public long Came { get; private set; }

    public long Events { get; private set; }

    public LevelFold[] Levels { get; } = [.. Enumerable.Range(0, Lane.LevelCount).Select(_ => new LevelFold())];

    public DepartmentFold[] Departments { get; } = [.. model.Departments.Select(_ => new DepartmentFold())];

    public CurveFold WaitingByLevel { get; } = new(Lane.LevelCount, model.Bins);

    public CurveFold WaitingByDepartment { get; } = new(model.Departments.Length, model.Bins);

    public CurveSpread Spread { get; } = new(model, wanted);

    public CurveFold Load { get; } = new(model.People.Length, model.Bins);

    public CurveFold Duty { get; } = new(model.People.Length, model.Bins);

    public long[] ServedByPerson { get; } = new long[model.People.Length];

    public long[] HelpedByPerson { get; } = new long[model.People.Length];

    /// <summary>The figures of the replications that were finished, in their order.</summary>
    public ImmutableArray<double[]> Figures => [.. _figures.Where(row => row is not null).Select(row => row!)];

    public void Add(ReplicationTally tally)
    {
        _figures[tally.Number] = RunFigures.Of(model, tally);
        Finished++;
        Came += tally.Came;
        Events += tally.Events;
        for (var level = 0; level < Levels.Length; level++)
        {
            Levels[level].Add(tally.Levels[level]);
        }

        for (var department = 0; department < Departments.Length; department++)
        {
            Departments[department].Add(tally.Departments[department]);
        }

        WaitingByLevel.Add(tally.WaitingByLevel);
        WaitingByDepartment.Add(tally.WaitingByDepartment);
        Spread.Add(tally);
        Load.Add(tally.Load);
        Duty.Add(tally.Duty);
        for (var person = 0; person < ServedByPerson.Length; person++)
        {
            ServedByPerson[person] += tally.ServedByPerson[person];
            HelpedByPerson[person] += tally.HelpedByPerson[person];
        }
    }
}

/// <summary>Counts of one level over replications.</summary>
internal sealed class LevelFold
{
    public long Arrived;
    public long Refused;
    public long Served;
    public long Abandoned;
    public long NoShow;
    public long Unfinished;
    public long LongestWait;
    public long AllWaitMilliseconds;

    public long[] Histogram { get; } = new long[WaitHistogram.Length];

    public void Add(LevelTally tally)
    {
        Arrived += tally.Arrived;
        Refused += tally.Refused;
        Served += tally.Served;
        Abandoned += tally.Abandoned;
        NoShow += tally.NoShow;
        Unfinished += tally.Unfinished;
        LongestWait = Math.Max(LongestWait, tally.LongestWait);
        AllWaitMilliseconds += (long)Math.Round((tally.Waited + tally.GaveUpAfter) / TimeSpan.TicksPerMillisecond);
        Fold.Add(tally.Histogram, Histogram);
    }
}

/// <summary>Counts of one department over replications.</summary>
internal sealed class DepartmentFold
{
    public long Arrived;
    public long Served;
    public long Helped;
    public long LongestWait;
    public long ServiceMilliseconds;
    public long DemandMilliseconds;

    public long[] Histogram { get; } = new long[WaitHistogram.Length];

    public void Add(DepartmentTally tally)
    {
        Arrived += tally.Arrived;
        Served += tally.Served;
        Helped += tally.Helped;
        LongestWait = Math.Max(LongestWait, tally.LongestWait);
        ServiceMilliseconds += (long)Math.Round(tally.Service / TimeSpan.TicksPerMillisecond);
        DemandMilliseconds += (long)Math.Round(tally.Demand * 60_000);
        Fold.Add(tally.Histogram, Histogram);
    }
}

/// <summary>Adding histograms up.</summary>
internal static class Fold
{
    public static void Add(WaitHistogram histogram, Span<long> to)
    {
        var counts = histogram.Counts;
        for (var index = 0; index < counts.Length; index++)
        {
            to[index] += counts[index];
        }
    }
}

/// <summary>Areas of curves over replications, in milliseconds.</summary>
internal sealed class CurveFold(int series, int bins)
{
    public long[] Areas { get; } = new long[series * bins];

    public long[] Totals { get; } = new long[series];

    public void Add(AreaCurve curve)
    {
        for (var index = 0; index < Areas.Length; index++)
        {
            Areas[index] += curve.Areas[index] / TimeSpan.TicksPerMillisecond;
        }

        for (var of = 0; of < Totals.Length; of++)
        {
            Totals[of] += curve.Totals[of] / TimeSpan.TicksPerMillisecond;
        }
    }

    /// <summary>A series' area in an interval, in minutes.</summary>
    public double Minutes(int of, int bin) => Areas[(of * bins) + bin] / 60_000.0;
}
