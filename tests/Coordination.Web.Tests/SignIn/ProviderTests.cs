using System.Text.Json;
using Coordination.Access;
using Coordination.Journal;
using Coordination.Sqlite;
using Coordination.TestKit.Access;
using Coordination.TestKit.Needs;
using Coordination.Web.Tests.Browsers;
using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordination.Web.Tests.SignIn;

/// <summary>Signing in at a real provider, in a real browser.</summary>
[NeedsBrowser]
public sealed class ProviderTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private static readonly CommandMeta Admin = new(new Actor(ActorKind.Administrator, "test"));

    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-provider").FullName;
    private TestProvider? _provider;
    private TestHost? _host;

    private TestProvider Provider => _provider!;

    private TestHost Host => _host!;

    public async Task InitializeAsync()
    {
        _provider = await TestProvider.StartAsync();
        _host = await TestHost.StartAsync(store => store.UseSqlite(Path.Combine(_folder, "hall.db")), services: services =>
        {
            services.AddSingleton(TokenFixture.Settings(
                Provider.Authority, ("Audience", null), ("ClientId", TestProvider.Client), ("ClientSecret", TestProvider.Secret), ("Name", "Town login")));
            services.AddCoordinationSignIn();
        });
        await Host.PublishAsync();
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Provider.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [NeedFact]
    public async Task SignIn_AtTheProvider_OpensASessionWithWhatTheRulesGive()
    {
        await using var browser = await Browser.OpenAsync(chromium);

        await SignInAsync(browser, "eva");

        (await browser.Page.Locator("main").InnerTextAsync()).ShouldContain("Supervisor, Test Hall");
        (Provider.Asked, Provider.IsProofAsked).ShouldBe((2, true));
        (await SessionAsync(browser)).GetProperty("grants").GetArrayLength().ShouldBe(1);
        browser.ShouldBeQuiet();
    }

    [NeedFact]
    public async Task SignIn_Again_IsTheSamePersonWithTheGrantsOnRecord()
    {
        await using var first = await Browser.OpenAsync(chromium);
        await SignInAsync(first, "tom");
        var session = await SessionAsync(first);
        session.GetProperty("grants").GetArrayLength().ShouldBe(0);
        var principal = new PrincipalId(session.GetProperty("principal").GetString()!);
        (await Host.Coordination.AccessToAllHalls().ExecuteAsync(new GiveGrant(principal, new Grant(Role.Viewer, TestPlan.Centre)) { Reason = "He watches." }, Admin)).Require();
        await Host.Service<AccessDirectory>().RefreshAsync();

        await using var second = await Browser.OpenAsync(chromium);
        await SignInAsync(second, "tom");

        (await second.Page.Locator("main").InnerTextAsync()).ShouldContain("Viewer, Test Hall");
        (await SessionAsync(second)).GetProperty("principal").GetString().ShouldBe($"{principal}");
        (await SessionAsync(first)).GetProperty("grants").GetArrayLength().ShouldBe(1);
    }

    [NeedFact]
    public async Task Record_AfterASignIn_HasNothingOfThePersonInTheChain()
    {
        await using var browser = await Browser.OpenAsync(chromium);
        await SignInAsync(browser, "eva");

        var chained = new List<string>();
        await foreach (var entry in Host.Coordination.Journal.ReadHistoryAsync(AccessGrainKind.KeyOf(null)))
        {
            chained.Add($"{entry.Event.By} {System.Text.Encoding.UTF8.GetString(entry.Event.Payload.Span)}");
        }

        chained.Count.ShouldBeGreaterThanOrEqualTo(2);
        string.Concat(chained).ShouldNotContain("eva");
        string.Concat(chained).ShouldNotContain("subject of");
    }

    [NeedFact]
    public async Task SignIn_RefusedByTheProvider_SaysSoAndOpensNothing()
    {
        await using var browser = await Browser.OpenAsync(chromium);
        await browser.Page.GotoAsync($"{Host.Client.BaseAddress}sign-in");
        await browser.Page.GetByText("Sign in with Town login").ClickAsync();
        await browser.Page.Locator("input[name=user]").FillAsync("nobody");
        await browser.Page.Locator("button").ClickAsync();
        await browser.Page.WaitForSelectorAsync("[role=alert]");

        (await browser.Page.Locator("[role=alert]").InnerTextAsync()).ShouldContain("You were not signed in there");
        (await browser.Page.GotoAsync($"{Host.Client.BaseAddress}session"))!.Status.ShouldBe(401);
    }

    [NeedFact]
    public async Task SignOut_OfASessionOfTheProvider_SignsOutThereAsWellAndComesBack()
    {
        await using var browser = await Browser.OpenAsync(chromium);
        await SignInAsync(browser, "eva");

        await browser.Page.Locator("form[action^='/sign-out'] button").ClickAsync();
        await browser.Page.GetByText("You are not signed in.").WaitForAsync();

        Provider.SignedOut.ShouldBe(["subject of eva"]);
        browser.Page.Url.ShouldBe($"{Host.Client.BaseAddress}sign-in?lang=en");
        (await browser.Page.GotoAsync($"{Host.Client.BaseAddress}session"))!.Status.ShouldBe(401);
        (await browser.Page.GotoAsync($"{Host.Client.BaseAddress}sign-out/with/0"))!.Url.ShouldBe($"{Host.Client.BaseAddress}sign-in");
        Provider.SignedOut.Count.ShouldBe(1);
    }

    [NeedFact]
    public async Task Nobody_IsToldOfKeysTokensAndSessions() =>
        (await new Api(Host.Client).GetAsync("/session")).ShouldBeProblem(401, "unauthenticated", "Authorization")["detail"].ShouldBe(
            "Say who calls: send a key as Authorization: Bearer cdn_… or in X-Api-Key; or a token of an issuer that this host trusts as Authorization: Bearer; or a session's cookie, for which people sign in at /sign-in.");

    [NeedFact]
    public async Task SignOut_OfASessionByALink_AsksNoProvider()
    {
        var add = new AddPrincipal(PrincipalKind.Person) { Reason = "A test." };
        var principal = (await Host.Coordination.Access(TestPlan.Centre).ExecuteAsync(add, Admin)).Require().Principal!.Value;
        var link = (await Host.Coordination.Access(TestPlan.Centre).ExecuteAsync(new IssueLink(principal, DateTimeOffset.UtcNow.AddMinutes(5)) { Reason = "A test." }, Admin)).Require();
        using var visitor = new SignInVisitor(Host.Client.BaseAddress!);
        await visitor.SignInAsync(link.Secret!);

        using var answer = await visitor.SendAsync("/sign-in", "/sign-out");

        answer.Headers.Location!.OriginalString.ShouldBe("/sign-in");
        Provider.SignedOut.ShouldBeEmpty();
    }

    [NeedFact]
    public async Task Answer_ThatThisBrowserDidNotAskFor_OpensNothing()
    {
        using var visitor = new SignInVisitor(Host.Client.BaseAddress!);

        using var answer = await visitor.Client.GetAsync("/sign-in/back/0?code=abc&state=def");

        ((int)answer.StatusCode).ShouldBe(400);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("not meant for this browser");
        visitor.Cookies.ShouldNotContain(cookie => cookie.Name.Contains("coordination-session", StringComparison.Ordinal));
    }

    [NeedFact]
    public async Task WayToTheProvider_UnderAnotherName_AsksForAnAnswerByTls()
    {
        using var visitor = new SignInVisitor(Host.Client.BaseAddress!);
        visitor.Client.DefaultRequestHeaders.Host = "hall.example";

        using var answer = await visitor.Client.GetAsync("/sign-in/with/0");

        answer.Headers.Location!.Query.ShouldContain(Uri.EscapeDataString("https://hall.example/sign-in/back/0"));
    }

    private async Task SignInAsync(Browser browser, string user)
    {
        await browser.Page.GotoAsync($"{Host.Client.BaseAddress}sign-in");
        await browser.PictureAsync("provider-sign-in");
        await browser.Page.GetByText("Sign in with Town login").ClickAsync();
        await browser.Page.Locator("input[name=user]").FillAsync(user);
        await browser.Page.Locator("button").ClickAsync();
        await browser.Page.WaitForSelectorAsync("form[action^='/sign-out']");
    }

    private async Task<JsonElement> SessionAsync(Browser browser)
    {
        var answer = await browser.Page.APIRequest.GetAsync($"{Host.Client.BaseAddress}session");
        answer.Status.ShouldBe(200, await answer.TextAsync());
        return (await answer.JsonAsync())!.Value;
    }
}
