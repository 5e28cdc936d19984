using Coordination.Access;
using Coordination.TestKit.Needs;
using Coordination.Web.Tests.Browsers;
using Microsoft.Playwright;
using Shouldly;

namespace Coordination.Web.Tests.SignIn;

/// <summary>The sign-in in a real browser, as wide as a phone and as wide as a desk, in light and dark, in both languages, with script and without, by keyboard.</summary>
[NeedsBrowser]
public sealed class SignInBrowserTests(SignInFixture hall, Chromium chromium) : IClassFixture<SignInFixture>, IClassFixture<Chromium>
{
    private const int Phone = 360;
    private const int Desk = 1280;
    private const string SignedIn = "form[action^='/sign-out']";

    [NeedFact]
    public async Task Link_Opened_SignsInByTheButtonAndOutByTheOther()
    {
        await using var browser = await Browser.OpenAsync(chromium);
        await browser.Page.GotoAsync($"{Address}sign-in/link#{(await hall.NewLinkAsync(Role.Supervisor)).Secret}");
        (await browser.Page.Locator("#link").IsVisibleAsync()).ShouldBeFalse("The link is filled in: there is nothing to type.");

        await browser.Page.Locator("button").ClickAsync();
        await browser.Page.WaitForSelectorAsync(SignedIn);
        (await browser.Page.Locator("main").InnerTextAsync()).ShouldContain("Supervisor, Test Hall");
        await browser.Page.Locator("button").ClickAsync();
        await browser.Page.WaitForSelectorAsync("#link");

        (await browser.Page.Locator("main").InnerTextAsync()).ShouldContain("You are not signed in.");
        browser.ShouldBeQuiet();
    }

    [NeedFact]
    public async Task Link_WithoutScript_IsPasted()
    {
        await using var browser = await Browser.OpenAsync(chromium, script: false);
        await browser.Page.GotoAsync($"{Address}sign-in");

        await browser.Page.GetByLabel("Your link").FillAsync($"{Address}sign-in/link#{(await hall.NewLinkAsync()).Secret}");
        await browser.Page.Keyboard.PressAsync("Enter");
        await browser.Page.WaitForSelectorAsync(SignedIn);

        (await browser.Page.Locator("main").InnerTextAsync()).ShouldContain("Viewer, Test Hall");
    }

    [NeedFact]
    public async Task Link_InTheOtherLanguage_IsStillThere()
    {
        await using var browser = await Browser.OpenAsync(chromium);
        await browser.Page.GotoAsync($"{Address}sign-in/link#{(await hall.NewLinkAsync()).Secret}");

        await browser.Page.Locator("footer a").ClickAsync();
        await browser.Page.WaitForSelectorAsync("html[lang=zh]");
        await browser.Page.Locator("button").ClickAsync();
        await browser.Page.WaitForSelectorAsync(SignedIn);

        (await browser.Page.Locator("main").InnerTextAsync()).ShouldContain("查看者");
        browser.ShouldBeQuiet();
    }

    [NeedFact]
    public async Task Pages_AsWideAsAPhoneOrADeskInBothLanguagesAndColours_FitAndCanBeRead()
    {
        foreach (var (language, dark, width) in from language in (string[])["en", "zh"] from dark in (bool[])[false, true] from width in (int[])[Phone, Desk] select (language, dark, width))
        {
            await using var browser = await Browser.OpenAsync(chromium, dark, width, language);
            var name = $"{language}-{(dark ? "dark" : "light")}-{(width == Phone ? "phone" : "desk")}";

            await browser.Page.GotoAsync($"{Address}sign-in");
            await ShouldFitAsync(browser, width, $"signed-out-{name}");
            await browser.Page.Locator("#link").FillAsync("cdl_none");
            await browser.Page.Locator("button").ClickAsync();
            await browser.Page.WaitForSelectorAsync("[role=alert]");
            await ShouldFitAsync(browser, width, $"link-gone-{name}");
            await browser.Page.GotoAsync($"{Address}sign-in/link#{(await hall.NewLinkAsync(Role.Administrator)).Secret}");
            await ShouldFitAsync(browser, width, $"link-{name}");
            await browser.Page.Locator("button").ClickAsync();
            await browser.Page.WaitForSelectorAsync(SignedIn);
            await ShouldFitAsync(browser, width, $"signed-in-{name}");
        }
    }

    [NeedFact]
    public async Task Password_Changed_ByTheFormInBothLanguages()
    {
        foreach (var (language, dark, width) in ((string, bool, int)[])[("en", false, Desk), ("zh", true, Phone)])
        {
            await using var browser = await Browser.OpenAsync(chromium, dark, width, language);
            var login = $"person-{language}";
            await browser.Page.GotoAsync($"{Address}sign-in/invitation#{(await hall.NewInvitationAsync()).Secret}");
            await FillAsync(browser, ("login", login), ("password", "correct horse battery"), ("again", "correct horse battery"));
            await browser.Page.WaitForSelectorAsync(SignedIn);
            await browser.PictureAsync($"with-account-{language}");

            await browser.Page.Locator("a[href^='/sign-in/change-password']").ClickAsync();
            await browser.Page.WaitForSelectorAsync("#old");
            await ShouldFitAsync(browser, width, $"change-{language}");
            await FillAsync(browser, ("login", login), ("old", "not this one at all"), ("password", "another horse, another battery"), ("again", "another horse, another battery"));
            await browser.Page.WaitForSelectorAsync("[role=alert]");
            await ShouldFitAsync(browser, width, $"change-refused-{language}");
            await FillAsync(browser, ("old", "correct horse battery"), ("password", "another horse, another battery"), ("again", "another horse, another battery"));
            await browser.Page.WaitForSelectorAsync(".button");

            (await browser.Page.Locator("main").InnerTextAsync()).ShouldContain(language == "en" ? "Your password was changed." : "您的密码已更改。");
            await browser.PictureAsync($"changed-{language}");
        }
    }

    private static async Task FillAsync(Browser browser, params (string Field, string Value)[] fields)
    {
        foreach (var (field, value) in fields)
        {
            await browser.Page.Locator($"#{field}").FillAsync(value);
        }

        await browser.Page.Locator("button").ClickAsync();
    }

    private string Address => hall.Host.Client.BaseAddress!.AbsoluteUri;

    private static async Task ShouldFitAsync(Browser browser, int width, string name)
    {
        // Its elements are there before its style sheet is.
        await browser.Page.WaitForLoadStateAsync();
        await browser.PictureAsync(name);
        (await browser.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, name);
        foreach (var selector in (string[])["h1", "main p", "button", "footer a"])
        {
            var contrast = await browser.Page.EvaluateAsync<double>(Contrast, selector);
            contrast.ShouldBeGreaterThanOrEqualTo(4.5, $"{selector} of {name}");
        }

        await browser.Page.Keyboard.PressAsync("Tab");
        (await browser.Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle")).ShouldBe("solid", $"The focus of {name} is seen.");
    }

    // WCAG 2.2, 1.4.3: the ratio of the luminances of a text and of what is behind it.
    private const string Contrast = """
        selector => {
          const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const rgb = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
          const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const element = document.querySelector(selector);
          let behind = element;
          while (rgb(getComputedStyle(behind).backgroundColor)[3] < 255 && behind.parentElement) { behind = behind.parentElement; }
          const [one, other] = [light(rgb(getComputedStyle(element).color)), light(rgb(getComputedStyle(behind).backgroundColor))];
          return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        }
        """;
}
