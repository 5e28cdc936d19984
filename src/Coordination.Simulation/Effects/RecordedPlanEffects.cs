using System.Collections.Immutable;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Plans.Previews;
using Coordination.Queries;
using Coordination.Simulation.Results;
using Coordination.Simulation.Runs;
using Coordination.Simulation.Scenarios;
using Coordination.Simulation.Statistics;

namespace Coordination.Simulation.Effects;

/// <summary>Simulates a hall's last days from its record, under two plans.</summary>
/// <remarks>One estimate at a time, on one thread: a host that serves a hall has other things to do.</remarks>
internal sealed class RecordedPlanEffects(RecordQueries queries, IJournalReader journal, TimeProvider time) : IPlanEffects, IDisposable
{
    private const int MostDraws = 10;
    private const int FewestDraws = 2;

    // About as many as are simulated within some seconds.
    private const int MostVisits = 2_000_000;

    private static readonly string[] Told = ["waiting", "waiting.urgent", "waiting_p95", "sojourn", "occupancy", "served", "refused", "unfinished", "peak_waiting"];

    private readonly SemaphoreSlim _turn = new(1);

    /// <inheritdoc />
    public async Task<PlanEffect> EstimateAsync(HallPlan published, HallPlan plan, int days, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, PlanEffect.MostDays);
        await _turn.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => EstimateInTurnAsync(published, plan, days, cancellation), cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private async Task<PlanEffect> EstimateInTurnAsync(HallPlan published, HallPlan plan, int count, CancellationToken cancellation)
    {
        var times = new ServiceTimes();
        var record = new RecordedDays(queries, journal, published, times);
        var now = time.GetUtcNow();
        var dates = await record.FindAsync(now, count, cancellation);
        var isToday = dates.Count == 0;
        var days = new List<RecordedHallDay>();
        foreach (var date in isToday ? [record.LocalDate(now)] : dates)
        {
            var day = await record.ReadAsync(date, now, cancellation);
            if (!day.Arrivals.IsEmpty)
            {
                days.Add(day);
            }
        }

        var arrivals = days.SelectMany(day => day.Arrivals).Select(arrival => arrival.Kind).ToList();
        var draws = Math.Clamp(MostVisits / Math.Max(1, 2 * arrivals.Count), FewestDraws, MostDraws);
        ImmutableArray<ComparisonResult> results = [.. Compare(published, plan, days, times, draws, cancellation)];
        return new PlanEffect
        {
            Days = [.. days.Select(day => day.Date)],
            IsToday = isToday && days.Count > 0,
            Draws = draws,
            Arrivals = arrivals.Count,
            LeftOut = arrivals.Count(kind => EffectScenario.Offers(published, kind) && !EffectScenario.Offers(plan, kind)),
            Figures = FiguresOf(results),
        };
    }

    // What both offer comes first: what only one does must not shift what the others draw.
    private static IEnumerable<ComparisonResult> Compare(
        HallPlan published, HallPlan plan, IEnumerable<RecordedHallDay> days, ServiceTimes times, int draws, CancellationToken cancellation)
    {
        foreach (var day in days)
        {
            cancellation.ThrowIfCancellationRequested();
            List<ArrivalKind> kinds = [.. day.Arrivals.Select(arrival => arrival.Kind).Distinct()
                .OrderByDescending(kind => EffectScenario.Offers(published, kind) && EffectScenario.Offers(plan, kind))
                .ThenBy(kind => kind.Service).ThenBy(kind => kind.Channel).ThenBy(kind => kind.Urgency)];
            if (EffectScenario.Of(published, published, day, kinds, times) is { } before && EffectScenario.Of(plan, published, day, kinds, times) is { } after
                && ScenarioCheck.Check(before).IsEmpty && ScenarioCheck.Check(after).IsEmpty)
            {
                yield return SimulationRun.Compare([new ScenarioVariant("", before), new ScenarioVariant("plan", after)], new SimulationOptions { Replications = draws, Threads = 1 }, cancellation);
            }
        }
    }

    private static ImmutableArray<EffectFigure> FiguresOf(ImmutableArray<ComparisonResult> results) =>
        [.. results.SelectMany(result => result.Differences)
            .Where(difference => Told.Contains(difference.Figure) || difference.Figure.StartsWith("kept.", StringComparison.Ordinal) || IsWaitOfDepartment(difference.Figure))
            .GroupBy(difference => difference.Figure)
            .Select(days => FigureOf(days.Key, [.. days]))];

    private static bool IsWaitOfDepartment(string figure) =>
        figure.StartsWith("department.", StringComparison.Ordinal) && figure.EndsWith(".waiting", StringComparison.Ordinal);

    // Days differ more than draws: where there are several, the interval is over them.
    private static EffectFigure FigureOf(string figure, List<PairedDifference> days)
    {
        var overDays = Interval.Of(days.Select(day => day.Difference!.Value));
        var only = days is [var one] ? one : null;
        return new EffectFigure
        {
            Figure = figure,
            Published = days.Average(day => day.Baseline!.Value),
            Planned = days.Average(day => day.Value!.Value),
            Difference = overDays.Mean!.Value,
            Low = only is null ? overDays.Ci95Low : only.Ci95Low,
            High = only is null ? overDays.Ci95High : only.Ci95High,
        };
    }
}
