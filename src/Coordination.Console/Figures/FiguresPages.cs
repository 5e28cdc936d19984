using Coordination.Access;
using Coordination.Console.Exports;
using Coordination.Console.Guards;
using Coordination.Console.Requests;
using Coordination.Console.Shell;
using Coordination.Queries;
using Coordination.Web.Access;
using Coordination.Web.Management.Queries;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Figures;

/// <summary>The figures of a hall, also as files.</summary>
internal static class FiguresPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        Filtered(pages.MapGet("/halls/{centre}/figures", Show));
        foreach (var form in TableForm.ForPeople)
        {
            Filtered(pages.MapGet($"/halls/{{centre}}/figures.{form.Extension}", (InHall hall, FigureSearch search, HttpContext call) => ExportAsync(form, hall, search, call)))
                .Takes("metric", "Which figures.");
        }
    }

    private static RouteHandlerBuilder Filtered(RouteHandlerBuilder page)
    {
        page.Needs(Permission.ReadNumbers).Takes(DepartmentScope.Parameter, "At this department.");
        foreach (var filter in (string[])["from", "to", "by", "service"])
        {
            page.Takes(filter, "As the API's own figures take it.");
        }

        return page;
    }

    private static async Task<IResult> ExportAsync(TableForm form, InHall hall, FigureSearch search, HttpContext call) => RequestsPages.SourcesOf(hall, call) is { } sources
        ? await FigureListing.ExportAsync(search, sources, form, ColumnChoice.All, call.RequestAborted, FileColumns.OfFigures(new FileWords(await PageContexts.ReadAsync(call)), search))
        : new ProblemResult(RequestsPages.NoLists);

    private static IResult Show(InHall hall, FigureSearch search, HttpContext call)
    {
        if (RequestsPages.SourcesOf(hall, call) is not { } sources)
        {
            return new ProblemResult(RequestsPages.NoLists);
        }

        var shown = search with { By = search.By ?? FigureDimension.Department };
        var query = RequestsQuery.Of(call.Request.Query);
        return new PageResult<FiguresPageView, FiguresModel>("Figures", async (page, cancellation) =>
        {
            var (figures, problem) = await Answers.FindAsync<FiguresView>(FigureListing.ReadAsync(shown, sources, cancellation));
            return figures is null ? problem! : new FiguresModel(figures, shown.By.Value, query);
        })
        {
            // Those of a year are summed from all of its events.
            Patience = TimeSpan.FromSeconds(30),
        };
    }
}

/// <summary>Figures, as a whole and one by one.</summary>
/// <param name="Rows">What was read.</param>
/// <param name="By">By what.</param>
/// <param name="Query">What the address asks for.</param>
internal sealed record FiguresModel(FiguresView Rows, FigureDimension By, RequestsQuery Query);
