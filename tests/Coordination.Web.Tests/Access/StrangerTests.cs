using Coordination.Access;
using Coordination.Web.Tests.Access.Matrix;
using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.OpenApi;
using Shouldly;
using Xunit;

namespace Coordination.Web.Tests.Access;

/// <summary>What callers may who bring no credential.</summary>
public sealed class StrangerTests(AccessFixture hall) : IClassFixture<AccessFixture>
{
    // Everything else is closed to them; what changes this list changes what the world may do.
    private static readonly string[] OpenToAnybody = ["readServices", "submitRequest"];
    private static readonly string[] OpenToOwners = ["readRequest", "readPersonal", "cancelRequest", "supplyDocuments", "rateRequest", "streamRequestEvents", "reportArrival", "stepBack", "moveAppointment"];
    private static readonly string[] Uncounted = ["readLiveness", "readReadiness"];

    [Fact]
    public async Task EveryOperation_OfACallerWithoutACredential_IsOpenOnlyWhereTheListSaysSo()
    {
        var request = (await SubmitAsync()).Request;
        foreach (var operation in (await ApiDocument.ReadAsync(hall.Host.Client)).Operations.Where(operation => !Uncounted.Contains(operation.Id)))
        {
            var reply = await CallAsync(operation, request);
            if (OpenToAnybody.Contains(operation.Id))
            {
                reply.Status.ShouldNotBe(401, $"{operation}");
            }
            else
            {
                reply.ShouldBeProblem(401, "unauthenticated", OpenToOwners.Contains(operation.Id) ? "X-Tracking-Code" : "Authorization");
                reply.Headers["WWW-Authenticate"].ShouldStartWith("Bearer");
            }
        }
    }

    [Fact]
    public async Task EveryOperation_OfWhoNamesThemselvesInAHeader_IsRefusedByThatHeader()
    {
        var request = (await SubmitAsync()).Request;
        foreach (var operation in (await ApiDocument.ReadAsync(hall.Host.Client)).Operations.Where(operation => !Uncounted.Contains(operation.Id)))
        {
            (await CallAsync(operation, request, ("X-Actor", "administrator:root"))).ShouldBeProblem(401, "unauthenticated", "X-Actor");
        }
    }

    [Fact]
    public async Task EveryOperation_ForOwners_TakesTheTrackingCode()
    {
        var operations = (await ApiDocument.ReadAsync(hall.Host.Client)).Operations.Where(operation => OpenToOwners.Contains(operation.Id)).ToList();
        operations.Count.ShouldBe(OpenToOwners.Length);
        foreach (var operation in operations)
        {
            var (request, code) = await SubmitAsync();
            var (_, wrong) = await SubmitAsync();
            (await CallAsync(operation, request, ("X-Tracking-Code", code))).Status.ShouldNotBeOneOf([401, 403, 404], $"{operation}");
            (await CallAsync(operation, request, ("X-Tracking-Code", wrong))).ShouldBeProblem(404, "not-found");
        }
    }

    [Fact]
    public async Task Stream_OfARequest_IsItsOwnersAndOfNothingElse()
    {
        var (request, code) = await SubmitAsync();

        using var stream = await OpenAsync($"/v1/events?request={request}&after=0", code);
        stream.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        using var all = await OpenAsync("/v1/events?after=0", code);
        all.StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
        using var management = await OpenAsync($"/management/v1/events?request={request}", code);
        management.StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task TrackingCode_OfWhoIsSignedInAsSomebodyElse_MakesThemTheOwnerAllTheSame()
    {
        var (request, code) = await SubmitAsync();
        var clerk = await hall.NewAsync(Role.Staff, department: "desk-9", staff: "clerk-9");

        (await clerk.GetAsync($"/v1/requests/{request}")).ShouldBeProblem(403, "not-allowed", "submit-requests");
        (await hall.Api.GetAsync($"/v1/requests/{request}", ("Authorization", $"Bearer {clerk.Key}"), ("X-Tracking-Code", code))).ShouldBe(200);
    }

    private async Task<(string Request, string Code)> SubmitAsync()
    {
        var receipt = (await hall.Api.PostAsync("/v1/centres/hall/requests", new { service = "service-1" })).ShouldBe(201);
        return (receipt["request"]!, receipt["trackingCode"]!);
    }

    private Task<ApiReply> CallAsync(ApiDocument.Operation operation, string request, params (string, string)[] headers) =>
        Probe.CallAsync(hall.Host.Client, operation, new ProbeTarget("hall", request, "desk-1", "clerk-1"), headers);

    private async Task<HttpResponseMessage> OpenAsync(string path, string code)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, path);
        message.Headers.Add("X-Tracking-Code", code);
        return await hall.Host.Client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
    }
}
