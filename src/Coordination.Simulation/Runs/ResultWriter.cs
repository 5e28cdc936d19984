using System.Collections.Immutable;
using Coordination.Simulation.Engine;
using Coordination.Simulation.Engine.Measures;
using Coordination.Simulation.Results;

namespace Coordination.Simulation.Runs;

/// <summary>Makes the result of what was added up.</summary>
internal sealed partial class ResultWriter
{
    private readonly TallyFold _fold;
    private readonly FigureTable _figures;
    private readonly double _measured;

    private ResultWriter(TallyFold fold)
    {
        _fold = fold;
        _figures = new FigureTable(RunFigures.Names(fold.Model), fold.Figures);
        _measured = SimulationTime.Minutes(fold.Model.Horizon - fold.Model.WarmUp) * fold.Finished;
    }

    public static SimulationResult Write(TallyFold fold, string variant, TimeSpan wall, int threads) => new ResultWriter(fold).Write(variant, wall, threads);

    private SimulationResult Write(string variant, TimeSpan wall, int threads)
    {
        var (model, levels) = (_fold.Model, _fold.Levels);
        var (scenario, stability) = (model.Scenario, Stability());
        return new SimulationResult
        {
            Scenario = scenario.Name,
            Variant = variant,
            Organisation = scenario.Organisation.Model.ToString().ToLowerInvariant(),
            Policy = model.Plan.Routing.Order.ToString().ToLowerInvariant(),
            Seed = scenario.Seed,
            Replications = _fold.Finished,
            ReplicationsWanted = _fold.Wanted,
            Start = TimeZoneInfo.ConvertTimeFromUtc(new DateTime(model.Origin, DateTimeKind.Utc), TimeZoneInfo.FindSystemTimeZoneById(model.Plan.TimeZone)),
            HorizonMinutes = scenario.Horizon,
            WarmUpMinutes = scenario.WarmUp,
            Customers = levels.Sum(level => level.Served),
            Counts = Counts(levels),
            Abandoned = _figures.EstimateOf("abandoned"),
            Waiting = Waiting("waiting", levels.Max(level => level.LongestWait), Distribution([.. levels.Select(level => level.Histogram)])),
            UrgentWaitingMinutes = _figures.EstimateOf("waiting.urgent"),
            SojournMinutes = _figures.EstimateOf("sojourn"),
            Occupancy = _figures.EstimateOf("occupancy"),
            Handoffs = _figures.EstimateOf("handoffs"),
            PeakWaiting = new PeakSummary(_figures.EstimateOf("peak_waiting"), _figures.EstimateOf("peak_at").Mean),
            Levels = [.. Enumerable.Range(0, levels.Length).Where(level => levels[level].Arrived > 0).Select(Level)],
            Departments = [.. Enumerable.Range(0, model.Departments.Length).Select(Department)],
            People = [.. Enumerable.Range(0, model.People.Length).Select(Person)],
            ServiceLevels = [.. model.Plan.ServiceLevels.OrderBy(target => target.Urgency).Where(target => levels[(int)target.Urgency - 1].Arrived > 0).Select(ServiceLevel)],
            Curve = Curve(),
            Little = Little(),
            Stability = stability,
            Notes = Notes(stability),
            CustomersPerSecond = wall.TotalSeconds > 0 ? Math.Round(_fold.Came / wall.TotalSeconds) : 0,
            Events = _fold.Events,
            WallSeconds = Math.Round(wall.TotalSeconds, 3),
            Threads = threads,
            Figures = _figures,
        };
    }

    private static VisitCounts Counts(params LevelFold[] levels) => new(
        levels.Sum(level => level.Arrived), levels.Sum(level => level.Refused), levels.Sum(level => level.Served),
        levels.Sum(level => level.Abandoned), levels.Sum(level => level.NoShow), levels.Sum(level => level.Unfinished));

    private WaitingSummary Waiting(string figure, long longest, WaitingDistribution distribution)
    {
        var estimate = _figures.EstimateOf(figure);
        return new WaitingSummary
        {
            MeanMinutes = estimate.Mean,
            Ci95Low = estimate.Ci95Low,
            Ci95High = estimate.Ci95High,
            P50Minutes = distribution.Quantile(0.5),
            P90Minutes = distribution.Quantile(0.9),
            P95Minutes = distribution.Quantile(0.95),
            P99Minutes = distribution.Quantile(0.99),
            MaxMinutes = distribution.Buckets.IsEmpty ? null : SimulationTime.Minutes(longest),
        };
    }

    private static WaitingDistribution Distribution(params long[][] histograms)
    {
        var buckets = ImmutableArray.CreateBuilder<WaitingBucket>();
        for (var index = 0; index < WaitHistogram.Length - 1; index++)
        {
            var count = 0L;
            foreach (var histogram in histograms)
            {
                count += histogram[index];
            }

            if (count > 0)
            {
                buckets.Add(new WaitingBucket(WaitHistogram.BorderOf(index), WaitHistogram.BorderOf(index + 1), count));
            }
        }

        return new WaitingDistribution(buckets.DrainToImmutable());
    }

    private LevelResult Level(int index)
    {
        var level = _fold.Levels[index];
        var (name, distribution) = ($"level{index + 1}", Distribution(level.Histogram));
        return new LevelResult
        {
            Level = index + 1,
            Served = level.Served,
            Counts = Counts(level),
            Waiting = Waiting($"waiting.{name}", level.LongestWait, distribution),
            SojournMinutes = _figures.EstimateOf($"sojourn.{name}"),
            Abandoned = _figures.EstimateOf($"abandoned.{name}"),
            AbandonedAfterMinutes = _figures.EstimateOf($"abandoned_after.{name}"),
            Distribution = distribution,
        };
    }

    private ServiceLevelResult ServiceLevel(Plans.ServiceLevelTarget target)
    {
        var kept = Statistics.Interval.Of(_figures.Of($"kept.level{(int)target.Urgency}").Select(share => share * 100));
        return new ServiceLevelResult((int)target.Urgency, target.Minutes, target.Percent, kept, kept.Mean is null || kept.Mean >= target.Percent);
    }

    private LittleCheck Little()
    {
        var waiting = _fold.WaitingByLevel.Totals.Sum() / 60_000.0 / _measured;
        var product = _fold.Levels.Sum(level => level.AllWaitMilliseconds) / 60_000.0 / _measured;
        return new LittleCheck(waiting, product, waiting == 0 ? 0 : (product - waiting) / waiting);
    }
}
