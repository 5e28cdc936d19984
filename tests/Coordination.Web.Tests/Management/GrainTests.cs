using System.Globalization;
using System.Text.Json.Nodes;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Management;

public sealed class GrainTests(HallFixture hall) : IClassFixture<HallFixture>
{
    [Fact]
    public async Task Read_Request_GivesRowAndState()
    {
        var lane = hall.NextLane();
        var request = await lane.TakenAsync();

        var view = (await hall.Api.GetAsync($"/management/v1/grains/request/{request}")).ShouldBe(200);

        view["staff"].ShouldBe(lane.Clerk);
        view["department"].ShouldBe(lane.Department);
        view["status"].ShouldBe("in-service");
        view["hash"]!.Length.ShouldBe(64);
        view.Body.GetProperty("state").GetProperty("service").GetString().ShouldBe(lane.Service);
        view.ETag.ShouldBe($"\"{view["version"]}\"");
        (await hall.Api.GetAsync($"/management/v1/grains/request/{request}", ("If-None-Match", view.ETag!))).ShouldBe(304);
    }

    [Fact]
    public async Task Read_RequestInCapitals_IsTheSame()
    {
        var request = (await hall.NextLane().SubmitAsync()).ToUpperInvariant();

        (await hall.Api.GetAsync($"/management/v1/grains/request/{request}")).ShouldBe(200)["id"].ShouldBe(request.ToLowerInvariant());
        (await hall.Api.GetAsync($"/management/v1/grains/request/{request}/history")).ShouldBe(200);
        (await hall.Api.GetAsync($"/v1/requests/{request}")).ShouldBe(200);
    }

    [Theory]
    [InlineData("%200191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21")]
    [InlineData("+191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21")]
    [InlineData("0x91d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21")]
    public async Task Read_AlmostAUuid_IsRefused(string request)
    {
        (await hall.Api.GetAsync($"/management/v1/grains/request/{request}")).ShouldBeProblem(400, "invalid", "id");
        (await hall.Api.GetAsync($"/v1/requests/{request}")).ShouldBeProblem(400, "invalid", "request");
    }

    [Theory]
    [InlineData("plan/hall")]
    [InlineData("department/hall/desk-1")]
    [InlineData("staff/hall/clerk-1")]
    public async Task Read_EveryKind_IsFound(string path) => (await hall.Api.GetAsync($"/management/v1/grains/{path}")).ShouldBe(200);

    [Fact]
    public async Task Read_CentreAfterACrisis_IsFound()
    {
        var lane = hall.NextLane();
        (await lane.SuperviseAsync("centres/hall/crisis/declare", new { reason = "flood" })).ShouldBe(200);
        (await lane.SuperviseAsync("centres/hall/crisis/lift", new { reason = "over" })).ShouldBe(200);

        (await hall.Api.GetAsync("/management/v1/grains/centre/hall")).ShouldBe(200)["version"].ShouldBe("2");
        (await hall.Api.GetAsync("/management/v1/grains/centre/hall/history")).ShouldBe(200).Body.GetProperty("events").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Read_EarlierVersion_IsAsItWas()
    {
        var lane = hall.NextLane();
        var request = await lane.CompletedAsync();
        var path = $"/management/v1/grains/request/{request}";
        var now = (await hall.Api.GetAsync(path)).ShouldBe(200);
        var last = long.Parse(now["version"]!, CultureInfo.InvariantCulture);

        var first = (await hall.Api.GetAsync($"{path}?version=2")).ShouldBe(200);
        var same = (await hall.Api.GetAsync($"{path}?version={last}")).ShouldBe(200);

        first["status"].ShouldBe("waiting");
        first.Body.GetProperty("open").GetBoolean().ShouldBeTrue();
        first.Body.GetProperty("state").GetProperty("items")[0].TryGetProperty("holder", out _).ShouldBeFalse();
        first.ETag.ShouldBe("\"2\"");
        same["hash"].ShouldBe(now["hash"]);
        same.Body.GetProperty("state").GetRawText().ShouldBe(now.Body.GetProperty("state").GetRawText());
    }

    [Fact]
    public async Task Read_AtAnInstant_IsTheLastVersionUpToIt()
    {
        var request = await hall.NextLane().CompletedAsync();
        var path = $"/management/v1/grains/request/{request}";
        var events = (await hall.Api.GetAsync($"{path}/history")).ShouldBe(200).Body.GetProperty("events").EnumerateArray().ToList();
        var at = events[1].GetProperty("at").GetString()!;
        var expected = events.Last(one => one.GetProperty("at").GetString() == at).GetProperty("version").GetInt64();

        var view = (await hall.Api.GetAsync($"{path}?at={Uri.EscapeDataString(at)}")).ShouldBe(200);

        view["version"].ShouldBe(expected.ToString(CultureInfo.InvariantCulture));
        view["at"].ShouldBe(at);
        (await hall.Api.GetAsync($"{path}?at=2001-01-01T00:00:00Z")).ShouldBeProblem(404, "not-found", "at");
    }

    [Fact]
    public async Task Diff_BetweenTwoVersions_IsAPatchFromOneToTheOther()
    {
        var request = await hall.NextLane().CompletedAsync();
        var path = $"/management/v1/grains/request/{request}";
        var last = (await hall.Api.GetAsync(path)).ShouldBe(200)["version"];
        var from = (await hall.Api.GetAsync($"{path}?version=2")).ShouldBe(200).Body.GetProperty("state").GetRawText();
        var to = (await hall.Api.GetAsync($"{path}?version={last}")).ShouldBe(200).Body.GetProperty("state").GetRawText();

        var diff = (await hall.Api.GetAsync($"{path}/diff?from=2&to={last}")).ShouldBe(200);
        var newest = (await hall.Api.GetAsync($"{path}/diff")).ShouldBe(200);
        var whole = (await hall.Api.GetAsync($"{path}/diff?from=0&to=2")).ShouldBe(200).Body.GetProperty("patch");

        newest["to"].ShouldBe(last);
        newest["from"].ShouldBe((long.Parse(last!, CultureInfo.InvariantCulture) - 1).ToString(CultureInfo.InvariantCulture));
        var patched = JsonPatchReference.Apply(JsonNode.Parse(from), diff.Body.GetProperty("patch"));
        JsonNode.DeepEquals(patched, JsonNode.Parse(to)).ShouldBeTrue(diff.Text);
        diff.Body.GetProperty("patch").EnumerateArray().ShouldContain(step => step.GetProperty("path").GetString() == "/status");
        whole.EnumerateArray().ShouldHaveSingleItem().GetProperty("path").GetString().ShouldBe("");
    }

    [Theory]
    [InlineData("?version=0", 400, "version")]
    [InlineData("?version=999999", 404, "version")]
    [InlineData("?at=yesterday", 400, "at")]
    [InlineData("?version=1&at=2030-01-01T00:00Z", 400, "at")]
    [InlineData("/diff?from=999999", 404, "from")]
    [InlineData("/diff?to=0", 400, "to")]
    [InlineData("/diff?from=2&to=1", 400, "from")]
    [InlineData("/diff?from=0&to=999999", 404, "to")]
    [InlineData("/diff?from=0&to=1&at=2030-01-01T00:00Z", 400, "at")]
    public async Task Read_NoSuchVersion_NamesTheParameter(string query, int status, string field) =>
        (await hall.Api.GetAsync($"/management/v1/grains/plan/hall{query}")).ShouldBeProblem(status, status == 400 ? "invalid" : "not-found", field);

    [Theory]
    [InlineData("request/5", 400)]
    [InlineData("request/0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21", 404)]
    [InlineData("centre/no%20where", 400)]
    [InlineData("plan/nowhere", 404)]
    [InlineData("department/hall", 404)]
    [InlineData("department/hall/nowhere", 404)]
    [InlineData("staff/ha%20ll/x", 400)]
    [InlineData("dog/rex", 404)]
    [InlineData("request/5/history", 400)]
    [InlineData("request/5/diff?from=0&to=1", 400)]
    [InlineData("request/5?version=1", 400)]
    [InlineData("staff/hall/nowhere?version=1", 404)]
    [InlineData("request/0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21/diff?from=0&to=1", 404)]
    [InlineData("request/0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21/history", 404)]
    public async Task Read_WrongName_IsAProblem(string path, int status)
    {
        var reply = await hall.Api.GetAsync($"/management/v1/grains/{path}");

        reply.ShouldBeProblem(status, status == 400 ? "invalid" : "not-found");
    }

    [Fact]
    public async Task History_PageByPage_GivesEveryEventWithItsHash()
    {
        var request = await hall.NextLane().CompletedAsync();
        var versions = new List<long>();
        string? next = "0";
        while (next is not null)
        {
            var page = (await hall.Api.GetAsync($"/management/v1/grains/request/{request}/history?limit=2&after={next}")).ShouldBe(200);
            versions.AddRange(page.Body.GetProperty("events").EnumerateArray().Select(one => one.GetProperty("version").GetInt64()));
            next = page["next"];
        }

        versions.ShouldBe(Enumerable.Range(1, versions.Count).Select(version => (long)version));
        versions.Count.ShouldBeGreaterThan(4);
    }

    [Fact]
    public async Task History_PersonalText_IsFlaggedAndLeftOut()
    {
        var lane = hall.NextLane();
        var request = (await hall.Api.PostAsync("/v1/centres/hall/requests", new { service = lane.Service, personal = new { name = "Secretname" } })).ShouldBe(201)["request"];

        var history = (await hall.Api.GetAsync($"/management/v1/grains/request/{request}/history")).ShouldBe(200);

        history.Text.ShouldNotContain("Secretname");
        history.Body.GetProperty("events")[0].GetProperty("personal").GetString().ShouldBe("kept");
        history.Body.GetProperty("events")[0].GetProperty("hash").GetString()!.Length.ShouldBe(64);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=1001", "limit")]
    [InlineData("after=-1", "after")]
    [InlineData("since=3", "since")]
    public async Task History_BadParameter_NamesIt(string query, string field) =>
        (await hall.Api.GetAsync($"/management/v1/grains/plan/hall/history?{query}")).ShouldBeProblem(400, "invalid", field);
}
