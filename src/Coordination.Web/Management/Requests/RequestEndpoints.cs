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
        requests.MapPost("/{request}/escalate", SupervisorCommands.EscalateAsync)
            .Needs(Permission.DirectRequests).IsCommand<RequestReceipt>("escalateRequest", "Change a request's urgency");
        requests.MapPost("/{request}/cancel", SupervisorCommands.CancelAsync)
            .Needs(Permission.DirectRequests).IsCommand<RequestReceipt>("cancelRequestBySupervisor", "End a request");
        requests.MapPost("/{request}/reopen", SupervisorCommands.ReopenAsync)
            .Needs(Permission.DirectRequests).IsCommand<RequestReceipt>("reopenRequest", "Take a closed request up again", "Its lead step is done once more.");
        requests.MapPost("/{request}/items/{item}/release", SupervisorCommands.ReleaseAsync)
            .Needs(Permission.DirectRequests).IsCommand<RequestReceipt>("releaseItem", "Take an item from its holder", "It waits again, with its age.");
        requests.MapPost("/{request}/items/{item}/give", SupervisorCommands.GiveAsync)
            .Needs(Permission.DirectRequests).IsCommand<RequestReceipt>("giveItem", "Give an item to somebody by name", "Whether it waits or is in another's hands. They must be signed on, serve its department and have room for it.");
        requests.MapPost("/{request}/items/{item}/transfer", SupervisorCommands.TransferAsync)
            .Needs(Permission.TransferItems).IsCommand<RequestReceipt>("transferItemBySupervisor", "Pass an item to another department", "It keeps its age.");
        requests.MapPost("/{request}/items/{item}/review-objection", SupervisorCommands.ReviewObjectionAsync)
            .Needs(Permission.DirectRequests).IsCommand<RequestReceipt>("reviewObjection", "Decide on an objection to a dispatch");
    }
}
