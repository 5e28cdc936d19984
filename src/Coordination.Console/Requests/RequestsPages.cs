using Coordination.Access;
using Coordination.Console.Exports;
using Coordination.Console.Guards;
using Coordination.Console.Shell;
using Coordination.Console.Texts;
using Coordination.Hosting;
using Coordination.Queries;
using Coordination.Web.Access;
using Coordination.Web.Management.Queries;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Console.Requests;

/// <summary>The requests of a hall, by filters that stand in the address, also as files.</summary>
internal static class RequestsPages
{
    private const int Rows = 50;

    /// <summary>The filters that an address may have, beside the department.</summary>
    public static string[] Filters { get; } =
    [
        "service", "status", "open", "urgency", "holder", "handledBy", "channel", "applicant", "missed", "submittedFrom", "submittedBefore",
        "closedFrom", "closedBefore", "dueFrom", "dueBefore", "sort", "descending",
    ];

    /// <summary>That the store keeps no lists.</summary>
    public static Problem NoLists { get; } = new(StatusCodes.Status404NotFound, RefusalCodes.NotFound, "The store of this application keeps no lists.");

    public static void Map(RouteGroupBuilder pages)
    {
        Filtered(pages.MapGet("/halls/{centre}/requests", Show)).Takes("limit", "At most so many.").Takes("cursor", "The next page.");
        foreach (var form in TableForm.ForPeople)
        {
            Filtered(pages.MapGet($"/halls/{{centre}}/requests.{form.Extension}", (InHall hall, RequestSearch search, HttpContext call) => ExportAsync(form, hall, search, call)));
        }

        RequestPages.Map(pages);
    }

    /// <summary>Where lists come from; null where the store keeps none.</summary>
    public static QueryListing.Sources? SourcesOf(InHall hall, HttpContext call) =>
        call.RequestServices.GetService<RecordQueries>() is null ? null : QueryListing.Sources.Of(hall.Id, call.RequestServices) with { Languages = new([ConsoleTexts.For(call.Request).Language]) };

    private static RouteHandlerBuilder Filtered(RouteHandlerBuilder page)
    {
        page.Needs(Permission.ReadWork).Takes(DepartmentScope.Parameter, "Only this department's.");
        foreach (var filter in Filters)
        {
            page.Takes(filter, "As the API's own list takes it.");
        }

        return page;
    }

    private static async Task<IResult> ExportAsync(TableForm form, InHall hall, RequestSearch search, HttpContext call) => SourcesOf(hall, call) is { } sources
        ? await QueryListing.ExportRequestsAsync(search, sources, form, ColumnChoice.All, call.RequestAborted, FileColumns.OfRequests(new FileWords(await PageContexts.ReadAsync(call))))
        : new ProblemResult(NoLists);

    private static IResult Show(InHall hall, RequestSearch search, HttpContext call)
    {
        if (SourcesOf(hall, call) is not { } sources)
        {
            return new ProblemResult(NoLists);
        }

        // As a page is read: the latest first, where nothing else is asked for.
        var asked = call.Request.Query;
        var isPlain = !asked.ContainsKey("descending") && !asked.ContainsKey("sort");
        var shown = search with
        {
            Filter = search.Filter with { IsDescending = isPlain || search.Filter.IsDescending, Limit = asked.ContainsKey("limit") ? search.Filter.Limit : Rows },
        };
        var query = RequestsQuery.Of(asked);
        return new PageResult<RequestsView, RequestsModel>("Requests", async (page, cancellation) =>
        {
            var (rows, problem) = await Answers.FindAsync<QueryPageView<RequestRowView>>(QueryListing.ListRequestsAsync(shown, sources, ColumnChoice.All, cancellation));
            return rows is null ? problem! : new RequestsModel(rows, query, isPlain);
        });
    }
}
