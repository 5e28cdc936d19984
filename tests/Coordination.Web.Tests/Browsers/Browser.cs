using Microsoft.Playwright;
using Shouldly;

namespace Coordination.Web.Tests.Browsers;

/// <summary>Chromium with one page, driven by Playwright, with a fresh profile. The browser is the system's: nothing is downloaded.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";
    private const string Pictures = "COORDINATION_PICTURES";

    // Whatever takes longer is stuck; a busy machine needs some seconds to begin.
    private const float PatienceMilliseconds = 120_000;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<string> _said = [];

    private Browser(IPlaywright playwright, IBrowser browser, IPage page)
    {
        (_playwright, _browser, Page) = (playwright, browser, page);
        page.Console += (_, message) => _said.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => _said.Add(error);
    }

    /// <summary>Whether it is installed.</summary>
    public static bool IsFound => File.Exists(Program);

    public IPage Page { get; }

    /// <summary>Opens it with an empty page.</summary>
    /// <param name="dark">Whether the reader prefers dark.</param>
    /// <param name="width">The width of the window.</param>
    /// <param name="language">What the reader reads.</param>
    /// <param name="script">Whether scripts run.</param>
    public static async Task<Browser> OpenAsync(bool dark = false, int width = 1280, string language = "en", bool script = true)
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
            Locale = language,
            JavaScriptEnabled = script,
        });
        page.SetDefaultTimeout(PatienceMilliseconds);
        return new Browser(playwright, chromium, page);
    }

    /// <summary>The pages said nothing on the console: nothing was blocked, missing or thrown.</summary>
    public void ShouldBeQuiet() => _said.ShouldBeEmpty();

    /// <summary>Keeps a picture of the page in the folder that <c>COORDINATION_PICTURES</c> names, for somebody to look at.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable(Pictures) is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
