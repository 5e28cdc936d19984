using System.Text.Json;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Management;

/// <summary>Lists of what is and was in a hall.</summary>
public sealed class QueryTests(HallFixture hall) : IClassFixture<HallFixture>
{
    private const string Lists = "/management/v1/centres/hall";

    [Fact]
    public async Task Requests_JustDone_AreFoundByEverything()
    {
        var lane = hall.NextLane();
        var done = await lane.CompletedAsync();
        var open = await lane.SubmitAsync();

        foreach (var (filter, request) in ((string, string)[])
            [
                ("status=completed", done), ("open=false", done), ($"handledBy={lane.Clerk}", done), ("sort=closed", done), ("closedFrom=2020-01-01T00:00Z", done),
                ("status=waiting", open), ("status=waiting&status=in-service", open), ("open=true", open), ($"department={lane.Department}&open=true", open),
            ])
        {
            var page = (await hall.Api.GetAsync($"{Lists}/requests?service={lane.Service}&{filter}")).ShouldBe(200);
            Rows(page).Select(row => row.GetProperty("request").GetString()).ShouldBe([request], filter);
            page.Body.GetProperty("current").GetBoolean().ShouldBeTrue();
        }

        var both = Rows((await hall.Api.GetAsync($"{Lists}/requests?service={lane.Service}&descending=true&urgency=3&channel=online&missed=false&submittedFrom=2020-01-01T00:00Z")).ShouldBe(200));
        both.Select(row => row.GetProperty("request").GetString()).ShouldBe([open, done]);
        both[1].GetProperty("handledBy").EnumerateArray().Select(handler => handler.GetProperty("staff").GetString()).ShouldBe([$"{lane.Clerk}"]);
        both[0].TryGetProperty("handledBy", out _).ShouldBeFalse("Nobody has done anything of it yet.");
        (await hall.Api.GetAsync($"{Lists}/requests.csv?service={lane.Service}&open=false&submittedFrom=2020-01-01T00:00Z&fields=request,handledBy")).ShouldBe(200).Text.ShouldContain($"{done},{lane.Clerk}");
        both[1].GetProperty("serviceName").GetString().ShouldNotBeNullOrEmpty();
        both[1].GetProperty("closedAt").GetDateTimeOffset().ShouldBeGreaterThanOrEqualTo(both[1].GetProperty("firstTakenAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Requests_PageByPage_LeavesNoneOut()
    {
        var lane = hall.NextLane();
        var expected = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            expected.Add(await lane.SubmitAsync());
        }

        foreach (var descending in (bool[])[false, true])
        {
            var found = new List<string>();
            for (var cursor = ""; cursor is not null;)
            {
                var page = (await hall.Api.GetAsync($"{Lists}/requests?service={lane.Service}&limit=2&descending={(descending ? "true" : "false")}{cursor}")).ShouldBe(200);
                found.AddRange(Rows(page).Select(row => row.GetProperty("request").GetString()!));
                if (!descending && found.Count == 2)
                {
                    // What comes in meanwhile is in a later page.
                    expected.Add(await lane.SubmitAsync());
                }

                cursor = page["next"] is { } next ? $"&cursor={next}" : null;
            }

            found.ShouldBe(descending ? Enumerable.Reverse(expected) : expected);
        }
    }

    /// <remarks>Escalating takes away when they are due: their level promises nothing. By submission they keep their places, by what is due they have none.</remarks>
    [Theory]
    [InlineData("sort=submitted", "0123")]
    [InlineData("sort=submitted&descending=true", "3210")]
    [InlineData("sort=due", "013")]
    public async Task F25_Requests_EscalatedBetweenTwoPages_AreOnExactlyOneOfTheStableOrder(string order, string expected)
    {
        var lane = hall.NextLane();
        List<string> all = [await lane.SubmitAsync(), await lane.SubmitAsync(), await lane.SubmitAsync(), await lane.SubmitAsync()];
        var pages = new List<string>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = (await hall.Api.GetAsync($"{Lists}/requests?service={lane.Service}&{order}&limit=1{cursor}")).ShouldBe(200);
            pages.AddRange(Rows(page).Select(row => row.GetProperty("request").GetString()!));
            foreach (var request in pages.Count == 1 ? [all[0], all[2]] : (string[])[])
            {
                (await lane.SuperviseAsync($"requests/{request}/escalate", new { urgency = 2, reason = "press" })).ShouldBe(200);
            }

            cursor = page["next"] is { } next ? $"&cursor={next}" : null;
        }

        string.Concat(pages.Select(request => all.IndexOf(request))).ShouldBe(expected);
    }

    [Fact]
    public async Task Handlings_OfAPerson_TellWhatTheyDid()
    {
        var lane = hall.NextLane();
        var request = await lane.CompletedAsync();
        var second = await lane.SubmitAsync();
        (await hall.Api.PostAsync($"{lane.Person}/next")).ShouldBe(200);

        var rows = Rows((await hall.Api.GetAsync($"{Lists}/handlings?staff={lane.Clerk}&assignedFrom=2020-01-01T00:00Z")).ShouldBe(200));

        rows.Select(row => row.GetProperty("request").GetString()).ShouldBe([request, second]);
        rows[0].GetProperty("ending").GetString().ShouldBe("item.completed");
        rows[0].GetProperty("endedAt").GetDateTimeOffset().ShouldBeGreaterThanOrEqualTo(rows[0].GetProperty("startedAt").GetDateTimeOffset());
        rows[1].TryGetProperty("endedAt", out _).ShouldBeFalse();
        Rows((await hall.Api.GetAsync($"{Lists}/handlings?staff={lane.Clerk}&open=true")).ShouldBe(200)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Files_OfAList_HoldAllOfItAndNoFormula()
    {
        var lane = hall.NextLane();
        var request = await lane.StartedAsync();
        (await lane.ItemAsync(request, "complete", new { outcome = "granted" })).ShouldBe(200);
        var requests = (await hall.Api.GetAsync($"{Lists}/requests.csv?service={lane.Service}")).ShouldBe(200);
        var handlings = (await hall.Api.GetAsync($"{Lists}/handlings.csv?staff={lane.Clerk}")).ShouldBe(200);
        var lines = (await hall.Api.GetAsync($"{Lists}/requests.ndjson?service={lane.Service}")).ShouldBe(200);

        requests.ContentType.ShouldBe("text/csv");
        var table = requests.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        table.Length.ShouldBe(2);
        table[0].ShouldStartWith("request,service,serviceName,status,");
        table[1].ShouldStartWith($"{request},{lane.Service},");
        handlings.Text.Split("\r\n")[1].ShouldContain($"{lane.Clerk},");
        handlings.Text.Split("\r\n")[1].ShouldEndWith(",item.completed,granted");
        using var row = JsonDocument.Parse(lines.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem());
        row.RootElement.GetProperty("request").GetString().ShouldBe(request);
    }

    [Fact]
    public async Task Requests_ThatAreOpen_TellNamesAndHowTheyStand()
    {
        var lane = hall.NextLane();
        var held = await lane.StartedAsync();
        var (first, second) = (await lane.SubmitAsync(), await lane.SubmitAsync());

        var rows = Rows((await hall.Api.GetAsync($"{Lists}/requests?service={lane.Service}")).ShouldBe(200)).ToDictionary(row => row.GetProperty("request").GetString()!);

        var place = rows[held].GetProperty("places")[0];
        place.GetProperty("departmentName").GetString().ShouldNotBeNullOrEmpty();
        place.GetProperty("staffName").GetString().ShouldNotBeNullOrEmpty();
        rows[held].GetProperty("waits")[0].GetProperty("whyCode").GetString().ShouldBe("held");
        rows[first].GetProperty("waits")[0].GetProperty("position").GetInt64().ShouldBe(1);
        var last = rows[second].GetProperty("waits")[0];
        (last.GetProperty("position").GetInt64(), last.GetProperty("whyCode").GetString()).ShouldBe((2, "waiting-for-pull"));
        last.GetProperty("why").GetString().ShouldNotBeNullOrEmpty();
        last.GetProperty("minutesWaited").GetInt32().ShouldBe(0);
        rows[second].GetProperty("minutesToDue").GetInt32().ShouldBeGreaterThan(0);

        var line = (await hall.Api.GetAsync($"{Lists}/requests.csv?service={lane.Service}&submittedFrom=2020-01-01T00:00Z&fields=request,departmentNames,holderNames,position,why")).ShouldBe(200)
            .Text.Split("\r\n").Single(one => one.StartsWith(second, StringComparison.Ordinal));
        line.ShouldBe($"{second},{place.GetProperty("departmentName").GetString()},,2,waiting-for-pull");
    }

    [Fact]
    public async Task Rows_WithChosenFields_HaveTheseInTheirOrder()
    {
        var lane = hall.NextLane();
        var request = await lane.CompletedAsync();

        var row = Rows((await hall.Api.GetAsync($"{Lists}/requests?service={lane.Service}&fields=status,request,due")).ShouldBe(200)).ShouldHaveSingleItem();
        var line = (await hall.Api.GetAsync($"{Lists}/handlings.ndjson?staff={lane.Clerk}&fields=staffName,request")).ShouldBe(200).Text.TrimEnd('\n');

        row.GetRawText().ShouldBe($$"""{"status":"completed","request":"{{request}}"}""");
        line.ShouldStartWith("""{"staffName":""");
        line.ShouldEndWith($"\"request\":\"{request}\"}}");
        (await hall.Api.GetAsync($"{Lists}/requests?fields=servise")).ShouldBe(400)["detail"]!.ShouldContain("Did you mean 'service'?");
    }

    [Fact]
    public async Task Files_WithChosenColumns_HaveTheseInTheirOrder()
    {
        var lane = hall.NextLane();
        var request = await lane.CompletedAsync();

        (await hall.Api.GetAsync($"{Lists}/requests.csv?service={lane.Service}&fields=status,request")).ShouldBe(200).Text.ShouldBe($"status,request\r\ncompleted,{request}\r\n");
        (await hall.Api.GetAsync($"{Lists}/requests.csv?fields=servise")).ShouldBe(400)["detail"]!.ShouldContain("Did you mean 'service'?");
    }

    [Fact]
    public async Task Files_LongerThanAPage_HoldEveryRowOnce()
    {
        var lane = hall.NextLane();
        var expected = new HashSet<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 1_050), async (_, _) =>
        {
            var request = await lane.SubmitAsync();
            lock (expected)
            {
                expected.Add(request);
            }
        });
        await Until.TrueAsync(async () => (await hall.Api.GetAsync($"{Lists}/requests?limit=1")).Body.GetProperty("current").GetBoolean());

        var lines = (await hall.Api.GetAsync($"{Lists}/requests.csv?service={lane.Service}")).ShouldBe(200).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList();

        lines.Select(line => line.Split(',')[0]).ShouldBe(expected, ignoreOrder: true);
    }

    [Theory]
    [InlineData("requests?status=done", 400, "status")]
    [InlineData("requests?status=", 400, "status")]
    [InlineData("requests.csv?status=,", 400, "status")]
    [InlineData("requests?urgency=6", 400, "urgency")]
    [InlineData("requests?sort=age", 400, "sort")]
    [InlineData("requests?descending=yes", 400, "descending")]
    [InlineData("requests?submittedFrom=yesterday", 400, "submittedFrom")]
    [InlineData("requests?channel=WINDOW", 400, "channel")]
    [InlineData("requests?cursor=abc", 400, "cursor")]
    [InlineData("requests?cursor=", 400, "cursor")]
    [InlineData("requests?cursor=c3VibWl0dGVkKyAxIGEA", 400, "cursor")]
    [InlineData("requests?limit=1%00", 400, "limit")]
    [InlineData("requests?holder=%C4%85", 400, "holder")]
    [InlineData("requests?dueFrom=2027-13-01T00:00:00Z", 400, "dueFrom")]
    [InlineData("requests?open=true&open=false", 400, "open")]
    [InlineData("requests?limit=1001", 400, "limit")]
    [InlineData("requests?colour=red", 400, "colour")]
    [InlineData("requests.csv?limit=5", 400, "limit")]
    [InlineData("requests.csv?fields=", 400, "fields")]
    [InlineData("requests.csv?fields=request,servise", 400, "fields")]
    [InlineData("figures.csv?metric=queued&fields=handled", 400, "fields")]
    [InlineData("audit.csv?fields=Actor", 400, "fields")]
    [InlineData("requests.ndjson?fields=request,departments", 400, "fields")]
    [InlineData("requests?fields=", 400, "fields")]
    [InlineData("handlings?fields=staff,person", 400, "fields")]
    [InlineData("audit?fields=Actor", 400, "fields")]
    [InlineData("handlings?staff=a%20b", 400, "staff")]
    [InlineData("handlings?assignedBefore=10:15", 400, "assignedBefore")]
    [InlineData("handlings.ndjson?open=maybe", 400, "open")]
    public async Task Lists_WrongParameter_NameIt(string list, int status, string field) =>
        (await hall.Api.GetAsync($"{Lists}/{list}")).ShouldBeProblem(status, "invalid", field);

    [Fact]
    public async Task Requests_CursorOfAnotherOrder_IsRefused()
    {
        var lane = hall.NextLane();
        await lane.SubmitAsync();
        await lane.SubmitAsync();
        var next = (await hall.Api.GetAsync($"{Lists}/requests?service={lane.Service}&limit=1")).ShouldBe(200)["next"];

        (await hall.Api.GetAsync($"{Lists}/requests?service={lane.Service}&descending=true&cursor={next}")).ShouldBeProblem(400, "invalid", "cursor");
    }

    [Fact]
    public async Task Lists_OfAHallThatIsNone_AreNotFound()
    {
        foreach (var list in (string[])["requests", "handlings", "requests.csv", "handlings.ndjson"])
        {
            (await hall.Api.GetAsync($"/management/v1/centres/nowhere/{list}")).ShouldBe(404);
        }
    }

    private static List<JsonElement> Rows(ApiReply page) => [.. page.Body.GetProperty("rows").EnumerateArray()];
}
