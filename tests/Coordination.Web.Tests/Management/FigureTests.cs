using System.Text.Json;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Management;

/// <summary>Figures of a hall.</summary>
public sealed class FigureTests(HallFixture hall) : IClassFixture<HallFixture>
{
    private const string Figures = "/management/v1/centres/hall/figures";

    [Fact]
    public async Task Figures_ByStaff_CountWhatTheyDid()
    {
        var lane = hall.NextLane();
        await lane.CompletedAsync();
        await lane.SubmitAsync();

        var rows = Rows((await hall.Api.GetAsync($"{Figures}?by=staff&service={lane.Service}&metric=queued,taken,handled,averageHandlingTime")).ShouldBe(200));

        rows.Count.ShouldBe(2);
        var clerk = rows.Single(row => row.TryGetProperty("key", out var key) && key.GetString() == lane.Clerk).GetProperty("figures");
        (clerk.GetProperty("taken").GetInt32(), clerk.GetProperty("handled").GetInt32(), clerk.GetProperty("queued").GetInt32()).ShouldBe((1, 1, 0));
        clerk.GetProperty("averageHandlingTime").GetDecimal().ShouldBeGreaterThanOrEqualTo(0);
        var nobody = rows.Single(row => !row.TryGetProperty("key", out _)).GetProperty("figures");
        nobody.GetProperty("queued").GetInt32().ShouldBe(2);
        nobody.TryGetProperty("submitted", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Figures_ByDepartment_TellItsNameAndItsPeoplesTime()
    {
        var lane = hall.NextLane();
        await lane.CompletedAsync();

        var figures = (await hall.Api.GetAsync($"{Figures}?by=department&department={lane.Department}")).ShouldBe(200);
        var row = Rows(figures).ShouldHaveSingleItem();
        figures.Body.GetProperty("total").GetProperty("figures").GetProperty("handled").GetInt64().ShouldBe(row.GetProperty("figures").GetProperty("handled").GetInt64());

        row.GetProperty("name").GetString().ShouldNotBeNullOrEmpty();
        row.GetProperty("figures").GetProperty("signedOnSeconds").GetDecimal().ShouldBeGreaterThan(0);
        row.GetProperty("figures").GetProperty("occupancy").GetDecimal().ShouldBeInRange(0, 1);
    }

    [Fact]
    public async Task Figures_AsAFile_HaveTheSameValues()
    {
        var lane = hall.NextLane();
        await lane.CompletedAsync();
        var table = (await hall.Api.GetAsync($"{Figures}.csv?by=service&service={lane.Service}&metric=handled,submitted,occupancy")).ShouldBe(200).Text.Split("\r\n");

        table[0].ShouldBe("key,name,submitted,handled,occupancy");
        table[1].ShouldStartWith($"{lane.Service},");
        table[1].ShouldEndWith(",1,1,");
        table[2].ShouldBeEmpty();
    }

    [Theory]
    [InlineData("by=week", "by", "hour, day")]
    [InlineData("metric=handeld", "metric", "Did you mean 'handled'?")]
    [InlineData("metric=", "metric", "empty")]
    [InlineData("metrics=handled", "metrics", "Did you mean 'metric'?")]
    [InlineData("from=2031-01-01", "from", "instant")]
    [InlineData("from=0001-01-01T00:00:00Z&to=0001-01-02T00:00:00Z&by=day", "from", "1970 to 2199")]
    [InlineData("from=2031-01-01T00:00:00Z&to=9999-12-31T23:59:59Z&by=day", "to", "1970 to 2199")]
    [InlineData("from=2031-01-02T00:00Z&to=2031-01-01T00:00Z", "to", "after")]
    public async Task Figures_WrongParameter_NameItAndTheMend(string query, string field, string mend)
    {
        var reply = await hall.Api.GetAsync($"{Figures}?{query}");

        reply.ShouldBeProblem(400, "invalid", field);
        reply.Text.ShouldContain(mend);
    }

    [Fact]
    public async Task Figures_OfAHallThatIsNone_AreNotFound() =>
        (await hall.Api.GetAsync("/management/v1/centres/nowhere/figures")).ShouldBe(404);

    private static List<JsonElement> Rows(ApiReply page) => [.. page.Body.GetProperty("rows").EnumerateArray()];
}
