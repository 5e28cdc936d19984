using Coordination.Access;
using Coordination.Queries;
using Coordination.Web.Access;
using Coordination.Web.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.Management.Queries;

/// <summary>Lists of what is and was in a hall, each also as a file. Only where a store keeps them.</summary>
internal static class QueryEndpoints
{
    private const string Lagging = "Made from the record; 'until' and 'current' say how far. What was on record when it was asked for is waited for half a second.";

    public static void Map(RouteGroupBuilder centre)
    {
        if (((IEndpointRouteBuilder)centre).ServiceProvider.GetService<RecordQueries>() is null)
        {
            return;
        }

        WithRequestFilters(centre.MapGet("/requests", QueryListing.ListRequestsAsync)
            .Needs(Permission.ReadWork).Is("listRequestsOfHall", "A hall's requests, open and closed", $"Keyset pagination: give 'next' as 'cursor' for the next page. {Lagging}"))
            .Takes("limit", "At most so many, 1 to 1000; 100 when missing.").Takes("cursor", "The 'next' of the page before.").Takes("fields", "Which members of a row: several, separated by commas; the others are left out, also those that every whole row has. All when missing.")
            .SpeaksLanguages().Gives<QueryPageView<RequestRowView>>().Refuses(404).WithTags("queries");
        WithHandlingFilters(centre.MapGet("/handlings", QueryListing.ListHandlingsAsync)
            .Needs(Permission.ReadWork).Is("listHandlings", "Who had which item in hand, and for how long", $"One row for each stretch, from the assignment on. Keyset pagination: give 'next' as 'cursor' for the next page. {Lagging}"))
            .Takes("limit", "At most so many, 1 to 1000; 100 when missing.").Takes("cursor", "The 'next' of the page before.").Takes("fields", "Which members of a row: several, separated by commas; the others are left out, also those that every whole row has. All when missing.")
            .Gives<QueryPageView<HandlingRowView>>().Refuses(404).WithTags("queries");
        WithAuditFilters(centre.MapGet("/audit", QueryListing.ListAuditAsync)
            .Needs(Permission.ReadAudit).Is("listAudit", "Who did what to what, and when", $"What somebody caused, and every erasure; not what the engine does by itself. Keyset pagination: give 'next' as 'cursor' for the next page. {Lagging}"))
            .Takes("limit", "At most so many, 1 to 1000; 100 when missing.").Takes("cursor", "The 'next' of the page before.").Takes("fields", "Which members of a row: several, separated by commas; the others are left out, also those that every whole row has. All when missing.")
            .Gives<QueryPageView<AuditRowView>>().Refuses(404).WithTags("queries");
        WithFigureFilters(centre.MapGet("/figures", FigureListing.ReadAsync)
            .Needs(Permission.ReadNumbers).Is("readFigures", "A hall's figures", $"Counts, times and shares of what happened, by hour, day, department, service, staff, channel or urgency. {Lagging}"))
            .Gives<FiguresView>().Refuses(404).WithTags("queries");
        foreach (var form in TableForm.All)
        {
            WithColumns(form, WithAuditFilters(centre.MapGet($"/audit.{form.Extension}", (AuditSearch search, QueryListing.Sources sources, ColumnChoice fields, CancellationToken cancellation) =>
                    QueryListing.ExportAuditAsync(search, sources, form, fields, cancellation))
                .Needs(Permission.ReadAudit).Is($"exportAudit{form.Title}", $"Who did what to what, and when, as {form.Name}", "All that fit, as they are read.")))
                .Produces<string>(StatusCodes.Status200OK, form.MediaType).Refuses(404).WithTags("queries");
            WithColumns(form, WithFigureFilters(centre.MapGet($"/figures.{form.Extension}", (FigureSearch search, QueryListing.Sources sources, ColumnChoice fields, CancellationToken cancellation) =>
                    FigureListing.ExportAsync(search, sources, form, fields, cancellation))
                .Needs(Permission.ReadNumbers).Is($"exportFigures{form.Title}", $"A hall's figures as {form.Name}", "One row for each bucket.")))
                .Produces<string>(StatusCodes.Status200OK, form.MediaType).Refuses(404).WithTags("queries");
            WithColumns(form, WithRequestFilters(centre.MapGet($"/requests.{form.Extension}", (RequestSearch search, QueryListing.Sources sources, ColumnChoice fields, CancellationToken cancellation) =>
                    QueryListing.ExportRequestsAsync(search, sources, form, fields, cancellation))
                .Needs(Permission.ReadWork).Is($"exportRequests{form.Title}", $"A hall's requests as {form.Name}", "All that fit, as they are read: a list that grows meanwhile may hold some of the new ones.")))
                .SpeaksLanguages().Produces<string>(StatusCodes.Status200OK, form.MediaType).Refuses(404).WithTags("queries");
            WithColumns(form, WithHandlingFilters(centre.MapGet($"/handlings.{form.Extension}", (HandlingSearch search, QueryListing.Sources sources, ColumnChoice fields, CancellationToken cancellation) =>
                    QueryListing.ExportHandlingsAsync(search, sources, form, fields, cancellation))
                .Needs(Permission.ReadWork).Is($"exportHandlings{form.Title}", $"Who had which item in hand, as {form.Name}", "All that fit, as they are read.")))
                .Produces<string>(StatusCodes.Status200OK, form.MediaType).Refuses(404).WithTags("queries");
        }
    }

    /// <summary>Columns or members of rows are chosen.</summary>
    public static RouteHandlerBuilder WithColumns(TableForm form, RouteHandlerBuilder list) => list.Takes(
        "fields", form.IsTable ? "Which columns, in this order: several, separated by commas; all when missing." : "Which members of a row: several, separated by commas; the others are left out, also those that every whole row has. All when missing.");

    /// <summary>What finds requests.</summary>
    public static RouteHandlerBuilder WithRequestFilters(RouteHandlerBuilder list) => list
        .Takes("service", "Of this service.")
        .Takes("status", "In these statuses: several, separated by commas.")
        .Takes("open", "true: open ones; false: closed ones.")
        .Takes("urgency", "Of this level, 1 to 5.")
        .Takes("department", "With something to be done at this department or, closed, last there.")
        .Takes("holder", "Held by this member of staff.")
        .Takes("handledBy", "That this member of staff had in hand at some time.")
        .Takes("channel", "That came in this way.")
        .Takes("applicant", "Of whom.")
        .Takes("missed", "true: whose service level was missed; false: the others.")
        .TakesInstant("submittedFrom", "Submitted at or after this instant.").TakesInstant("submittedBefore", "Submitted before this instant.")
        .TakesInstant("closedFrom", "Ended at or after this instant.").TakesInstant("closedBefore", "Ended before this instant.")
        .TakesInstant("dueFrom", "Due at or after this instant.").TakesInstant("dueBefore", "Due before this instant.")
        .Takes("sort", "submitted (when missing), closed (only those that have ended) or due (only those that are due at all). The first is stable; in the others a request that moves between two pages may be on none or on both.")
        .Takes("descending", "true: the latest first.");

    private static RouteHandlerBuilder WithAuditFilters(RouteHandlerBuilder list) => list
        .Takes("actor", "By whom: the id on record.")
        .Takes("event", "Of this name, such as item.transferred.")
        .TakesInstant("from", "Happened at or after this instant.").TakesInstant("to", "Happened before this instant.")
        .Takes("descending", "true: the latest first.");

    private static RouteHandlerBuilder WithFigureFilters(RouteHandlerBuilder figures) => figures.SpeaksLanguages()
        .TakesInstant("from", "What happened at or after this instant; since midnight by the hall's clocks when missing.")
        .TakesInstant("to", "What happened before this instant; now when missing.")
        .Takes("by", "hour, day, department, service, staff, channel or urgency; one row for everything when missing.")
        .Takes("metric", "Which figures: several, separated by commas; all when missing.")
        .Takes("department", "What happened at this department.")
        .Takes("service", "What happened to requests of this service.");

    private static RouteHandlerBuilder WithHandlingFilters(RouteHandlerBuilder list) => list.SpeaksLanguages()
        .Takes("staff", "Of this member of staff.")
        .Takes("department", "At this department.")
        .Takes("service", "Of this service.")
        .Takes("open", "true: that go on; false: that have ended.")
        .TakesInstant("assignedFrom", "Begun at or after this instant.").TakesInstant("assignedBefore", "Begun before this instant.")
        .Takes("descending", "true: the latest first.");
}
