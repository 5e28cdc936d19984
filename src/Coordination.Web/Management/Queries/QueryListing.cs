using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Nodes;
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
    public static async Task<IResult> ListRequestsAsync(RequestSearch search, Sources sources, ColumnChoice fields, CancellationToken cancellation)
    {
        if (await RequestRows.OfAsync(sources, cancellation) is not { } rows)
        {
            return CentreReading.Unknown(search.Filter.Centre);
        }

        var (page, state) = await sources.Queries.ListAsync(search.Filter, cancellation);
        return PageOf(await rows.ReadAsync(page.Rows, cancellation), QueryCursors.Write(search.Order, page.Next), state, fields, rows.Plan.Languages);
    }

    public static async Task<IResult> ListHandlingsAsync(HandlingSearch search, Sources sources, ColumnChoice fields, CancellationToken cancellation)
    {
        if (await sources.SpokenAsync(cancellation) is not { } spoken)
        {
            return CentreReading.Unknown(search.Filter.Centre);
        }

        var (names, (page, state)) = (new RowNames(spoken.Plan), await sources.Queries.ListAsync(search.Filter, cancellation));
        return PageOf<HandlingRowView>([.. page.Rows.Select(row => HandlingRowView.Of(row, names))], QueryCursors.Write(search.Order, page.Next), state, fields, spoken.Languages);
    }

    public static async Task<IResult> ListAuditAsync(AuditSearch search, Sources sources, ColumnChoice fields, CancellationToken cancellation)
    {
        if (await sources.PlanAsync(cancellation) is null)
        {
            return CentreReading.Unknown(search.Filter.Centre);
        }

        var (page, state) = await sources.Queries.ListAsync(search.Filter, cancellation);
        return PageOf<AuditRowView>([.. page.Rows.Select(AuditRowView.Of)], QueryCursors.Write(search.Order, page.Next), state, fields);
    }

    public static async Task<IResult> ExportRequestsAsync(
        RequestSearch search, Sources sources, TableForm form, ColumnChoice fields, CancellationToken cancellation, IReadOnlyList<TableColumn<RequestRowView>>? columns = null) =>
        await RequestRows.OfAsync(sources, cancellation) is { } rows
            ? new TableResponse<RequestRowView>(form, sources.NameOf(rows.Plan.Plan, "requests"), columns ?? TableColumns.OfRequests, fields, async after =>
            {
                var (page, _) = await sources.Queries.ListAsync(search.Filter with { After = after, Limit = RequestSearch.MaxLimit }, cancellation);
                return new QueryPage<RequestRowView>(await rows.ReadAsync(page.Rows, cancellation), page.Next);
            }) { Languages = rows.Plan.Languages }
            : CentreReading.Unknown(search.Filter.Centre);

    public static async Task<IResult> ExportHandlingsAsync(HandlingSearch search, Sources sources, TableForm form, ColumnChoice fields, CancellationToken cancellation)
    {
        if (await sources.SpokenAsync(cancellation) is not { } spoken)
        {
            return CentreReading.Unknown(search.Filter.Centre);
        }

        var names = new RowNames(spoken.Plan);
        return new TableResponse<HandlingRowView>(form, sources.NameOf(spoken.Plan, "handlings"), TableColumns.OfHandlings, fields, async after =>
        {
            var (page, _) = await sources.Queries.ListAsync(search.Filter with { After = after, Limit = RequestSearch.MaxLimit }, cancellation);
            return new QueryPage<HandlingRowView>([.. page.Rows.Select(row => HandlingRowView.Of(row, names))], page.Next);
        }) { Languages = spoken.Languages };
    }

    public static async Task<IResult> ExportAuditAsync(
        AuditSearch search, Sources sources, TableForm form, ColumnChoice fields, CancellationToken cancellation, IReadOnlyList<TableColumn<AuditRowView>>? columns = null) =>
        await sources.PlanAsync(cancellation) is { } plan
            ? new TableResponse<AuditRowView>(form, sources.NameOf(plan, "audit"), columns ?? TableColumns.OfAudit, fields, async after =>
            {
                var (page, _) = await sources.Queries.ListAsync(search.Filter with { After = after, Limit = RequestSearch.MaxLimit }, cancellation);
                return new QueryPage<AuditRowView>([.. page.Rows.Select(AuditRowView.Of)], page.Next);
            })
            : CentreReading.Unknown(search.Filter.Centre);

    private static IResult PageOf<T>(IReadOnlyList<T> rows, string? next, QueryState state, ColumnChoice fields, ImmutableArray<string> languages = default)
    {
        var (members, problem) = fields.Of<T>();
        return problem is not null ? new ProblemResult(problem)
            : members.AreAll ? new JsonResponse<QueryPageView<T>>(new QueryPageView<T>(rows, next, state.Until, state.IsCurrent)) { Languages = languages }
            : new JsonResponse<QueryPageView<JsonObject>>(new QueryPageView<JsonObject>([.. rows.Select(members.Of)], next, state.Until, state.IsCurrent)) { Languages = languages };
    }

    /// <summary>Where a list comes from: the hall in the path, what follows from the record, and the plan for its names.</summary>
    internal sealed record Sources(CentreId Centre, RecordQueries Queries, ICoordination Coordination, TimeProvider Time, Problem? Problem) : IBound
    {
        /// <summary>The languages in which names are told.</summary>
        public AskedLanguages Languages { get; init; } = new([]);

        public static ValueTask<Sources?> BindAsync(HttpContext context, ParameterInfo parameter)
        {
            var hall = RequestSearch.Hall(context);
            var problem = hall == default ? Problem.Invalid("centre", $"'centre' in the path must be {CentreId.Format}.") : null;
            return ValueTask.FromResult<Sources?>(Of(hall, context.RequestServices) with { Problem = problem, Languages = AskedLanguages.Of(context.Request) });
        }

        /// <summary>Those of a hall.</summary>
        public static Sources Of(CentreId hall, IServiceProvider services) => new(
            hall, services.GetRequiredService<RecordQueries>(), services.GetRequiredService<ICoordination>(), services.GetService<TimeProvider>() ?? TimeProvider.System, null);

        /// <summary>What a file of the hall is called.</summary>
        public string NameOf(HallPlan plan, string what) => TableNames.Of(plan, what, Time.GetUtcNow());

        /// <summary>The plan; null where there is no such hall.</summary>
        public async ValueTask<HallPlan?> PlanAsync(CancellationToken cancellation) => (await Coordination.Plan(Centre).ReadAsync(cancellation))?.Plan;

        /// <summary>The plan in the caller's languages; null where there is no such hall.</summary>
        public async ValueTask<SpokenPlan?> SpokenAsync(CancellationToken cancellation) => await PlanAsync(cancellation) is { } plan ? Languages.In(plan) : null;
    }
}
