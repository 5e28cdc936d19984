using System.Text.Json.Nodes;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Management;

public sealed class PlanTests(HallFixture hall) : IClassFixture<HallFixture>
{
    private const string Path = "/management/v1/centres/hall/plan";

    [Fact]
    public async Task Publish_WhatWasRead_IsTheNextVersion()
    {
        var read = (await hall.Api.GetAsync(Path)).ShouldBe(200);

        var reply = (await PutAsync(Path, Renamed(read.Text, "New Hall"), ("If-Match", read.ETag!))).ShouldBe(200);

        reply.ETag.ShouldBe($"\"{reply["version"]}\"");
        (await hall.Api.GetAsync(Path))["name"].ShouldBe("New Hall");
        (await hall.Api.GetAsync($"{Path}/versions/1")).ShouldBe(200)["name"].ShouldBe("Test Hall");
        (await hall.Api.GetAsync($"{Path}/versions")).ShouldBe(200).Body.GetProperty("versions")[0].GetProperty("by").GetProperty("id").GetString().ShouldNotBeNull().ShouldMatch("^p-[a-z2-7]{26}$");
        (await hall.Api.GetAsync(Path, ("If-None-Match", reply.ETag!))).ShouldBe(304);
    }

    [Fact]
    public async Task Publish_WhatIsPublished_KeepsItsVersion()
    {
        var read = (await hall.Api.GetAsync(Path)).ShouldBe(200);

        var reply = (await PutAsync(Path, read.Text, ("If-Match", read.ETag!))).ShouldBe(200);

        reply.ETag.ShouldBe(read.ETag);
        (await hall.Api.GetAsync($"{Path}/versions")).Body.GetProperty("versions").GetArrayLength().ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(reply["version"]);
    }

    [Fact]
    public async Task Publish_StaleVersion_IsRefused()
    {
        var read = (await hall.Api.GetAsync(Path)).ShouldBe(200);

        (await PutAsync(Path, read.Text, ("If-Match", "\"99\""))).ShouldBeProblem(412, "plan-changed", "If-Match");
        (await PutAsync(Path, read.Text, ("If-None-Match", "*"))).ShouldBeProblem(412, "plan-changed");
    }

    [Fact]
    public async Task Publish_WithoutCondition_IsRefused() =>
        (await PutAsync(Path, (await hall.Api.GetAsync(Path)).Text)).ShouldBeProblem(428, "precondition-required", "If-Match");

    [Theory]
    [InlineData("1")]
    [InlineData("W/\"1\"")]
    [InlineData("\"one\"")]
    [InlineData("\"1\", \"2\"")]
    public async Task Publish_BadCondition_NamesTheHeader(string tag) =>
        (await PutAsync(Path, (await hall.Api.GetAsync(Path)).Text, ("If-Match", tag))).ShouldBeProblem(400, "invalid", "If-Match");

    [Fact]
    public async Task Publish_FirstPlanOfAHall_MakesIt()
    {
        var plan = JsonNode.Parse((await hall.Api.GetAsync(Path)).Text)!;
        plan["centre"] = "second-hall";

        (await PutAsync("/management/v1/centres/second-hall/plan", plan.ToJsonString(), ("If-None-Match", "*"))).ShouldBe(200)["version"].ShouldBe("1");

        (await hall.Api.GetAsync("/v1/centres/second-hall/services")).ShouldBe(200);
    }

    [Fact]
    public async Task Publish_PlanOfAnotherHall_NamesTheField()
    {
        var plan = (await hall.Api.GetAsync(Path)).Text;

        (await PutAsync("/management/v1/centres/third-hall/plan", plan, ("If-None-Match", "*"))).ShouldBeProblem(400, "invalid", "centre");
    }

    [Fact]
    public async Task Publish_FaultyPlan_TellsEveryFaultWithItsPath()
    {
        var plan = JsonNode.Parse((await hall.Api.GetAsync(Path)).Text)!;
        plan["services"]![0]!["steps"]![0]!["department"] = "nowhere";
        plan["staff"]![0]!["department"] = "nowhere";

        (await PutAsync(Path, plan.ToJsonString(), ("If-Match", "*"))).ShouldBeProblem(422, "plan-invalid")
            .Body.GetProperty("faults").GetArrayLength().ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task Publish_UnknownField_NamesIt()
    {
        var plan = JsonNode.Parse((await hall.Api.GetAsync(Path)).Text)!;
        plan["colour"] = "green";

        (await PutAsync(Path, plan.ToJsonString(), ("If-Match", "*"))).ShouldBeProblem(400, "invalid", "colour");
    }

    [Theory]
    [InlineData("99", 404)]
    [InlineData("0", 400)]
    [InlineData("x", 400)]
    public async Task ReadVersion_NoSuch_IsAProblem(string version, int status) =>
        (await hall.Api.GetAsync($"{Path}/versions/{version}")).ShouldBeProblem(status, status == 400 ? "invalid" : "not-found", "version");

    private static string Renamed(string plan, string name)
    {
        var document = JsonNode.Parse(plan)!;
        document["name"] = name;
        return document.ToJsonString();
    }

    private Task<ApiReply> PutAsync(string path, string plan, params (string, string)[] headers) =>
        hall.Api.SendAsync(HttpMethod.Put, path, Api.Raw(plan), [("X-Actor", "administrator:ada"), .. headers]);
}
