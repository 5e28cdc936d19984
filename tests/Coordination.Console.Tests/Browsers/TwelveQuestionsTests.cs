using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Coordination.Erasures;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Needs;
using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.Browsers;
using Microsoft.Playwright;
using Shouldly;

namespace Coordination.Console.Tests.Browsers;

/// <summary>What people ask of a hall, each answered by at most three clicks from the overview; of what is done, the form is reached so, and one more gives it.</summary>
[NeedsBrowser]
public sealed class TwelveQuestionsTests(ConsoleFixture hall, Chromium chromium) : IClassFixture<ConsoleFixture>, IClassFixture<Chromium>, IAsyncLifetime
{
    private Browser? _browser;
    private int _clicks;

    private IPage Page => _browser!.Page;

    public async Task InitializeAsync()
    {
        if (new NeedsBrowserAttribute().Obstacle is null)
        {
            _browser = await Browser.OpenAsync(chromium);
            await SignInAsync(Role.Supervisor, Role.Auditor, Role.Administrator);
        }
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }

    [NeedFact]
    public async Task WhoWaitsWhoIsFullWhatIsDue_StandOnTheFirstPage()
    {
        var overview = await Page.Locator("main").InnerTextAsync();

        overview.ShouldContain("Paper");
        overview.ShouldContain("none of them is at work", Case.Insensitive);
        overview.ShouldContain(", Permits");
        overview.ShouldContain("left");
    }

    [NeedFact]
    public async Task WhatSomebodyDidToday_IsTwoClicksAway()
    {
        await SectionAsync("Floor");
        await LinkAsync("Anna Nowak");

        (await Page.Locator("section", new() { HasText = "Taken" }).InnerTextAsync()).ShouldContain("Permit");
        _clicks.ShouldBeLessThanOrEqualTo(3);
    }

    [NeedFact]
    public async Task HowARequestStoodThenAndWhatChanged_AreThreeClicksAway()
    {
        await ClickAsync(Page.Locator($"a[href$='{hall.Held}'], a[href$='{hall.Waiting[0]}']").First);
        await LinkAsync("Look at it in the explorer");
        var now = await Page.Locator("#when").InputValueAsync();
        await Page.Locator("#when").FillAsync(now);
        await ButtonAsync("Show");

        Page.Url.ShouldContain("?at=");
        (await Page.Locator("main").InnerTextAsync()).ShouldContain("What this version changed");
        await FollowAsync(Page.GetByRole(AriaRole.Link, new() { Name = "1", Exact = true }));
        (await Page.Locator("main").InnerTextAsync()).ShouldContain("as it was at");
        _clicks.ShouldBeLessThanOrEqualTo(3);
    }

    [NeedFact]
    public async Task TodaysRequestsAsAFile_AreThreeClicksAway()
    {
        await SectionAsync("Requests");
        await LinkAsync("Today");
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = "Save as CSV" }).First.ClickAsync());

        (await File.ReadAllTextAsync(await download.PathAsync())).ShouldContain($"{hall.Held},Permit <b>");
        _clicks.ShouldBeLessThanOrEqualTo(2);
    }

    [NeedFact]
    public async Task WhatAPlanWouldChange_IsTwoClicksAway()
    {
        await SectionAsync("Plan");
        var plan = Page.Locator("#plan");
        await plan.FillAsync((await plan.InputValueAsync()).Replace("Town House", "Town Palace", StringComparison.Ordinal));
        await ButtonAsync("What would it change?");

        (await Page.Locator("main").InnerTextAsync()).ShouldContain("Town Palace");
        await ButtonAsync("What would it have done?");
        (await Page.Locator("#effect").CountAsync()).ShouldBe(1);
        _clicks.ShouldBeLessThanOrEqualTo(3);
        await ButtonAsync("Publish …");
        (await Page.Locator("main").InnerTextAsync()).ShouldContain("Name: Town House → Town Palace");
        (await hall.Host.Coordination.Plan(ConsolePlan.Centre).ReadAsync())!.Plan.Name.ShouldBe("Town House");
    }

    [NeedFact]
    public async Task ASickClerksWork_IsGivenToSomebodyElse()
    {
        var request = await hall.SubmitAsync(ConsolePlan.Permit);
        (await hall.Host.Coordination.Staff(ConsolePlan.Centre, new("jan")).ExecuteAsync(new SignOn("2"), new CommandMeta(new Actor(ActorKind.Administrator, "test")))).Require();
        await Page.GotoAsync($"{hall.Address}console/halls/town/floor");
        var held = Page.Locator($"a[href$='{hall.Held}']");

        await SectionAsync("Floor");
        await ClickAsync(held.First);
        await LinkAsync("Give to a person");
        _clicks.ShouldBeLessThanOrEqualTo(3);
        (await Page.Locator("#person").InnerTextAsync()).ShouldContain("Jan Kowal");
        await Page.GotoAsync($"{hall.Address}console/halls/town");
        _clicks = 0;
        await SectionAsync("Floor");
        await LinkAsync("Anna Nowak");
        await LinkAsync("Sign off");
        await Page.Locator("[name=release]").CheckAsync();
        await Page.Locator("#reason").FillAsync("She is ill.");
        await ButtonAsync("Sign off");

        _clicks.ShouldBeLessThanOrEqualTo(4);
        (await hall.Host.Coordination.Staff(ConsolePlan.Centre, new("anna")).ReadAsync())!.Presence.ShouldBe(StaffPresence.SignedOff);
        (await hall.Host.Coordination.Request(hall.Held).ReadAsync())!.Items[0].Holder.ShouldNotBe(new("anna"));
        (await hall.Host.Coordination.Request(request).ReadAsync())!.Status.IsOpen().ShouldBeTrue();
    }

    [NeedFact]
    public async Task ACrisis_IsDeclaredAndLifted()
    {
        await SectionAsync("Crisis");
        await LinkAsync("Declare a crisis");
        await Page.Locator("#reason").FillAsync("A flood.");
        await ButtonAsync("Declare a crisis");
        _clicks.ShouldBeLessThanOrEqualTo(3);
        (await hall.Host.Coordination.Centre(ConsolePlan.Centre).ReadAsync()).InCrisis.ShouldBeTrue();

        _clicks = 0;
        await SectionAsync("Crisis");
        (await Page.Locator("main").InnerTextAsync()).ShouldContain("moved", Case.Insensitive);
        await LinkAsync("Lift the crisis");
        await Page.Locator("#reason").FillAsync("It is over.");
        await ButtonAsync("Lift the crisis");
        _clicks.ShouldBeLessThanOrEqualTo(3);
        (await hall.Host.Coordination.Centre(ConsolePlan.Centre).ReadAsync()).InCrisis.ShouldBeFalse();
    }

    [NeedFact]
    public async Task ACitizensData_IsFoundHandedOutAndErasedByTwo()
    {
        var submit = new SubmitRequest { Centre = ConsolePlan.Centre, Service = ConsolePlan.Paper, Personal = new PersonalDetails("Ola", "ola@example.org") };
        var request = (await hall.Host.Coordination.SubmitAsync(submit, new CommandMeta(Actor.Anonymous))).Require().Request;

        await SectionAsync("People’s data");
        await Page.Locator("#find-contact").FillAsync("ola@example.org");
        await Page.Locator("#find-reason").FillAsync("She asks.");
        await ButtonAsync("Find");
        (await Page.Locator("#found").Locator("..").InnerTextAsync()).ShouldContain($"{request}");
        await Page.Locator("#what").SelectOptionAsync("erase");
        await Page.Locator("#basis").SelectOptionAsync("consent-withdrawn");
        await Page.Locator("#ask-reason").FillAsync("She asks.");
        await ButtonAsync("Ask");
        _clicks.ShouldBeLessThanOrEqualTo(3);

        // Another person, at another browser.
        await _browser!.DisposeAsync();
        _browser = await Browser.OpenAsync(chromium);
        await SignInAsync(Role.Administrator);
        await SectionAsync("People’s data");
        await LinkAsync("Approve");
        await Page.Locator("#reason").FillAsync("She may.");
        await ButtonAsync("Approve");
        _clicks.ShouldBeLessThanOrEqualTo(3);
        await Until.TrueAsync(async () => (await hall.Host.Coordination.Request(request).ReadAsync())!.Version > 0
            && (await hall.Host.Coordination.Erasures(ConsolePlan.Centre).ReadAsync())!.Erasures[^1].Stage == ErasureStage.Done);
    }

    [NeedFact]
    public async Task WhoDidWhat_IsOneClickAway_AndItsProofTwo()
    {
        await SectionAsync("Audit");
        (await Page.Locator("main table").InnerTextAsync()).ShouldContain("signed on", Case.Insensitive);
        await ClickAsync(Page.Locator("main table a[href*='/console/grains/']").First);

        (await Page.Locator("main").InnerTextAsync()).ShouldContain("The chain holds");
        _clicks.ShouldBeLessThanOrEqualTo(3);
    }

    private Task SectionAsync(string name) => ClickAsync(Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }));

    private Task LinkAsync(string name) => ClickAsync(Page.GetByRole(AriaRole.Link, new() { Name = name }).First);

    private Task ButtonAsync(string name) => ClickAsync(Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }));

    private async Task ClickAsync(ILocator what)
    {
        await FollowAsync(what);
        _clicks++;
    }

    // To the page that comes of it: until it is there, everything would be read from the one before.
    private async Task FollowAsync(ILocator what)
    {
        await Page.EvaluateAsync("() => { window.isLeft = true; }");
        await what.ClickAsync();
        await Page.WaitForFunctionAsync("() => !window.isLeft && document.readyState === 'complete'");
    }

    private async Task SignInAsync(params Role[] roles)
    {
        await Page.GotoAsync($"{hall.Address}console/halls/town");
        await Page.Locator("#link").FillAsync((await hall.NewLinkAsync([.. roles.Select(role => new Grant(role, ConsolePlan.Centre))])).Secret!);
        await Page.Keyboard.PressAsync("Enter");
        await Page.WaitForSelectorAsync("#view");
        _clicks = 0;
    }
}
