using System.Collections.Immutable;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Queries;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Web.Management.Queries;

/// <summary>Makes the rows of requests: with the plan's names and, of open ones, with how they stand right now.</summary>
/// <param name="sources">Where the hall is asked.</param>
/// <param name="plan">The hall's plan.</param>
internal sealed class RequestRows(QueryListing.Sources sources, SpokenPlan plan)
{
    private readonly RowNames _names = new(plan.Plan);

    /// <summary>The hall's plan, from which their names are.</summary>
    public SpokenPlan Plan => plan;

    /// <summary>Those of the hall that is asked for; null where there is none.</summary>
    public static async ValueTask<RequestRows?> OfAsync(QueryListing.Sources sources, CancellationToken cancellation) =>
        await sources.SpokenAsync(cancellation) is { } plan ? new RequestRows(sources, plan) : null;

    /// <summary>The rows of a page.</summary>
    public async ValueTask<IReadOnlyList<RequestRowView>> ReadAsync(IReadOnlyList<RequestSummary> page, CancellationToken cancellation)
    {
        var waits = await WaitsAsync([.. page.Where(row => row.Status.IsOpen()).Select(row => row.Request)], cancellation);
        var handlers = page.Count == 0 ? ImmutableDictionary<RequestId, ImmutableArray<StaffId>>.Empty : await sources.Queries.ReadHandlersAsync([.. page.Where(row => row.FirstTakenAt is not null).Select(row => row.Request)], cancellation);
        var now = sources.Time.GetUtcNow();
        return [.. page.Select(row => RequestRowView.Of(row, _names, waits.GetValueOrDefault(row.Request), handlers.GetValueOrDefault(row.Request), now))];
    }

    private async ValueTask<Dictionary<RequestId, WaitReport>> WaitsAsync(ImmutableArray<RequestId> open, CancellationToken cancellation)
    {
        if (open.IsEmpty)
        {
            return [];
        }

        try
        {
            return (await sources.Coordination.Centre(sources.Centre).ReadWaitsAsync(open, cancellation)).ToDictionary(report => report.Request);
        }
        catch (CoordinationException)
        {
            // What is on record is told all the same.
            return [];
        }
    }
}
