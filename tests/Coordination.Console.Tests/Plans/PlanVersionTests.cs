using System.Net;
using System.Text.RegularExpressions;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Coordination.TestKit.Access;
using Shouldly;

namespace Coordination.Console.Tests.Plans;

/// <summary>The plans that a hall has had are looked at, compared and brought back.</summary>
public sealed partial class PlanVersionTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    private const string Path = "/console/halls/town/plan";

    [Fact]
    public async Task Version_Earlier_IsBroughtIntoTheFormAndPublishedOnlyByItsSender()
    {
        var administrator = await hall.VisitorAsync(Role.Administrator);
        var first = await LatestAsync();
        await PublishAsync(administrator, DocumentIn(await administrator.ReadAsync(Path)).Replace("\"Papers\"", "\"Papers & forms\"", StringComparison.Ordinal), first);

        var form = await administrator.ReadAsync($"{Path}?version={first}");
        (await LatestAsync()).ShouldBe(first + 1, "Looking at it publishes nothing.");
        form.ShouldContain($"The form holds version {first} as it was.");
        DocumentIn(form).ShouldContain("\"Papers\"");
        form.ShouldContain($"name=\"version\" value=\"{first + 1}\"");
        using var tried = await administrator.SendAsync(Path, $"{Path}/check", ("plan", DocumentIn(form)), ("version", $"{first + 1}"));
        (await tried.Content.ReadAsStringAsync()).ShouldContain("<code>departments[papers].name</code>");
        await PublishAsync(administrator, DocumentIn(form), first + 1);

        (await hall.Host.Coordination.Plan(ConsolePlan.Centre).ReadAsync())!.Plan.Departments[1].Name.ShouldBe("Papers");
        var page = await (await hall.VisitorAsync(Role.Auditor)).ReadAsync(Path);
        page.ShouldContain(">Eva Smith</span>, administrator");
        page.ShouldContain($"href=\"{Path}/versions/{first + 1}\"");
        page.ShouldContain(">A test of versions.</td>", customMessage: "Why a plan was published is for whoever may read plans.");
        (await (await hall.VisitorAsync(Role.Viewer)).ReadAsync($"{Path}/versions/{first + 1}")).ShouldContain("A test of versions.");
    }

    [Fact]
    public async Task Version_OfAHall_ShowsWhatItChangedAndWhatItDiffersIn()
    {
        var administrator = await hall.VisitorAsync(Role.Administrator);
        var before = await LatestAsync();
        var document = DocumentIn(await administrator.ReadAsync(Path));
        await PublishAsync(administrator, document.Replace("\"Permits\"", "\"Permits and licences\"", StringComparison.Ordinal), before);
        await PublishAsync(administrator, document, before + 1);
        var viewer = await hall.VisitorAsync(Role.Viewer);

        var page = WebUtility.HtmlDecode(await viewer.ReadAsync($"{Path}/versions/{before + 1}"));

        page.ShouldContain($"What changed from version {before} to version {before + 1}");
        page.ShouldContain("Name: Permits → Permits and licences");
        page.ShouldContain("Differences from what counts now: 1");
        page.ShouldNotContain("Bring this plan back");
        (await administrator.ReadAsync($"{Path}/versions/{before + 1}")).ShouldContain($"href=\"{Path}?version={before + 1}#edit\"");
        (await viewer.ReadAsync($"{Path}/versions/1")).ShouldContain("The first plan of the hall");
        (await viewer.ReadAsync($"{Path}/versions?before=2")).ShouldNotContain($"{Path}/versions/2\"");
        (await viewer.ReadAsync($"{Path}/versions")).ShouldContain($"{Path}/versions/{before + 2}\"");
    }

    [Theory]
    [InlineData("/versions/999", HttpStatusCode.NotFound, "has no plan of version 999")]
    [InlineData("?version=999", HttpStatusCode.NotFound, "has no plan of version 999")]
    [InlineData("?version=first", HttpStatusCode.BadRequest, "“version” must be a whole number")]
    [InlineData("/versions?before=0", HttpStatusCode.BadRequest, "“before” must be a whole number")]
    public async Task Version_ThatThereIsNot_IsSaid(string address, HttpStatusCode status, string says)
    {
        using var answer = await (await hall.VisitorAsync(Role.Administrator)).Client.GetAsync($"{Path}{address}");

        answer.StatusCode.ShouldBe(status);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain(says);
    }

    private static async Task PublishAsync(SignInVisitor administrator, string document, long over)
    {
        using var answer = await administrator.SendAsync(Path, $"{Path}/publish", ("plan", document), ("version", $"{over}"), ("reason", "A test of versions."));
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
    }

    private static string DocumentIn(string page) => WebUtility.HtmlDecode(Document().Match(page).Groups[1].Value);

    private async Task<long> LatestAsync() => (await hall.Host.Coordination.Plan(ConsolePlan.Centre).ReadAsync())!.Version;

    [GeneratedRegex("<textarea id=\"plan\"[^>]*>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Document();
}
