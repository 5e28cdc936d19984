using System.Collections.Immutable;
using Coordination.Batches;
using Coordination.Plans;
using Coordination.Queries;
using Coordination.Requests;
using Coordination.Web.Management.Queries;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Batches;

/// <summary>Finds which requests a batch is for, and what it will probably come to.</summary>
internal static class BatchPlanning
{
    private const int Shown = 20;

    // What pages and the command are: neither finds requests.
    private static readonly string[] NotKept = ["limit", "cursor", .. BatchOrderQuery.Names];

    /// <summary>The requests that a filter finds, in its order.</summary>
    /// <returns>A problem where they are more than a batch takes.</returns>
    public static async ValueTask<(List<RequestSummary> Rows, QueryState State, Problem? Problem)> FindAsync(RequestFilter filter, RecordQueries queries, CancellationToken cancellation)
    {
        // In an order that moves, a request may be found on two pages.
        var known = new HashSet<RequestId>();
        var rows = new List<RequestSummary>();
        var page = filter with { After = null, Limit = RequestSearch.MaxLimit };
        while (true)
        {
            var (found, state) = await queries.ListAsync(page, cancellation);
            rows.AddRange(found.Rows.Where(row => known.Add(row.Request)));
            if (rows.Count > BatchBehaviour.MostRequests || (rows.Count == BatchBehaviour.MostRequests && found.Next is not null))
            {
                return ([], state, Problem.Of(BatchBehaviour.TooMany("requests", $"more than {BatchBehaviour.MostRequests}")));
            }

            if (found.Next is null)
            {
                return (rows, state, null);
            }

            page = page with { After = found.Next };
        }
    }

    /// <summary>What a batch would be for.</summary>
    public static async ValueTask<BatchPreviewView> PreviewAsync(
        BatchOrder order, IReadOnlyList<RequestSummary> rows, QueryState state, SpokenPlan plan, QueryListing.Sources sources, CancellationToken cancellation) => new(
        rows.Count,
        [.. await new RequestRows(sources, plan).ReadAsync([.. rows.Take(Shown)], cancellation)],
        [.. rows.Select(row => BatchForecast.Of(order, row.Status, row.Urgency, row.Places)).OfType<BatchDoubt>()
            .CountBy(doubt => doubt).OrderByDescending(count => count.Value).ThenBy(count => count.Key).Select(count => new DoubtCount(count.Key, count.Value))],
        state.Until,
        state.IsCurrent);

    /// <summary>A filter as it was asked, for people to read; <c>*</c> where everything is.</summary>
    public static string Asked(IQueryCollection query) => QueryString
        .Create(query.Where(field => !NotKept.Contains(field.Key, StringComparer.OrdinalIgnoreCase)).OrderBy(field => field.Key, StringComparer.Ordinal))
        .ToString().TrimStart('?') is { Length: > 0 } text ? text : "*";

    /// <summary>That the filter finds another number of requests than at the preview.</summary>
    public static Problem Differs(int expected, int found) => new(
        StatusCodes.Status409Conflict, ProblemCodes.CountDiffers, $"The filter found {expected} requests at the preview, and finds {found} now: look at the preview again, and give its count as 'expected'.", "expected");
}
