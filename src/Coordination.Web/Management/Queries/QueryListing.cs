using System.Reflection;
using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Queries;
using Coordination.Web.Binding;
using Coordination.Web.Management.Centres;
using Coordination.Web.Problems;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.Management.Queries;

/// <summary>Lists, page by page or as a file.</summary>
internal static class QueryListing
{
    public static async Task<IResult> ListRequestsAsync(RequestSearch search, Sources sources, CancellationToken cancellation)
    {
        if (await sources.PlanAsync(cancellation) is not { } plan)
        {
            return CentreReading.Unknown(search.Filter.Centre);
        }

        var (page, state) = await sources.Queries.ListAsync(search.Filter, cancellation);
        return new JsonResponse<QueryPageView<RequestRowView>>(new QueryPageView<RequestRowView>(
            [.. page.Rows.Select(row => RequestRowView.Of(row, plan))], QueryCursors.Write(search.Order, page.Next), state.Until, state.IsCurrent));
    }

    public static async Task<IResult> ListHandlingsAsync(HandlingSearch search, Sources sources, CancellationToken cancellation)
    {
        if (await sources.PlanAsync(cancellation) is not { } plan)
        {
            return CentreReading.Unknown(search.Filter.Centre);
        }

        var (page, state) = await sources.Queries.ListAsync(search.Filter, cancellation);
        return new JsonResponse<QueryPageView<HandlingRowView>>(new QueryPageView<HandlingRowView>(
            [.. page.Rows.Select(row => HandlingRowView.Of(row, plan))], QueryCursors.Write(search.Order, page.Next), state.Until, state.IsCurrent));
    }

    public static async Task<IResult> ExportRequestsAsync(RequestSearch search, Sources sources, TableForm form, ColumnChoice fields, CancellationToken cancellation) =>
        await sources.PlanAsync(cancellation) is { } plan
            ? new TableResponse<RequestRowView>(form, $"requests-{search.Filter.Centre}", TableColumns.OfRequests, fields, async after =>
            {
                var (page, _) = await sources.Queries.ListAsync(search.Filter with { After = after, Limit = RequestSearch.MaxLimit }, cancellation);
                return new QueryPage<RequestRowView>([.. page.Rows.Select(row => RequestRowView.Of(row, plan))], page.Next);
            })
            : CentreReading.Unknown(search.Filter.Centre);

    public static async Task<IResult> ExportHandlingsAsync(HandlingSearch search, Sources sources, TableForm form, ColumnChoice fields, CancellationToken cancellation) =>
        await sources.PlanAsync(cancellation) is { } plan
            ? new TableResponse<HandlingRowView>(form, $"handlings-{search.Filter.Centre}", TableColumns.OfHandlings, fields, async after =>
            {
                var (page, _) = await sources.Queries.ListAsync(search.Filter with { After = after, Limit = RequestSearch.MaxLimit }, cancellation);
                return new QueryPage<HandlingRowView>([.. page.Rows.Select(row => HandlingRowView.Of(row, plan))], page.Next);
            })
            : CentreReading.Unknown(search.Filter.Centre);

    public static async Task<IResult> ListAuditAsync(AuditSearch search, Sources sources, CancellationToken cancellation)
    {
        if (await sources.PlanAsync(cancellation) is null)
        {
            return CentreReading.Unknown(search.Filter.Centre);
        }

        var (page, state) = await sources.Queries.ListAsync(search.Filter, cancellation);
        return new JsonResponse<QueryPageView<AuditRowView>>(new QueryPageView<AuditRowView>(
            [.. page.Rows.Select(AuditRowView.Of)], QueryCursors.Write(search.Order, page.Next), state.Until, state.IsCurrent));
    }

    public static async Task<IResult> ExportAuditAsync(AuditSearch search, Sources sources, TableForm form, ColumnChoice fields, CancellationToken cancellation) =>
        await sources.PlanAsync(cancellation) is not null
            ? new TableResponse<AuditRowView>(form, $"audit-{search.Filter.Centre}", TableColumns.OfAudit, fields, async after =>
            {
                var (page, _) = await sources.Queries.ListAsync(search.Filter with { After = after, Limit = RequestSearch.MaxLimit }, cancellation);
                return new QueryPage<AuditRowView>([.. page.Rows.Select(AuditRowView.Of)], page.Next);
            })
            : CentreReading.Unknown(search.Filter.Centre);

    /// <summary>Where a list comes from: the hall in the path, what follows from the record, and the plan for its names.</summary>
    internal sealed record Sources(CentreId Centre, RecordQueries Queries, ICoordination Coordination, Problem? Problem) : IBound
    {
        public static ValueTask<Sources?> BindAsync(HttpContext context, ParameterInfo parameter)
        {
            var hall = RequestSearch.Hall(context);
            var services = context.RequestServices;
            return ValueTask.FromResult<Sources?>(new Sources(
                hall,
                services.GetRequiredService<RecordQueries>(),
                services.GetRequiredService<ICoordination>(),
                hall == default ? Problem.Invalid("centre", $"'centre' in the path must be {CentreId.Format}.") : null));
        }

        /// <summary>The plan; null where there is no such hall.</summary>
        public async ValueTask<HallPlan?> PlanAsync(CancellationToken cancellation) => (await Coordination.Plan(Centre).ReadAsync(cancellation))?.Plan;
    }
}
