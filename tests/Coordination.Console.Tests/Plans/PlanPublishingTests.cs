using System.Net;
using System.Text.RegularExpressions;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Coordination.Plans;
using Coordination.TestKit.Access;
using Shouldly;

namespace Coordination.Console.Tests.Plans;

/// <summary>Whoever publishes a plan sees what it changes and touches first, and who has published it after.</summary>
public sealed partial class PlanPublishingTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    private const string Path = "/console/halls/town/plan";

    [Fact]
    public async Task Plan_BeforeItIsPublished_IsConfirmedWithWhatItTouches()
    {
        var administrator = await hall.VisitorAsync(Role.Administrator);
        var version = await LatestAsync();
        var limited = Limited(DocumentIn(await administrator.ReadAsync(Path)), 1);

        using var asked = await administrator.SendAsync(Path, $"{Path}/confirm", ("plan", limited), ("version", $"{version}"));
        var confirm = await ReadAsync(asked);
        (await LatestAsync()).ShouldBe(version, "Nothing is published before it is confirmed.");
        asked.StatusCode.ShouldBe(HttpStatusCode.OK);
        confirm.ShouldContain("<h1>Publish this plan?</h1>");
        confirm.ShouldMatch("Queue limit: (no limit|\\d+) → 1<");
        confirm.ShouldContain("Permits: waiting now 2, and its queue limit would be 1. They stay; nobody more is admitted until the queue is shorter than 1.");
        confirm.ShouldNotContain("name=\"seen\"");
        HiddenPlan().Match(confirm).Groups[1].Value.ReplaceLineEndings().ShouldBe(limited.ReplaceLineEndings());

        using var published = await administrator.SendAsync(Path, $"{Path}/publish", ("plan", limited), ("version", $"{version}"), ("reason", "Too many wait."));
        published.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await published.Content.ReadAsStringAsync());
        var page = WebUtility.HtmlDecode(await administrator.ReadAsync($"{published.Headers.Location}"));
        Done().Match(page).Value.ShouldContain($"Published version {version + 1} at ");
        Done().Match(page).Value.ShouldContain("Eva Smith");
        Done().IsMatch(await administrator.ReadAsync(Path)).ShouldBeFalse();
    }

    [Fact]
    public async Task Plan_OvertakenBeforeItIsConfirmed_AsksWhetherTheDifferenceWasSeen()
    {
        var administrator = await hall.VisitorAsync(Role.Administrator);
        var (version, document) = (await LatestAsync(), DocumentIn(await administrator.ReadAsync(Path)));
        using var meanwhile = await administrator.SendAsync(Path, $"{Path}/publish", ("plan", Limited(document, 50)), ("version", $"{version}"), ("reason", "First."));
        meanwhile.StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        using var asked = await administrator.SendAsync(Path, $"{Path}/confirm", ("plan", Limited(document, 40)), ("version", $"{version}"), ("reason", "Second."));
        using var blind = await administrator.SendAsync(Path, $"{Path}/publish", ("plan", Limited(document, 40)), ("version", $"{version}"), ("reason", "Second."));

        var confirm = await ReadAsync(asked);
        confirm.ShouldContain($"Version {version + 1} is published meanwhile, and you began with version {version}.");
        confirm.ShouldContain($"name=\"seen\" value=\"{version + 1}\"");
        confirm.ShouldContain("Queue limit: 50 → 40");
        confirm.ShouldContain(">Second.</textarea>");
        blind.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await ReadAsync(blind)).ShouldContain($"name=\"seen\" value=\"{version + 1}\"");
        (await LatestAsync()).ShouldBe(version + 1);
    }

    [Fact]
    public async Task Plan_PublishedBySomebodyElseMeanwhile_IsWhatCountsAlready()
    {
        var administrator = await hall.VisitorAsync(Role.Administrator);
        var (version, document) = (await LatestAsync(), DocumentIn(await administrator.ReadAsync(Path)));
        using var meanwhile = await administrator.SendAsync(Path, $"{Path}/publish", ("plan", Limited(document, 60)), ("version", $"{version}"), ("reason", "First."));
        meanwhile.StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        using var asked = await administrator.SendAsync(Path, $"{Path}/confirm", ("plan", Limited(document, 60)), ("version", $"{version}"));

        var confirm = await ReadAsync(asked);
        confirm.ShouldContain("It is what counts already.");
        confirm.ShouldNotContain("before you have ticked");
        confirm.ShouldNotContain("Nothing is published yet");
        confirm.ShouldNotContain("name=\"seen\"");
    }

    [Fact]
    public async Task Plan_SentWithoutTheVersionThatItReplaces_IsRefusedForThat()
    {
        var administrator = await hall.VisitorAsync(Role.Administrator);
        var (version, document) = (await LatestAsync(), DocumentIn(await administrator.ReadAsync(Path)));

        using var answer = await administrator.SendAsync(Path, $"{Path}/publish", ("plan", Limited(document, 70)), ("reason", "Too many wait."));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await ReadAsync(answer);
        page.ShouldContain("The form did not say which version this plan replaces");
        page.ShouldNotContain("say why, in at most 500 characters");
        page.ShouldContain($"name=\"version\" value=\"{version}\"");
        (await LatestAsync()).ShouldBe(version);
    }

    [Fact]
    public async Task Plan_ThatIsFaultyOrTheSame_HasNothingToConfirm()
    {
        var administrator = await hall.VisitorAsync(Role.Administrator);
        var document = DocumentIn(await administrator.ReadAsync(Path));

        using var faulty = await administrator.SendAsync(Path, $"{Path}/confirm", ("plan", document.Replace("Europe/Warsaw", "Europe/Nowhere", StringComparison.Ordinal)), ("version", "1"));
        using var same = await administrator.SendAsync(Path, $"{Path}/confirm", ("plan", document), ("version", $"{await LatestAsync()}"));
        using var forbidden = await (await hall.VisitorAsync(Role.Supervisor)).SendAsync(Path, $"{Path}/confirm", ("plan", document), ("version", "1"));

        faulty.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ReadAsync(faulty)).ShouldContain("<code>$.timeZone</code>");
        (await ReadAsync(same)).ShouldContain("It is what counts already.");
        (await ReadAsync(same)).ShouldNotContain("<button class=\"first\">");
        forbidden.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static string Limited(string document, int limit) => Limit().Replace(document, "").Replace("\"name\": \"Permits\",", $"\"name\": \"Permits\",\n      \"queueLimit\": {limit},", StringComparison.Ordinal);

    private static async Task<string> ReadAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static string DocumentIn(string page) => WebUtility.HtmlDecode(Document().Match(page).Groups[1].Value);

    private async Task<long> LatestAsync() => (await hall.Host.Coordination.Plan(ConsolePlan.Centre).ReadAsync())!.Version;

    [GeneratedRegex("<textarea id=\"plan\"[^>]*>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Document();

    [GeneratedRegex("name=\"plan\" value=\"(\\{.*?\n\\}\\s*)\" />", RegexOptions.Singleline)]
    private static partial Regex HiddenPlan();

    [GeneratedRegex("<p class=\"done\"[^>]*>.*?</p>", RegexOptions.Singleline)]
    private static partial Regex Done();

    [GeneratedRegex("\\s*\"queueLimit\": \\d+,?")]
    private static partial Regex Limit();
}
