using Coordination.Access;
using Coordination.Requests;
using Coordination.Web.Access;
using Coordination.Web.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.Management.Requests;

/// <summary>Requests, for supervisors.</summary>
internal static class RequestEndpoints
{
    public static void Map(IEndpointRouteBuilder management)
    {
        var requests = management.MapGroup("/requests").WithTags("supervision");
        MapList(requests);
        MapCommands(requests);
    }

    private static void MapList(RouteGroupBuilder requests) => requests.MapGet("", RequestListing.ListAsync)
        .Needs(Permission.ReadWork).Is("listRequests", "List requests", "Keyset pagination: give 'next' as 'cursor' for the next page.")
        .Takes("centre", "Of this hall.")
        .Takes("department", "With an open item at this department or, closed, last there.")
        .Takes("status", "In these statuses: several, separated by commas.")
        .Takes("urgency", "Of this level, 1 to 5.")
        .Takes("staff", "Held by this member of staff.")
        .Takes("open", "true: open ones; false: closed ones.")
        .Takes("dueFrom", "Due at or after this instant.")
        .Takes("dueBefore", "Due before this instant.")
        .Takes("order", "since (oldest first; when missing) or due (earliest first; only those that are due at all).")
        .Takes("limit", "At most so many, 1 to 1000; 100 when missing.")
        .Takes("cursor", "The 'next' of the page before.")
        .Gives<RequestPage>().Refuses(404);

    private static void MapCommands(RouteGroupBuilder requests)
    {
        requests.MapPost("/{request}/escalate", SupervisorCommands.EscalateAsync)
            .Needs(Permission.DirectRequests).IsCommand<RequestReceipt>("escalateRequest", "Change a request's urgency");
        requests.MapPost("/{request}/cancel", SupervisorCommands.CancelAsync)
            .Needs(Permission.DirectRequests).IsCommand<RequestReceipt>("cancelRequestBySupervisor", "End a request");
        requests.MapPost("/{request}/reopen", SupervisorCommands.ReopenAsync)
            .Needs(Permission.DirectRequests).IsCommand<RequestReceipt>("reopenRequest", "Take a closed request up again", "Its lead step is done once more.");
        requests.MapPost("/{request}/items/{item}/release", SupervisorCommands.ReleaseAsync)
            .Needs(Permission.DirectRequests).IsCommand<RequestReceipt>("releaseItem", "Take an item from its holder", "It waits again, with its age.");
        requests.MapPost("/{request}/items/{item}/transfer", SupervisorCommands.TransferAsync)
            .Needs(Permission.TransferItems).IsCommand<RequestReceipt>("transferItemBySupervisor", "Pass an item to another department", "It keeps its age.");
        requests.MapPost("/{request}/items/{item}/review-objection", SupervisorCommands.ReviewObjectionAsync)
            .Needs(Permission.DirectRequests).IsCommand<RequestReceipt>("reviewObjection", "Decide on an objection to a dispatch");
    }
}
