using Coordination.Web.Tests.Browsers;
using Microsoft.Playwright;
using Shouldly;

namespace Coordination.Reports.Tests.Browsers;

/// <summary>One page of the browser, opened by a reader who was never here before.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly List<string> _said = [];
    private readonly List<string> _asked = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coordination-page-");

    private Browser(IPage page)
    {
        Page = page;
        page.Console += (_, message) => _said.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => _said.Add(error);
        page.Request += (_, request) => _asked.Add(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Opens a page from a file, as somebody who was sent it would.</summary>
    /// <param name="chromium">The browser.</param>
    /// <param name="html">The page.</param>
    /// <param name="dark">Whether the reader prefers dark.</param>
    /// <param name="width">The width of the window.</param>
    public static async Task<Browser> OpenAsync(Chromium chromium, string html, bool dark = false, int width = 1280)
    {
        var browser = new Browser(await chromium.NewPageAsync(new()
        {
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = 800 },
        }));
        await browser.GoAsync(html);
        return browser;
    }

    /// <summary>The page said nothing on the console, and asked for nothing but itself.</summary>
    public void ShouldBeQuiet()
    {
        _said.ShouldBeEmpty();
        _asked.ShouldHaveSingleItem().ShouldStartWith("file:///");
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task GoAsync(string html)
    {
        var file = Path.Combine(_folder.FullName, "report.html");
        await File.WriteAllTextAsync(file, html);
        await Page.GotoAsync(new Uri(file).AbsoluteUri);
    }
}
