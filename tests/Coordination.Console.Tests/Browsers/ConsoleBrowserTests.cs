using Coordination.Access;
using Coordination.Batches;
using Coordination.Console.Tests.Hosting;
using Coordination.TestKit.Needs;
using Coordination.Web.Tests.Browsers;
using Deque.AxeCore.Playwright;
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

    // Every page for whoever may see it.
    private string[] Pages =>
    [
        "halls/town", "halls/town/queues", "halls/town/queues?department=permits", "halls/town/floor", "halls/town/requests", "halls/town/requests?service=paper",
        "halls/town/staff/anna", "halls/town/departments", "halls/town/departments/permits", "halls/town/crisis", "halls/town/explorer", "halls/town/staff/anna/sign-off",
        "halls/town/batches", "halls/town/batches/new?open=true&status=waiting", "halls/town/batches/new?open=true&command=escalate&newUrgency=2", $"halls/town/batches/{_batch}",
        "halls/town/figures", "halls/town/audit", "halls/town/people", "halls/town/plan",
        $"requests/{hall.Held}", $"requests/{hall.Waiting[0]}", $"requests/{hall.Held}/escalate", $"requests/{hall.Held}/personal", $"grains/request/{hall.Held}", "halls/nowhere",
    ];

    [NeedFact]
    public async Task Pages_EveryOne_BreaksNoRuleFitsAndIsQuiet()
    {
        _batch = await hall.GiveBatchAsync();
        foreach (var (language, dark, width) in ((string, bool, int)[])[("en", false, Desk), ("zh", true, Phone)])
        {
            await using var browser = await Browser.OpenAsync(chromium, dark, width, language);
            await SignInAsync(browser, Role.Supervisor, Role.Administrator);
            foreach (var page in (string[])[.. Pages, "halls/town/access"])
            {
                await browser.Page.GotoAsync($"{hall.Address}console/{page}");
                var name = $"{page} {language} {(dark ? "dark" : "light")} {width}";
                await browser.PictureAsync(name.Replace('/', '-').Replace('?', '-').Replace(' ', '-'));

                // What tests look with stands in a frame of scripts that the page's own policy would not let in.
                var found = await browser.Page.RunAxe();
                found.Violations.Select(violation => $"{violation.Id}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}").ShouldBeEmpty(name);
                (await browser.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, name);
                (await browser.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language, name);
            }

            browser.ShouldBeQuietBut("404");
        }
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

    private async Task SignInAsync(Browser browser, params Role[] roles)
    {
        await browser.Page.GotoAsync($"{hall.Address}console/halls/town");
        await browser.Page.Locator("#link").FillAsync((await hall.NewLinkAsync([.. roles.Select(role => new Grant(role, ConsolePlan.Centre))])).Secret!);
        await browser.Page.Keyboard.PressAsync("Enter");
        await browser.Page.WaitForSelectorAsync("#view");
    }

    private static Task<string> FocusedAsync(Browser browser) => browser.Page.EvaluateAsync<string>("() => document.activeElement.textContent");
}
