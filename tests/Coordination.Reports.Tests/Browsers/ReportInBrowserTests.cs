using Coordination.Reports.Page;
using Coordination.Reports.Surveys;
using Coordination.Reports.Tests.Surveys;
using Coordination.TestKit.Needs;
using Coordination.Web.Tests.Browsers;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Coordination.Reports.Tests.Browsers;

/// <summary>The pages in a real browser, as wide as a phone and as wide as a desk, in light and dark, by keyboard and on paper.</summary>
[NeedsBrowser]
public sealed class ReportInBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string White = "rgb(255, 255, 255)";

    // The width of A4 without the report's margins, in CSS pixels.
    private const int Paper = 687;

    private const string Background = "() => getComputedStyle(document.body).backgroundColor";
    private const string Width = "() => document.documentElement.scrollWidth";

    private const string CoveredLabels = """
        () => [...document.querySelectorAll('svg')].reduce((sum, svg) => {
          const ticks = [...svg.querySelectorAll(':scope > .cc-axis .cc-tick')].map(t => t.getBoundingClientRect()).filter(b => b.width > 0).sort((a, b) => a.left - b.left);
          return sum + ticks.filter((box, index) => index > 0 && box.left < ticks[index - 1].right).length;
        }, 0)
        """;

    // Whatever can take the focus, and is there to be seen.
    private const string Focusable = "() => [...document.querySelectorAll('a[href], summary, [tabindex=\"0\"]')].filter(e => e.checkVisibility()).length";

    private const string Focused = "() => [...document.querySelectorAll('a[href], summary, [tabindex=\"0\"]')].filter(e => e.checkVisibility()).indexOf(document.activeElement)";

    private const string Scrollers = "() => [...document.querySelectorAll('*')].filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX) && !e.matches('[tabindex=\"0\"]')).length";

    [NeedFact]
    public async Task Replay_InLightAndDark_FitsEveryWidthWithoutAWordOrARequest() => await FitsAsync(await Pages.SmallDayHtmlAsync());

    [NeedFact]
    public async Task Organisations_InLightAndDark_FitsEveryWidthWithoutAWordOrARequest() => await FitsAsync(await Pages.OrganisationsHtmlAsync());

    [NeedFact]
    public async Task Survey_InBothLanguagesInLightAndDark_FitsEveryWidthWithoutAWordOrARequest()
    {
        foreach (var language in SurveyReportPage.Languages)
        {
            await FitsAsync(await ReportHtml.RenderAsync(SurveyReportPage.Of(SurveyPages.Result(), language)));
        }
    }

    /// <remarks>Marks of a chart have no tooltips: what they say stands in the table below, which opens and scrolls by keyboard.</remarks>
    [NeedFact]
    public async Task Organisations_ByKeyboard_EveryTableOpensAndEverythingThatScrollsIsReached()
    {
        await using var browser = await Browser.OpenAsync(chromium, await Pages.OrganisationsHtmlAsync(), width: 390);
        var tables = await browser.Page.Locator("summary").CountAsync();
        tables.ShouldBeGreaterThan(2);

        var opened = 0;
        for (var next = 0; next < await browser.Page.EvaluateAsync<int>(Focusable); next++)
        {
            await browser.Page.Keyboard.PressAsync("Tab");
            (await browser.Page.EvaluateAsync<int>(Focused)).ShouldBe(next);
            if (await browser.Page.EvaluateAsync<bool>("() => document.activeElement.matches('summary')"))
            {
                await browser.Page.Keyboard.PressAsync("Enter");
                opened++;
            }
        }

        opened.ShouldBe(tables);
        (await browser.Page.Locator("details[open]").CountAsync()).ShouldBe(tables);
        (await browser.Page.EvaluateAsync<int>(Scrollers)).ShouldBe(0, "what scrolls sideways can be scrolled by keyboard");
        (await browser.Page.EvaluateAsync<int>(Width)).ShouldBeLessThanOrEqualTo(390, "open tables scroll by themselves");
    }

    [NeedFact]
    public async Task Replay_OnPaper_IsWhiteForADarkReaderTooAndFits()
    {
        await using var browser = await Browser.OpenAsync(chromium, await Pages.SmallDayHtmlAsync(), dark: true, width: Paper);
        (await browser.Page.EvaluateAsync<string>(Background)).ShouldNotBe(White);

        await browser.Page.EmulateMediaAsync(new() { Media = Media.Print });

        (await browser.Page.EvaluateAsync<string>(Background)).ShouldBe(White);
        (await browser.Page.EvaluateAsync<int>(Width)).ShouldBeLessThanOrEqualTo(Paper, "the page is wider than the paper");
        (await browser.Page.Locator("summary:visible").CountAsync()).ShouldBe(0, "paper has nothing to open");
        (await browser.Page.PdfAsync(new() { PreferCSSPageSize = true })).Length.ShouldBeGreaterThan(10_000);
        browser.ShouldBeQuiet();
    }

    /// <remarks>Guards the tests above: a report that asked for something, or wrote to the console, would be noticed.</remarks>
    [NeedFact]
    public async Task ShouldBeQuiet_APageThatAsksForAnImage_Fails()
    {
        await using var browser = await Browser.OpenAsync(chromium, "<!DOCTYPE html><img src=\"missing.png\" alt=\"\" />");

        Should.Throw<ShouldAssertException>(browser.ShouldBeQuiet);
    }

    private async Task FitsAsync(string html)
    {
        foreach (var dark in new[] { false, true })
        {
            await using var browser = await Browser.OpenAsync(chromium, html, dark);
            foreach (var width in new[] { 390, 1280 })
            {
                await browser.Page.SetViewportSizeAsync(width, 800);
                (await browser.Page.EvaluateAsync<int>(Width)).ShouldBeLessThanOrEqualTo(width, "the page is wider than its window");
                (await browser.Page.EvaluateAsync<int>(CoveredLabels)).ShouldBe(0, "labels of an axis cover each other");
            }

            (await browser.Page.EvaluateAsync<string>(Background)).ShouldBe(dark ? "rgb(22, 25, 29)" : White);
            browser.ShouldBeQuiet();
        }
    }
}
