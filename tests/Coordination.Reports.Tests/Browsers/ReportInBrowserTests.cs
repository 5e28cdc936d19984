using System.Net;
using System.Text.RegularExpressions;
using Coordination.TestKit.Browsers;
using Coordination.TestKit.Needs;
using Shouldly;
using Xunit;

namespace Coordination.Reports.Tests.Browsers;

/// <summary>The pages in a real browser, as wide as a phone and as wide as a desk, in light and dark.</summary>
[NeedsBrowser]
public sealed partial class ReportInBrowserTests
{
    [NeedFact]
    public Task Replay_InLight_FitsEveryWidthWithoutAWord() => FitsAsync(Pages.SmallDayHtmlAsync(), dark: false);

    [NeedFact]
    public Task Organisations_InDark_FitsEveryWidthWithoutAWord() => FitsAsync(Pages.OrganisationsHtmlAsync(), dark: true);

    private static async Task FitsAsync(Task<string> html, bool dark)
    {
        var folder = Directory.CreateTempSubdirectory("coordination-page-");
        try
        {
            var file = Path.Combine(folder.FullName, "frames.html");
            await File.WriteAllTextAsync(file, Frames(await html));

            var (document, console) = await Browser.OpenAsync(file, dark);

            console.ShouldBeEmpty();
            var measured = Measured().Matches(document).Select(match => match.Groups).ToArray();
            measured.Select(groups => groups[1].Value).ShouldBe(["390", "1280"], document.Length > 2000 ? "not measured" : document);
            foreach (var groups in measured)
            {
                int.Parse(groups[2].Value, null).ShouldBeLessThanOrEqualTo(int.Parse(groups[1].Value, null), "the page is wider than its window");
                groups[3].Value.ShouldBe(dark ? "rgb(22, 25, 29)" : "rgb(255, 255, 255)");
                groups[4].Value.ShouldBe("0", "labels of an axis cover each other");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The page in two frames of fixed widths, and a script of the test's own that measures them.
    private static string Frames(string html) => $$"""
        <!DOCTYPE html><meta charset="utf-8" />
        <iframe width="390" height="800" style="border:0" srcdoc="{{WebUtility.HtmlEncode(html)}}"></iframe>
        <iframe width="1280" height="800" style="border:0" srcdoc="{{WebUtility.HtmlEncode(html)}}"></iframe>
        <script>
        function covered(svg) {
          const ticks = [...svg.querySelectorAll(':scope > .cc-axis .cc-tick')].map(t => t.getBoundingClientRect()).filter(b => b.width > 0).sort((a, b) => a.left - b.left);
          return ticks.filter((box, index) => index > 0 && box.left < ticks[index - 1].right).length;
        }
        addEventListener('load', () => {
          document.title = [...document.querySelectorAll('iframe')].map(frame => {
            const page = frame.contentDocument;
            const axes = [...page.querySelectorAll('svg')].reduce((sum, svg) => sum + covered(svg), 0);
            return `[${frame.width}|${page.documentElement.scrollWidth}|${getComputedStyle(page.body).backgroundColor}|${axes}]`;
          }).join('');
        });
        </script>
        """;

    [GeneratedRegex(@"\[(\d+)\|(\d+)\|(rgb\([^)]*\))\|(\d+)\]")]
    private static partial Regex Measured();
}
