using System.Collections.Immutable;
using Coordination.Batches;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Queries;
using Coordination.Web.Binding;
using Coordination.Web.Json;
using Coordination.Web.Management.Centres;
using Coordination.Web.Management.Queries;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Batches;

/// <summary>A hall's batches, and what became of each request of one.</summary>
internal static class BatchReading
{
    private static readonly IReadOnlyList<TableColumn<BatchItemView>> Columns =
    [
        TableColumn<BatchItemView>.OfNumbers("place", row => row.Place),
        new("request", row => row.Request.ToString()),
        new("outcome", row => KebabNames<BatchOutcome>.NameOf(row.Outcome)),
        new("code", row => row.Code),
    ];

    public static async Task<IResult> ListAsync(RouteValue<CentreId> centre, BatchListQuery query, ICoordination coordination, CancellationToken cancellation) =>
        await coordination.Plan(centre.Value).ReadAsync(cancellation) is null
            ? CentreReading.Unknown(centre.Value)
            : new JsonResponse<BatchPage>(await FindAsync(centre.Value, query, coordination, cancellation));

    /// <summary>A page of a hall's batches, the newest first. They are few, beside requests: all of them are looked at.</summary>
    public static async Task<BatchPage> FindAsync(CentreId hall, BatchListQuery query, ICoordination coordination, CancellationToken cancellation)
    {
        var found = new List<BatchState>();
        var rows = new RowQuery { Kind = BatchBehaviour.Number, Centre = hall, Department = query.Department, Statuses = query.Stage is { } stage ? [KebabNames<BatchStage>.NameOf(stage)] : [] };
        await foreach (var row in coordination.Journal.ReadAllAsync(rows, cancellation))
        {
            if (query.After is not { } after || row.Since < after.At || (row.Since == after.At && string.CompareOrdinal(row.Key.Id, $"{hall}/{after.Key}") < 0))
            {
                found.Add(BatchGrainKind.ReadState(row.State.Span));
            }
        }

        ImmutableArray<BatchState> page = [.. found.OrderByDescending(batch => batch.StartedAt).ThenByDescending(batch => batch.Id.ToString(), StringComparer.Ordinal).Take(query.Limit)];
        return new BatchPage([.. page.Select(BatchView.Of)], found.Count > page.Length ? BatchListQuery.CursorAfter(page[^1]) : null);
    }

    public static async Task<IResult> ReadAsync(RouteValue<CentreId> centre, RouteValue<BatchId> batch, ICoordination coordination, CancellationToken cancellation) =>
        await coordination.Batch(centre.Value, batch.Value).ReadAsync(cancellation) is { } state
            ? new JsonResponse<BatchView>(BatchView.Of(state))
            : Unknown(batch.Value);

    public static async Task<IResult> ListItemsAsync(
        RouteValue<CentreId> centre, RouteValue<BatchId> batch, BatchItemsQuery query, ICoordination coordination, CancellationToken cancellation) =>
        await FindItemsAsync(centre.Value, batch.Value, query, coordination, cancellation) is { } page
            ? new JsonResponse<BatchItemPage>(page)
            : Unknown(batch.Value);

    /// <summary>A page of a batch's requests; null where there is no such batch.</summary>
    public static async Task<BatchItemPage?> FindItemsAsync(CentreId hall, BatchId batch, BatchItemsQuery query, ICoordination coordination, CancellationToken cancellation)
    {
        var items = await BatchHistory.ReadItemsAsync(coordination.Journal, hall, batch, cancellation);
        ImmutableArray<BatchItem> rest = [.. items.Where(item => item.At > query.After && (query.Outcome is null || item.Outcome == query.Outcome))];
        var page = rest[..Math.Min(query.Limit, rest.Length)];
        return items.IsEmpty ? null : new BatchItemPage([.. page.Select(BatchItemView.Of)], rest.Length > page.Length ? BatchItemsQuery.CursorAfter(page[^1]) : null);
    }

    public static async Task<IResult> ExportItemsAsync(
        RouteValue<CentreId> centre, RouteValue<BatchId> batch, BatchItemsQuery query, ICoordination coordination, TableForm form, ColumnChoice fields, CancellationToken cancellation, IReadOnlyList<TableColumn<BatchItemView>>? columns = null)
    {
        var items = await BatchHistory.ReadItemsAsync(coordination.Journal, centre.Value, batch.Value, cancellation);
        var plan = (await coordination.Plan(centre.Value).ReadAsync(cancellation))?.Plan;
        return items.IsEmpty || plan is null ? Unknown(batch.Value) : new TableResponse<BatchItemView>(form, TableNames.Of(plan, $"batch-{batch.Value}", coordination.Time.GetUtcNow()), columns ?? Columns, fields, _ => Task.FromResult(new QueryPage<BatchItemView>(
            [.. items.Where(item => query.Outcome is null || item.Outcome == query.Outcome).Select(BatchItemView.Of)], null)));
    }

    private static IResult Unknown(BatchId batch) => ReplyResults.NotFound($"There is no batch '{batch}' in this hall.", "batch");
}
