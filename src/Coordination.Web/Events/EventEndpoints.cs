using Coordination.Access;
using Coordination.Web.Access;
using Coordination.Web.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.Events;

/// <summary>Server-sent events from the change feed: only what is on disk.</summary>
internal static class EventEndpoints
{
    private const string Rules = "The id is the place in the journal; a reader that comes back with Last-Event-ID misses none. Comments keep the connection alive.";

    public static void MapPublic(IEndpointRouteBuilder v1) => v1.MapGet("/events", OpenPublic)
        .Needs(Permission.SubmitRequests, Permission.ReadWork).OpenToOwners().Is("streamRequestEvents", "What happens to requests, as it happens", $"Server-sent events without any content: name, request, version, status and time. {Rules}")
        .Takes("request", "Of this request only.").Takes("centre", "Of this hall only.").Takes("after", "Where Last-Event-ID cannot be sent: go on after this id.")
        .Produces<RequestEventView>(StatusCodes.Status200OK, "text/event-stream").Refuses().WithTags("events");

    public static void MapManagement(IEndpointRouteBuilder management) => management.MapGet("/events", OpenManagement)
        .Needs(Permission.ReadAudit).Is("streamEvents", "Every event of every grain, as it happens", $"Server-sent events with their payload, without personal text. {Rules}")
        .Takes("request", "Of this request only.").Takes("centre", "Of this hall only.").Takes("kind", "Of this kind of grain only.").Takes("after", "Where Last-Event-ID cannot be sent: go on after this id.")
        .Produces<GrainEventView>(StatusCodes.Status200OK, "text/event-stream").Refuses().WithTags("events");

    private static Task OpenPublic(PublicStreamQuery query, EventStreams streams, HttpContext context) =>
        streams.RunAsync(context, query.Filter, query.After, item => item.PublicFrame);

    private static Task OpenManagement(ManagementStreamQuery query, EventStreams streams, HttpContext context) =>
        streams.RunAsync(context, query.Filter, query.After, item => item.ManagementFrame);
}
