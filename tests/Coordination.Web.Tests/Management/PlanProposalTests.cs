using System.Text.Json.Nodes;
using Coordination.Web.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Coordination.Web.Tests.Management;

/// <summary>Plans that are published by two, over HTTP.</summary>
public sealed class PlanProposalTests(HallFixture hall) : IClassFixture<HallFixture>
{
    private const string Plan = "/management/v1/centres/hall/plan";
    private const string Eva = "administrator:eva";
    private const string Piotr = "administrator:piotr";

    [Fact]
    public async Task Publish_ByTwo_WaitsForTheSecondPerson()
    {
        var plan = JsonNode.Parse((await hall.Api.GetAsync(Plan, ("X-Actor", Eva))).ShouldBe(200).Text)!;
        (await hall.Api.GetAsync($"{Plan}/proposal", ("X-Actor", Eva))).ShouldBeProblem(404, "not-found", "proposal");
        (plan["publishedByTwo"], plan["name"]) = (true, "Published by two");
        await PublishAsync(plan);

        plan["name"] = "Proposed";
        var proposed = await PublishAsync(plan);
        (await hall.Api.GetAsync(Plan, ("X-Actor", Eva)))["name"].ShouldBe("Published by two");
        var waiting = (await hall.Api.GetAsync($"{Plan}/proposal", ("X-Actor", Piotr))).ShouldBe(200);
        waiting["number"].ShouldBe(proposed["proposal"]);
        var path = $"{Plan}/proposal/{proposed["proposal"]}";
        (await hall.Api.GetAsync(path, ("X-Actor", Piotr))).ShouldBe(200)["name"].ShouldBe("Proposed");
        (await hall.Api.GetAsync($"{Plan}/proposal/9999", ("X-Actor", Piotr))).ShouldBeProblem(404, "not-found", "proposal");

        (await hall.Api.PostAsync($"{path}/approve", new { reason = "Mine." }, Eva)).ShouldBeProblem(403, "second-person", "proposal");
        (await hall.Api.PostAsync($"{path}/approve", new { }, Piotr)).ShouldBeProblem(400, "invalid", "reason");
        (await hall.Api.PostAsync($"{Plan}/proposal/9999/approve", new { reason = "Read." }, Piotr)).ShouldBeProblem(409, "wrong-state", "proposal");
        (await hall.Api.PostAsync($"{path}/approve?relaese=true", new { reason = "Read." }, Piotr)).ShouldBeProblem(400, "invalid", "relaese");

        var approved = (await hall.Api.PostAsync($"{path}/approve", new { reason = "Read." }, Piotr)).ShouldBe(200);
        approved.ETag.ShouldBe($"\"{approved["version"]}\"");
        (await hall.Api.GetAsync(Plan, ("X-Actor", Eva)))["name"].ShouldBe("Proposed");
        var versions = (await hall.Api.GetAsync($"{Plan}/versions", ("X-Actor", Eva))).ShouldBe(200).Body.GetProperty("versions");
        versions.EnumerateArray().ShouldNotContain(version => version.GetProperty("version").ToString() == proposed["proposal"]);
    }

    private async Task<ApiReply> PublishAsync(JsonNode plan) =>
        (await hall.Api.SendAsync(HttpMethod.Put, Plan, Api.Raw(plan.ToJsonString()), ("X-Actor", Eva), ("If-Match", "*"))).ShouldBe(200);
}
