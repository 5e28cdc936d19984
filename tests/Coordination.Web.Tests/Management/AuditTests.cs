using System.Text.Json;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Management;

/// <summary>Who did what to what, and when.</summary>
public sealed class AuditTests(HallFixture hall) : IClassFixture<HallFixture>
{
    private const string Audit = "/management/v1/centres/hall/audit";

    [Fact]
    public async Task Audit_OfAnEvent_TellsWhoAndLeadsToItsProof()
    {
        var lane = hall.NextLane();
        var request = await lane.CompletedAsync();

        var page = (await hall.Api.GetAsync($"{Audit}?event=item.completed&descending=true&limit=1000")).ShouldBe(200);
        var row = Rows(page).Single(one => one.GetProperty("id").GetString() == request);

        row.GetProperty("kind").GetString().ShouldBe("request");
        row.GetProperty("by").GetProperty("kind").GetString().ShouldBe("staff");
        page.Body.GetProperty("current").GetBoolean().ShouldBeTrue();
        var part = (await hall.Api.GetAsync(row.GetProperty("proof").GetString()!)).ShouldBe(200).Body;
        part.GetProperty("check").GetProperty("holds").GetBoolean().ShouldBeTrue();
        var proof = part.GetProperty("events")[0];
        (proof.GetProperty("event").GetString(), proof.GetProperty("sequence").GetInt64()).ShouldBe(("item.completed", row.GetProperty("sequence").GetInt64()));
        proof.GetProperty("hash").GetString()!.Length.ShouldBe(64);
        var then = (await hall.Api.GetAsync(row.GetProperty("grain").GetString()!)).ShouldBe(200);
        then.Body.GetProperty("version").GetInt64().ShouldBe(row.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Audit_OfAPerson_PageByPage_IsWhatTheyDidInOrder()
    {
        var lane = hall.NextLane();
        var request = await lane.CompletedAsync();
        var actor = Rows((await hall.Api.GetAsync($"{Audit}?event=item.completed&descending=true&limit=1000")).ShouldBe(200))
            .Single(one => one.GetProperty("id").GetString() == request).GetProperty("by").GetProperty("id").GetString();

        var found = new List<long>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = (await hall.Api.GetAsync($"{Audit}?actor={actor}&limit=1{cursor}")).ShouldBe(200);
            Rows(page).ShouldAllBe(row => row.GetProperty("by").GetProperty("id").GetString() == actor);
            found.AddRange(Rows(page).Select(row => row.GetProperty("sequence").GetInt64()));
            cursor = page["next"] is { } next ? $"&cursor={next}" : null;
        }

        found.Count.ShouldBeGreaterThan(1);
        found.ShouldBe(found.Order());
        var lines = (await hall.Api.GetAsync($"{Audit}.csv?actor={actor}")).ShouldBe(200).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldStartWith("sequence,at,role,actor,event,");
        lines.Skip(1).Select(line => line.Split(',')[0]).ShouldBe(found.Select(sequence => $"{sequence}"));
    }

    [Theory]
    [InlineData("event=item.complete", "event", "Did you mean 'item.completed'?")]
    [InlineData("event=nothing-like-it-at-all", "event", "There are ")]
    [InlineData("actor=", "actor", "1 to 128")]
    [InlineData("acter=anna", "acter", "Did you mean 'actor'?")]
    [InlineData("from=today", "from", "instant")]
    [InlineData("cursor=YXVkaXQrIDEgYWJj", "cursor", "next")]
    public async Task Audit_WrongParameter_NameItAndTheMend(string query, string field, string mend)
    {
        var reply = await hall.Api.GetAsync($"{Audit}?{query}");

        reply.ShouldBeProblem(400, "invalid", field);
        reply.Text.ShouldContain(mend);
    }

    private static List<JsonElement> Rows(ApiReply page) => [.. page.Body.GetProperty("rows").EnumerateArray()];
}
