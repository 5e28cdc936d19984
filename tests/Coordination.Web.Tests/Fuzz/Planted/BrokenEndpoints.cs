using Coordination.Web.Binding;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.Tests.Fuzz.Planted;

/// <summary>Endpoints of the API's own making, each with one fault that the fuzzer must find; and one without.</summary>
internal static class BrokenEndpoints
{
    private static int _served;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var sound = endpoints.MapGroup("/v1/planted").AddEndpointFilter<RouteGroupBuilder, QueryFilter>().AddEndpointFilter<RouteGroupBuilder, BoundFilter>();
        Describe(sound.MapPost("/sound", (Body<Order> body) => new JsonResponse<Order>(body.Value)), "sound");
        Describe(sound.MapPost("/throws", IResult (Body<Order> body) => body.Value.Count % 2 == 0 ? throw new InvalidOperationException("planted") : new JsonResponse<Order>(body.Value)), "throws");
        Describe(sound.MapPost("/unknown-fields", (Order order) => new JsonResponse<Order>(order)).WithMetadata(new BodyMetadata(typeof(Order), Optional: false)), "takesUnknownFields");
        Describe(sound.MapPost("/leaks", IResult (Body<Order> body) => Refused(400, "count", "System.InvalidOperationException: planted")), "leaks");
        Describe(sound.MapPost("/form", (Body<Order> body) => new JsonResponse<OtherForm>(new OtherForm("5"))), "givesAnotherForm");
        Describe(sound.MapPost("/status", (Body<Order> body) => Refused(410, "count", "It is gone.")), "givesAnotherStatus");
        Describe(sound.MapPost("/text", (Body<Order> body) => Results.Text("No.", statusCode: 400)), "refusesInPlainText");
        Describe(sound.MapPost("/field", (Body<Order> body) => Refused(400, null, "Something is wrong.")), "namesNoField");
        Describe(sound.MapPost("/retry", (Body<Order> body) => Refused(503, null, "Not now.")), "saysNotWhen");
        Describe(sound.MapPost("/repeat", (Body<Order> body) => new JsonResponse<Order>(new Order { Count = Interlocked.Increment(ref _served) })).WithMetadata(HeaderMetadata.Key), "forgetsKeys");
        Describe(sound.MapPost("/silent", async (Body<Order> body, CancellationToken cancellation) => await Task.Delay(Timeout.Infinite, cancellation)), "neverAnswers");
        Describe(endpoints.MapPost("/v1/planted/parameters", (Order order) => new JsonResponse<Order>(order)).WithMetadata(new BodyMetadata(typeof(Order), Optional: false)), "takesAnyParameter");
        Describe(sound.MapPost("/framed", IResult (Body<Order> body, HttpResponse response) =>
        {
            response.Headers.XFrameOptions = "SAMEORIGIN";
            return new JsonResponse<Order>(body.Value);
        }), "maybeFramed");
    }

    private static void Describe(RouteHandlerBuilder endpoint, string id) => endpoint.Is(id, "Planted").Gives<Order>().Refuses(413, 415);

    private static ProblemResult Refused(int status, string? field, string detail) => new(new Problem(status, "invalid", detail, field));

    private sealed record OtherForm(string Count);
}
