using Coordination.Centres;
using Coordination.Console.Queues;
using Coordination.Console.Shell;
using Coordination.Plans;
using Coordination.Queries;
using Coordination.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Console.Overview;

/// <summary>What a hall's lists tell at a look, as of a quarter of a minute ago.</summary>
internal sealed class DayTotals(IServiceProvider services)
{
    private readonly SharedReadings<CentreId, DayTotal> _last = new(TimeSpan.FromSeconds(15));

    /// <summary>Null where the store keeps no lists, or does not answer.</summary>
    public async ValueTask<DayTotal?> ReadAsync(HallPlan plan, DateTimeOffset now, CancellationToken cancellation) => services.GetService<RecordQueries>() is { } queries
        ? await _last.ReadAsync(plan.Centre, now, () => ReadAsync(queries, plan, now), cancellation)
        : null;

    private static async Task<DayTotal> ReadAsync(RecordQueries queries, HallPlan plan, DateTimeOffset now)
    {
        var midnight = new LocalBuckets(PageContexts.ZoneOf(plan), FigureDimension.Day).BeginOf(now);
        var today = await queries.ReadDayAsync(plan.Centre, midnight, now, QueueDays.Step);
        var awaiting = await queries.ListAsync(new RequestFilter { Centre = plan.Centre, Statuses = [RequestStatus.AwaitingDocuments], Limit = DayTotal.Most });
        return new DayTotal(today.Completed.Sum(), awaiting.Page.Rows.Count);
    }
}

/// <summary>What a hall's lists tell at a look.</summary>
/// <param name="Completed">How many requests were completed since midnight by the hall's clocks.</param>
/// <param name="AwaitDocuments">How many wait for documents; <see cref="Most"/> also where they are more.</param>
internal sealed record DayTotal(long Completed, int AwaitDocuments)
{
    public const int Most = 100;
}
