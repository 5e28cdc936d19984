using Coordination.Queries;
using Coordination.Web.Management.Centres;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Queries;

/// <summary>Figures, at once or as a file.</summary>
internal static class FigureListing
{
    public static async Task<IResult> ReadAsync(FigureSearch search, QueryListing.Sources sources, CancellationToken cancellation)
    {
        if (await sources.SpokenAsync(cancellation) is not { } spoken)
        {
            return CentreReading.Unknown(sources.Centre);
        }

        var plan = spoken.Plan;
        var filter = search.In(plan);
        var (rows, state) = await sources.Queries.ReadFiguresAsync(filter, plan, cancellation);
        return new JsonResponse<FiguresView>(new FiguresView(
            filter.From, filter.To, plan.TimeZone, FigureRowView.Of(FigureRow.SumOf(rows), search, plan), [.. rows.Select(row => FigureRowView.Of(row, search, plan))], state.Until, state.IsCurrent)) { Languages = spoken.Languages };
    }

    public static async Task<IResult> ExportAsync(
        FigureSearch search, QueryListing.Sources sources, TableForm form, ColumnChoice fields, CancellationToken cancellation, IReadOnlyList<TableColumn<FigureRowView>>? columns = null) =>
        await sources.SpokenAsync(cancellation) is { Plan: var plan } spoken
            ? new TableResponse<FigureRowView>(form, sources.NameOf(plan, "figures"), columns ?? [.. ColumnsOf(search)], fields, async _ =>
            {
                var (rows, _) = await sources.Queries.ReadFiguresAsync(search.In(plan), plan, cancellation);
                return new QueryPage<FigureRowView>([.. rows.Select(row => FigureRowView.Of(row, search, plan))], null);
            }) { Languages = spoken.Languages }
            : CentreReading.Unknown(sources.Centre);

    private static IEnumerable<TableColumn<FigureRowView>> ColumnsOf(FigureSearch search) =>
    [
        new("key", row => row.Key),
        new("name", row => row.Name),
        .. search.Metrics.Select(metric => TableColumn<FigureRowView>.OfNumbers(metric.Name, row => row.Figures.TryGetValue(metric.Name, out var value) ? value : null)),
    ];
}
