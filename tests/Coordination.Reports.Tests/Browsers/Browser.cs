using Microsoft.Playwright;
using Shouldly;

namespace Coordination.Reports.Tests.Browsers;

/// <summary>Chromium with one page open, driven by Playwright, with a fresh profile. The browser is the system's: nothing is downloaded.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    // Whatever takes longer is stuck; a busy machine needs some seconds to begin.
    private const float PatienceMilliseconds = 120_000;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<string> _said = [];
    private readonly List<string> _asked = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coordination-page-");

    private Browser(IPlaywright playwright, IBrowser browser, IPage page)
    {
        (_playwright, _browser, Page) = (playwright, browser, page);
        page.Console += (_, message) => _said.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => _said.Add(error);
        page.Request += (_, request) => _asked.Add(request.Url);
    }

    /// <summary>Whether it is installed.</summary>
    public static bool IsFound => File.Exists(Program);

    public IPage Page { get; }

    /// <summary>Opens a page from a file, as somebody who was sent it would.</summary>
    /// <param name="html">The page.</param>
    /// <param name="dark">Whether the reader prefers dark.</param>
    /// <param name="width">The width of the window.</param>
    public static async Task<Browser> OpenAsync(string html, bool dark = false, int width = 1280)
    {
        var playwright = await Playwright.CreateAsync();
        var chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Headless = true,
            Timeout = PatienceMilliseconds,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-dev-shm-usage", "--no-first-run"],
        });
        var page = await chromium.NewPageAsync(new()
        {
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = 800 },
        });
        page.SetDefaultTimeout(PatienceMilliseconds);
        var browser = new Browser(playwright, chromium, page);
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
        await _browser.DisposeAsync();
        _playwright.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task GoAsync(string html)
    {
        var file = Path.Combine(_folder.FullName, "report.html");
        await File.WriteAllTextAsync(file, html);
        await Page.GotoAsync(new Uri(file).AbsoluteUri);
    }
}
