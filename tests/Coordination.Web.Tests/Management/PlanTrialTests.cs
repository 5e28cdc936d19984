using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Management;

/// <summary>A plan is tried before it is published, and nobody is lost by one.</summary>
public sealed class PlanTrialTests(HallFixture hall) : IClassFixture<HallFixture>
{
    private const string Plan = "/management/v1/centres/hall/plan";

    [Fact]
    public async Task Check_PlanWithoutWhoHoldsSomething_TellsThemAndPublishesNothing()
    {
        var lane = hall.NextLane();
        var request = await lane.TakenAsync();
        var before = await hall.Api.GetAsync(Plan);

        var reply = (await SendAsync(HttpMethod.Post, $"{Plan}/check", Without(before, lane.Clerk))).ShouldBe(200);

        var person = reply.Body.GetProperty("people").EnumerateArray().ShouldHaveSingleItem();
        person.GetProperty("staff").GetString().ShouldBe(lane.Clerk);
        person.GetProperty("removed").GetBoolean().ShouldBeTrue();
        person.GetProperty("holds")[0].GetString().ShouldBe($"{request}:0");
        var difference = reply.Body.GetProperty("differences").EnumerateArray().ShouldHaveSingleItem();
        (difference.GetProperty("path").GetString(), difference.GetProperty("kind").GetString()).ShouldBe(($"staff[{lane.Clerk}]", "removed"));
        (await hall.Api.GetAsync(Plan)).ETag.ShouldBe(before.ETag);
    }

    [Fact]
    public async Task Publish_WithoutWhoHoldsSomething_NamesItAndIsDoneWithRelease()
    {
        var lane = hall.NextLane();
        var request = await lane.TakenAsync();
        var before = await hall.Api.GetAsync(Plan);

        (await SendAsync(HttpMethod.Put, Plan, Without(before, lane.Clerk), before.ETag)).ShouldBeProblem(409, "staff-at-work", "plan")
            .Body.GetProperty("faults")[0].GetProperty("message").GetString()!.ShouldContain(request);
        (await SendAsync(HttpMethod.Put, $"{Plan}?release=true", Without(before, lane.Clerk), before.ETag)).ShouldBe(200);

        (await hall.Api.GetAsync($"/v1/requests/{request}", ("X-Actor", Api.Supervisor))).ShouldBe(200)["status"].ShouldBe("waiting");
        (await SendAsync(HttpMethod.Put, Plan, before.Text, "*")).ShouldBe(200);
    }

    [Fact]
    public async Task Check_FaultyPlan_TellsFaultsWithTheirPaths()
    {
        var plan = JsonNode.Parse((await hall.Api.GetAsync(Plan)).Text)!;
        plan["services"]![0]!["steps"]![0]!["department"] = "nowhere";

        var text = plan.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" });
        var line = text[..text.IndexOf("\"nowhere\"", StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
        foreach (var reply in (ApiReply[])
            [
                (await SendAsync(HttpMethod.Post, $"{Plan}/check", text)).ShouldBe(200),
                (await SendAsync(HttpMethod.Post, $"{Plan}/effect", text)).ShouldBeProblem(422, "plan-invalid"),
                (await SendAsync(HttpMethod.Put, Plan, text, "*")).ShouldBeProblem(422, "plan-invalid"),
            ])
        {
            var fault = reply.Body.GetProperty("faults")[0];
            fault.GetProperty("path").GetString().ShouldBe("$.services[0].steps[0].department");
            (fault.GetProperty("line").GetInt32(), text.Split('\n')[line - 1][(fault.GetProperty("column").GetInt32() - 1)..]).ShouldBe((line, "\"department\": \"nowhere\","));
        }
    }

    [Theory]
    [InlineData("{\n \"centre\": \"hall\",\n \"name\": 7, \"timeZone\": \"UTC\"\n}", "$.name", 3, 2)]
    [InlineData("{\n \"centre\": \"hall\",\n oops\n}", "$.centre", 3, 2)]
    public async Task Check_PlanOfAnotherForm_TellsLineAndColumn(string text, string path, int line, int column)
    {
        var reply = (await SendAsync(HttpMethod.Post, $"{Plan}/check", text)).ShouldBeProblem(400, "invalid", path[2..]);

        reply["detail"]!.ShouldStartWith($"Line {line}, column {column}: ");
        var fault = reply.Body.GetProperty("faults").EnumerateArray().ShouldHaveSingleItem();
        (fault.GetProperty("path").GetString(), fault.GetProperty("line").GetInt32(), fault.GetProperty("column").GetInt32()).ShouldBe((path, line, column));
    }

    [Theory]
    [InlineData("check")]
    [InlineData("effect")]
    public async Task Try_PlanOfAnotherHall_NamesTheField(string trial)
    {
        var plan = JsonNode.Parse((await hall.Api.GetAsync(Plan)).Text)!;
        plan["centre"] = "elsewhere";

        (await SendAsync(HttpMethod.Post, $"{Plan}/{trial}", plan.ToJsonString())).ShouldBeProblem(400, "invalid", "centre");
    }

    [Fact]
    public async Task Effect_OfToday_HasFiguresUnderBothPlans()
    {
        var lane = hall.NextLane();
        await lane.CompletedAsync();

        var reply = (await SendAsync(HttpMethod.Post, $"{Plan}/effect?days=2", (await hall.Api.GetAsync(Plan)).Text)).ShouldBe(200);

        reply.Body.GetProperty("isToday").GetBoolean().ShouldBeTrue();
        reply.Body.GetProperty("arrivals").GetInt32().ShouldBeGreaterThan(0);
        reply.Body.GetProperty("figures").EnumerateArray().ShouldContain(figure => figure.GetProperty("figure").GetString() == "waiting" && figure.GetProperty("difference").GetDouble() == 0);
        (await SendAsync(HttpMethod.Post, $"{Plan}/effect?days=0", "{}")).ShouldBeProblem(400, "invalid", "days");
    }

    private static string Without(ApiReply plan, string clerk)
    {
        var document = JsonNode.Parse(plan.Text)!;
        var staff = document["staff"]!.AsArray();
        staff.Remove(staff.Single(person => person!["id"]!.GetValue<string>() == clerk));
        return document.ToJsonString();
    }

    private Task<ApiReply> SendAsync(HttpMethod method, string path, string plan, string? ifMatch = null) =>
        hall.Api.SendAsync(method, path, Api.Raw(plan), [("X-Actor", Api.Supervisor), .. ifMatch is null ? [] : ((string, string)[])[("If-Match", ifMatch)]]);
}
