using System.Net;
using System.Text.RegularExpressions;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Shouldly;

namespace Coordination.Console.Tests.Explorer;

/// <summary>Any two versions of a grain beside each other.</summary>
public sealed partial class GrainDiffPageTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    [Theory]
    [InlineData("from=1&to=3", HttpStatusCode.OK, null, "What changed from version 1 to version 3")]
    [InlineData("from=0&to=1", HttpStatusCode.OK, null, "before the first event")]
    [InlineData("", HttpStatusCode.OK, null, "What changed from version")]
    [InlineData("from=3&to=1", HttpStatusCode.BadRequest, "from", "must not be after")]
    [InlineData("from=1&to=999", HttpStatusCode.NotFound, "to", "has no version 999: its versions are 1 to")]
    [InlineData("from=998", HttpStatusCode.NotFound, "from", "has no version 998")]
    [InlineData("from=1&to=-4", HttpStatusCode.BadRequest, "to", "“To” must be a whole number")]
    [InlineData("from=first&to=2", HttpStatusCode.BadRequest, "from", "“From” must be a whole number")]
    public async Task Versions_AnyTwoOfAGrain_AreComparedOrTheFieldIsMarked(string query, HttpStatusCode status, string? wrong, string says)
    {
        var auditor = await hall.VisitorAsync(Role.Auditor);

        using var answer = await auditor.Client.GetAsync($"/console/grains/request/{hall.Held}/diff?{query}");

        answer.StatusCode.ShouldBe(status);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain(says);
        WrongFields().Matches(page).Select(field => field.Groups[1].Value).ShouldBe(wrong is null ? [] : [wrong]);
        (await auditor.ReadAsync($"/console/grains/request/{hall.Held}?version=2")).ShouldContain($"action=\"/console/grains/request/{hall.Held}/diff\"");
    }

    [GeneratedRegex("<(?:input|select|textarea) id=\"([^\"]+)\"[^>]* aria-invalid=\"true\" aria-describedby=\"([^\"]+)\"")]
    private static partial Regex WrongFields();
}
