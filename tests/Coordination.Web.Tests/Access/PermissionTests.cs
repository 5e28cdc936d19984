using Coordination.Access;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Web.Access;
using Coordination.Web.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Shouldly;
using Xunit;

namespace Coordination.Web.Tests.Access;

/// <summary>Calls with keys, decided by the policy.</summary>
public sealed class PermissionTests(AccessFixture hall) : IClassFixture<AccessFixture>
{
    private static readonly object Submission = new { service = "service-1" };

    [Fact]
    public void Endpoints_EachOneOfTheApi_SaysWhatItNeeds() =>
        hall.Host.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText is { } path && (path.StartsWith("/v1", StringComparison.Ordinal) || path.StartsWith("/management", StringComparison.Ordinal)))
            .Where(endpoint => endpoint.Metadata.GetMetadata<Needs>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText).ShouldBeEmpty("Say with .Needs(…) which permission it needs.");

    [Fact]
    public async Task Portal_FollowsItsOwnRequestsAndNobodyElses()
    {
        var (portal, other) = (await hall.NewAsync(Role.Portal), await hall.NewAsync(Role.Portal));
        var own = (await portal.PostAsync("/v1/centres/hall/requests", Submission, "a-key")).ShouldBe(201)["request"]!;
        (await portal.PostAsync("/v1/centres/hall/requests", Submission, "a-key")).ShouldBe(201)["request"].ShouldBe(own);
        var others = (await other.PostAsync("/v1/centres/hall/requests", Submission, "a-key")).ShouldBe(201)["request"]!;

        others.ShouldNotBe(own);
        (await portal.GetAsync($"/v1/requests/{own}")).ShouldBe(200);
        (await portal.GetAsync($"/v1/requests/{others}")).ShouldBeProblem(403, "not-allowed", "submit-requests");
        (await portal.PostAsync($"/v1/requests/{others}/cancel")).ShouldBeProblem(403, "not-allowed", "submit-requests");
        (await portal.PostAsync($"/v1/requests/{own}/cancel")).ShouldBe(200);
        (await ActorsAsync(GrainKey.Of(Id(own)))).First().ShouldBe($"{portal.Principal}");
    }

    [Fact]
    public async Task Portal_MayReadNoQueuesAndPublishNoPlan()
    {
        var portal = await hall.NewAsync(Role.Portal);

        (await portal.GetAsync("/v1/centres/hall/services")).ShouldBe(200);
        (await portal.GetAsync("/management/v1/centres/hall/queue")).ShouldBeProblem(403, "not-allowed", "read-work");
        (await portal.GetAsync("/management/v1/centres/hall/requests")).ShouldBeProblem(403, "not-allowed", "read-work");
        (await portal.GetAsync("/management/v1/events?centre=hall")).ShouldBeProblem(403, "not-allowed", "read-audit");
        (await portal.GetAsync("/management/v1/grains/access/hall/hall")).ShouldBeProblem(403, "not-allowed", "read-access");
    }

    [Fact]
    public async Task AnotherHall_IsNotThere()
    {
        var stranger = await hall.NewAsync(Role.Supervisor, AccessFixture.OtherHall);
        var request = (await hall.Api.PostAsync("/v1/centres/hall/requests", Submission)).ShouldBe(201)["request"]!;

        foreach (var path in (string[])["/management/v1/centres/hall/queue", $"/v1/requests/{request}", $"/management/v1/grains/request/{request}", "/management/v1/grains/plan/hall"])
        {
            (await stranger.GetAsync(path)).ShouldBeProblem(404, "not-found");
        }

        (await stranger.PostAsync($"/management/v1/requests/{request}/cancel", new { reason = "Mine now." })).ShouldBeProblem(404, "not-found");
        (await stranger.GetAsync("/management/v1/centres/hall/requests")).ShouldBeProblem(404, "not-found");
        (await stranger.GetAsync("/management/v1/centres/other-hall/queue")).ShouldBe(200);
    }

    [Fact]
    public async Task AllHalls_AGrantForThem_CountsInEach()
    {
        var auditor = await hall.NewAsync(new Grant(Role.Auditor));

        (await auditor.GetAsync("/management/v1/centres/hall/queue")).ShouldBe(200);
        (await auditor.GetAsync("/management/v1/centres/other-hall/queue")).ShouldBe(200);
        (await auditor.GetAsync("/management/v1/centres/hall/requests")).ShouldBe(200);
        (await auditor.GetAsync("/management/v1/access")).ShouldBe(200);
        (await (await hall.NewAsync(Role.Auditor)).GetAsync("/management/v1/access")).ShouldBeProblem(403, "not-allowed", "read-access");
    }

    [Fact]
    public async Task Clerk_WorksAtTheirOwnDeskOnWhatTheyHold()
    {
        var clerk = await hall.NewAsync(Role.Staff, department: "desk-5", staff: "clerk-5");
        var request = (await hall.Api.PostAsync("/v1/centres/hall/requests", new { service = "service-5" })).ShouldBe(201)["request"]!;

        (await clerk.PostAsync("/v1/centres/hall/staff/other-5/sign-on")).ShouldBeProblem(403, "not-allowed", "work-on-items");
        (await clerk.PostAsync($"/v1/requests/{request}/items/0/start")).ShouldBeProblem(409, "wrong-state");
        (await clerk.PostAsync("/v1/centres/hall/staff/clerk-5/sign-on")).ShouldBe(200);
        (await clerk.PostAsync("/v1/centres/hall/staff/clerk-5/next")).ShouldBe(200);
        (await clerk.GetAsync($"/v1/requests/{request}")).ShouldBe(200);
        (await clerk.GetAsync("/management/v1/centres/hall/queue?department=desk-5")).ShouldBe(200);
        (await clerk.GetAsync("/management/v1/centres/hall/queue?department=desk-6")).ShouldBeProblem(403, "not-allowed", "read-work");
        (await clerk.PostAsync($"/v1/requests/{request}/items/0/start")).ShouldBe(200);
        (await clerk.PostAsync($"/v1/requests/{request}/items/0/complete")).ShouldBe(200);

        (await ActorsAsync(GrainKey.Of(Id(request)))).ShouldContain($"{clerk.Principal}");
    }

    [Fact]
    public async Task Head_ActsInTheirDepartment()
    {
        var head = await hall.NewAsync(Role.Head, department: "desk-7");

        (await head.PostAsync("/management/v1/centres/hall/departments/desk-7/limit", new { limit = 2, reason = "A test." })).ShouldBe(200);
        (await head.PostAsync("/management/v1/centres/hall/departments/desk-8/limit", new { limit = 2, reason = "A test." })).ShouldBeProblem(403, "not-allowed", "limit-departments");
        (await head.PostAsync("/management/v1/centres/hall/crisis/declare", new { reason = "Flood." })).ShouldBeProblem(403, "not-allowed", "declare-crisis");
        (await head.GetAsync("/management/v1/centres/hall/plan")).ShouldBe(200);
    }

    [Fact]
    public async Task Supervisor_DirectsRequestsAndPublishesNoPlan()
    {
        var supervisor = await hall.NewAsync(Role.Supervisor);
        var request = (await hall.Api.PostAsync("/v1/centres/hall/requests", Submission)).ShouldBe(201)["request"]!;

        (await supervisor.PostAsync($"/management/v1/requests/{request}/escalate", new { urgency = 2, reason = "It presses." })).ShouldBe(200);
        (await supervisor.PostAsync("/management/v1/centres/hall/reconcile")).ShouldBeProblem(403, "not-allowed", "repair-centre");
        (await supervisor.PostAsync("/v1/centres/hall/requests", Submission)).ShouldBe(201);
    }

    private static Coordination.RequestId Id(string text) => Coordination.RequestId.TryParse(text, out var id) ? id : throw new FormatException(text);

    private async Task<List<string>> ActorsAsync(GrainKey grain)
    {
        var actors = new List<string>();
        await foreach (var entry in hall.Host.Coordination.Journal.ReadHistoryAsync(grain))
        {
            actors.Add(entry.Event.By.Id);
        }

        return actors;
    }
}
