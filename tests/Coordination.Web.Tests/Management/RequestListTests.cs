using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Management;

public sealed class RequestListTests(HallFixture hall) : IClassFixture<HallFixture>
{
    [Theory]
    [InlineData("since")]
    [InlineData("due")]
    public async Task List_PageByPage_GivesEachOnceWhileMoreComeIn(string order)
    {
        var lane = hall.NextLane();
        var submitted = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            submitted.Add(await lane.SubmitAsync());
        }

        var listed = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await hall.Api.GetAsync($"/management/v1/requests?department={lane.Department}&order={order}&limit=3{(cursor is null ? "" : $"&cursor={cursor}")}")).ShouldBe(200);
            listed.AddRange(page.Body.GetProperty("requests").EnumerateArray().Select(row => row.GetProperty("id").GetString()!));
            cursor = page["next"];
            if (listed.Count == 3)
            {
                submitted.Add(await lane.SubmitAsync());
            }
        }
        while (cursor is not null);

        listed.ShouldBe(submitted);
    }

    [Fact]
    public async Task List_CentreThatIsNotThere_IsNotFound() =>
        (await hall.Api.GetAsync("/management/v1/requests?centre=nowhere")).ShouldBeProblem(404, "not-found")["detail"]!.ShouldContain("'nowhere'");

    [Fact]
    public async Task List_EveryFilter_Restricts()
    {
        var lane = hall.NextLane();
        var taken = await lane.TakenAsync();
        var urgent = await lane.SubmitAsync(new { danger = "yes" });
        var done = await lane.SubmitAsync();
        (await hall.Api.PostAsync($"/v1/requests/{done}/cancel")).ShouldBe(200);

        (await ListAsync($"centre=hall&department={lane.Department}&open=true")).ShouldBe([taken, urgent], ignoreOrder: true);
        (await ListAsync($"department={lane.Department}&urgency=1")).ShouldBe([urgent]);
        (await ListAsync($"staff={lane.Clerk}")).ShouldBe([taken]);
        (await ListAsync($"department={lane.Department}&status=waiting,in-service")).ShouldBe([taken, urgent], ignoreOrder: true);
        (await ListAsync("status=cancelled&status=refused")).ShouldContain(done);
        (await ListAsync("open=false")).ShouldNotContain(taken);
        (await ListAsync($"department={lane.Department}&dueBefore={Uri.EscapeDataString(DateTimeOffset.UtcNow.AddMinutes(90).ToString("O"))}&open=true")).ShouldBe([taken]);
        (await ListAsync($"department={lane.Department}&dueFrom={Uri.EscapeDataString(DateTimeOffset.UtcNow.AddMinutes(90).ToString("O"))}")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("centre=a%20b", "centre")]
    [InlineData("department=", "department")]
    [InlineData("status=", "status")]
    [InlineData("status=,", "status")]
    [InlineData("status=sleeping", "status")]
    [InlineData("urgency=6", "urgency")]
    [InlineData("urgency=high", "urgency")]
    [InlineData("staff=%C4%85", "staff")]
    [InlineData("open=yes", "open")]
    [InlineData("dueBefore=tomorrow", "dueBefore")]
    [InlineData("dueFrom=2027-13-01T00:00:00Z", "dueFrom")]
    [InlineData("order=name", "order")]
    [InlineData("limit=many", "limit")]
    [InlineData("limit=1%00", "limit")]
    [InlineData("dueFrom=T10:00", "dueFrom")]
    [InlineData("dueFrom=2031-05-05T10:00:00Z%00", "dueFrom")]
    [InlineData("limit=100000000000000000000", "limit")]
    [InlineData("cursor=abc", "cursor")]
    [InlineData("cursor=%00", "cursor")]
    [InlineData("cursor=", "cursor")]
    [InlineData("centre=a&centre=b", "centre")]
    [InlineData("departement=x", "departement")]
    public async Task List_BadParameter_NamesIt(string query, string field) =>
        (await hall.Api.GetAsync($"/management/v1/requests?{query}")).ShouldBeProblem(400, "invalid", field);

    [Fact]
    public async Task List_CursorOfAnotherOrder_IsRefused()
    {
        var lane = hall.NextLane();
        await lane.SubmitAsync();
        await lane.SubmitAsync();
        var cursor = (await hall.Api.GetAsync($"/management/v1/requests?department={lane.Department}&limit=1")).ShouldBe(200)["next"];

        (await hall.Api.GetAsync($"/management/v1/requests?department={lane.Department}&order=due&cursor={cursor}")).ShouldBeProblem(400, "invalid", "cursor");
    }

    private async Task<IReadOnlyList<string>> ListAsync(string query) =>
        [.. (await hall.Api.GetAsync($"/management/v1/requests?{query}")).ShouldBe(200).Body.GetProperty("requests").EnumerateArray().Select(row => row.GetProperty("id").GetString()!)];
}
