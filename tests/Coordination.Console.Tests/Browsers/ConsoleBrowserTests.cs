using Coordination.Access;
using Coordination.Batches;
using Coordination.Console.Tests.Hosting;
using Coordination.TestKit.Needs;
using Coordination.Web.Tests.Browsers;
using Microsoft.Playwright;
using Shouldly;

namespace Coordination.Console.Tests.Browsers;

/// <summary>The console in a real browser: as wide as a phone and as a desk, light and dark, in both languages, by keyboard, and without script.</summary>
[NeedsBrowser]
public sealed class ConsoleBrowserTests(ConsoleFixture hall, Chromium chromium) : IClassFixture<ConsoleFixture>, IClassFixture<Chromium>
{
    private const int Phone = 360;
    private const int Desk = 1280;

    // One that has to do with nothing that other tests look at.
    private BatchId _batch = new("b-none");
    private PrincipalId _person;

    // Every page for whoever may see it.
    private string[] Pages =>
    [
        "halls/town", "halls/town/queues", "halls/town/queues?department=permits", "halls/town/floor", "halls/town/requests", "halls/town/requests?service=paper",
        "halls/town/staff/anna", "halls/town/departments", "halls/town/departments/permits", "halls/town/crisis", "halls/town/explorer", "halls/town/staff/anna/sign-off",
        "halls/town/batches", "halls/town/batches/new?open=true&status=waiting", "halls/town/batches/new?open=true&command=escalate&newUrgency=2", $"halls/town/batches/{_batch}",
        "halls/town/figures", "halls/town/figures?by=hour", "halls/town/figures?by=day", "halls/town/audit", "halls/town/people", "halls/town/plan", "halls/town/plan?version=1", "halls/town/plan/versions", "halls/town/plan/versions/1", "halls/town/crisis/declare",
        "halls/town/access", $"halls/town/access/{_person}", $"halls/town/access/{_person}/grants/viewer/take", "cluster", "",
        $"requests/{hall.Held}", $"requests/{hall.Waiting[0]}", $"requests/{hall.Held}/escalate", $"requests/{hall.Held}/personal", $"grains/request/{hall.Held}", $"grains/request/{hall.Held}/diff?from=1&to=3", "halls/nowhere",
    ];

    [NeedFact]
    public async Task Pages_EveryOne_BreaksNoRuleFitsAndIsQuiet()
    {
        _batch = await hall.GiveBatchAsync();
        _person = (await hall.NewLinkAsync(new Grant(Role.Viewer, ConsolePlan.Centre))).Principal!.Value;

        // What depends on the markup alone is looked at once: it is the same in every language and colour.
        await Task.WhenAll(
            LookAsync("en", dark: false, Desk),
            LookAsync("zh", dark: true, Phone, AxeScript.OfLooks));
    }

    [NeedFact]
    public async Task Rules_OfAPageThatBreaksThem_AreFound()
    {
        await using var browser = await Browser.OpenAsync(chromium);
        await AxeScript.AddAsync(browser.Page);
        await browser.Page.GotoAsync("data:text/html,<html lang=en><title>A</title><main><h1>A</h1><img src='x'><p style='color:%23ccc'>Pale</p></main>");

        (await AxeScript.FindAsync(browser.Page)).Select(found => found.Split(':')[0]).ShouldBe(["color-contrast", "image-alt"], ignoreOrder: true);
        (await AxeScript.FindAsync(browser.Page, AxeScript.OfLooks)).ShouldHaveSingleItem().ShouldStartWith("color-contrast: ");
    }

    private async Task LookAsync(string language, bool dark, int width, params string[] rules)
    {
        await using var browser = await Browser.OpenAsync(chromium, dark, width, language);
        await SignInAsync(browser, new Grant(Role.Supervisor), new Grant(Role.Administrator));
        await AxeScript.AddAsync(browser.Page);
        foreach (var page in Pages)
        {
            await browser.Page.GotoAsync($"{hall.Address}console/{page}");
            var name = $"{page} {language} {(dark ? "dark" : "light")} {width}";
            await browser.PictureAsync(name.Replace('/', '-').Replace('?', '-').Replace(' ', '-'));
            (await AxeScript.FindAsync(browser.Page, rules)).ShouldBeEmpty(name);
            (await browser.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, name);
            (await browser.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language, name);
        }

        browser.ShouldBeQuietBut("404");
    }

    [NeedFact]
    public async Task Page_Followed_ShowsWhatHappensWithoutBeingLoadedAgain()
    {
        await using var browser = await Browser.OpenAsync(chromium);
        await SignInAsync(browser, Role.Supervisor);
        await browser.Page.WaitForSelectorAsync("[data-live-state]:text-is('Live')");
        await browser.Page.EvaluateAsync("() => { window.isTheSame = true; }");

        var request = await hall.SubmitAsync(ConsolePlan.Paper);

        await browser.Page.WaitForSelectorAsync($"[href$='{request}']");
        (await browser.Page.EvaluateAsync<bool>("() => window.isTheSame")).ShouldBeTrue();
        browser.ShouldBeQuiet();
    }

    [NeedFact]
    public async Task Page_ByKeyboard_IsReachedInOrderWithTheFocusSeen()
    {
        await using var browser = await Browser.OpenAsync(chromium);
        await SignInAsync(browser, Role.Supervisor);

        await browser.Page.Keyboard.PressAsync("Tab");
        (await FocusedAsync(browser)).ShouldBe("Skip to the content");
        (await browser.Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle")).ShouldBe("solid");
        await browser.Page.Keyboard.PressAsync("Enter");
        (await browser.Page.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe("main");
    }

    [NeedFact]
    public async Task Menu_OnAPhone_ShowsWhereOneIsAndMovesFreely()
    {
        await using var browser = await Browser.OpenAsync(chromium, dark: false, Phone);
        await SignInAsync(browser, Role.Supervisor, Role.Administrator);
        foreach (var section in new[] { "access", "figures", "queues" })
        {
            await browser.Page.GotoAsync($"{hall.Address}console/halls/town/{section}");
            await browser.Page.WaitForFunctionAsync("() => document.getAnimations().length === 0");

            var current = (await browser.Page.Locator(".sections [aria-current=page]").BoundingBoxAsync())!;
            current.X.ShouldBeGreaterThanOrEqualTo(0, section);
            (current.X + current.Width).ShouldBeLessThanOrEqualTo(Phone, section);
        }

        (await browser.Page.EvaluateAsync<double>("() => { const menu = document.querySelector('.sections'); menu.scrollLeft = 400; return menu.scrollLeft; }")).ShouldBe(400);
    }

    [NeedFact]
    public async Task Tables_OnAPhone_ShowWhatTheyAreOfAndWhatIsDue()
    {
        await using var browser = await Browser.OpenAsync(chromium, dark: false, Phone, "zh");
        await SignInAsync(browser, Role.Supervisor, Role.Administrator);

        await browser.Page.GotoAsync($"{hall.Address}console/halls/town/queues");
        (await browser.Page.Locator("tbody th").First.BoundingBoxAsync())!.Width.ShouldBeGreaterThan(100);
        await browser.Page.GotoAsync($"{hall.Address}console/halls/town/requests");
        var due = (await browser.Page.Locator("td[data-label='到期']:not(.none)").First.BoundingBoxAsync())!;
        (due.X + due.Width).ShouldBeLessThanOrEqualTo(Phone);
        await browser.Page.Locator(".menu.last summary").ClickAsync();
        (await browser.Page.Locator(".menu.last legend").First.BoundingBoxAsync())!.X.ShouldBeGreaterThan(16);
    }

    [NeedFact]
    public async Task Page_WithoutScript_IsWholeAndLooksAsChosen()
    {
        await using var browser = await Browser.OpenAsync(chromium, script: false);
        await SignInAsync(browser, Role.Supervisor);
        (await browser.Page.Locator("main").InnerTextAsync()).ShouldContain("Anna Nowak");

        await browser.Page.GetByText("Settings").ClickAsync();
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync();
        await browser.Page.WaitForSelectorAsync("html[data-theme=dark]");
        await browser.Page.GetByText("Settings").ClickAsync();
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "中文" }).ClickAsync();
        await browser.Page.WaitForSelectorAsync("html[lang=zh]");

        (await browser.Page.Locator("h1").InnerTextAsync()).ShouldBe("概览");
        await browser.Page.GetByText("设置").ClickAsync();
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await browser.Page.WaitForSelectorAsync("#link");
    }

    [NeedFact]
    public async Task Plan_FromItsDocumentToItsPublication_IsPublishedWithoutScript()
    {
        await using var browser = await Browser.OpenAsync(chromium, script: false);
        await SignInAsync(browser, Role.Administrator);
        await browser.Page.GotoAsync($"{hall.Address}console/halls/town/plan");
        var plan = browser.Page.Locator("#plan");
        await plan.FillAsync((await plan.InputValueAsync()).Replace("\"expectedMinutes\": 10", "\"expectedMinutes\": 12", StringComparison.Ordinal));

        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Publish …" }).ClickAsync();
        (await browser.Page.Locator("#differences ~ ul").InnerTextAsync()).ShouldContain("Expected time, min: 10 → 12");
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Back to the document" }).ClickAsync();
        (await plan.InputValueAsync()).ShouldContain("\"expectedMinutes\": 12");
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Publish …" }).ClickAsync();
        await browser.Page.Locator("#reason").FillAsync("It takes longer.");
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();

        (await browser.Page.Locator(".done").InnerTextAsync()).ShouldContain("Published version 2 at ");
        (await hall.Host.Coordination.Plan(ConsolePlan.Centre).ReadAsync())!.Plan.Services[0].Steps[0].ExpectedMinutes.ShouldBe(12);
        browser.ShouldBeQuiet();
    }

    [NeedFact]
    public async Task Batch_FromTheListToItsEnd_IsGivenWithoutScript()
    {
        await using var browser = await Browser.OpenAsync(chromium, script: false);
        await SignInAsync(browser, Role.Supervisor);
        var (first, second) = (await hall.SubmitAsync(ConsolePlan.Paper), await hall.SubmitAsync(ConsolePlan.Paper));
        await browser.Page.GotoAsync($"{hall.Address}console/halls/town/requests?service=paper&status=waiting");

        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "Do to all of these" }).ClickAsync();
        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "Change the urgency" }).ClickAsync();
        await browser.Page.Locator("#newUrgency").SelectOptionAsync("1");
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Show what that would be" }).ClickAsync();
        (await browser.Page.Locator("#preview").InnerTextAsync()).ShouldContain("Urgency becomes 1");
        await browser.Page.Locator("#reason").FillAsync("A flood.");
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Do it to all" }).ClickAsync();

        await browser.Page.WaitForSelectorAsync("progress");
        while (!(await browser.Page.Locator("main").InnerTextAsync()).Contains("done", StringComparison.Ordinal))
        {
            await browser.Page.GetByText("Refresh").ClickAsync();
        }

        (await hall.Host.Coordination.Request(first).ReadAsync())!.Urgency.ShouldBe(Urgency.EspeciallyUrgent);
        (await hall.Host.Coordination.Request(second).ReadAsync())!.Urgency.ShouldBe(Urgency.EspeciallyUrgent);
        browser.ShouldBeQuiet();
    }

    private Task SignInAsync(Browser browser, params Role[] roles) => SignInAsync(browser, [.. roles.Select(role => new Grant(role, ConsolePlan.Centre))]);

    private async Task SignInAsync(Browser browser, params Grant[] grants)
    {
        await browser.Page.GotoAsync($"{hall.Address}console/halls/town");
        await browser.Page.Locator("#link").FillAsync((await hall.NewLinkAsync([.. grants])).Secret!);
        await browser.Page.Keyboard.PressAsync("Enter");
        await browser.Page.WaitForSelectorAsync("#view");

        // With its style sheet and script.
        await browser.Page.WaitForLoadStateAsync();
    }

    private static Task<string> FocusedAsync(Browser browser) => browser.Page.EvaluateAsync<string>("() => document.activeElement.textContent");
}
