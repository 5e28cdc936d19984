using Microsoft.Playwright;
using Shouldly;

namespace Coordination.Web.Tests.Browsers;

/// <summary>One page of the browser, as one reader sees it who was never here before.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private const string Pictures = "COORDINATION_PICTURES";

    private readonly List<string> _said = [];

    private Browser(IPage page)
    {
        Page = page;
        page.Console += (_, message) => _said.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => _said.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Opens it with an empty page.</summary>
    /// <param name="chromium">The browser.</param>
    /// <param name="dark">Whether the reader prefers dark.</param>
    /// <param name="width">The width of the window.</param>
    /// <param name="language">What the reader reads.</param>
    /// <param name="script">Whether scripts run.</param>
    public static async Task<Browser> OpenAsync(Chromium chromium, bool dark = false, int width = 1280, string language = "en", bool script = true) =>
        new(await chromium.NewPageAsync(new()
        {
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = 800 },
            Locale = language,
            JavaScriptEnabled = script,
        }));

    /// <summary>The pages said nothing on the console: nothing was blocked, missing or thrown.</summary>
    public void ShouldBeQuiet() => _said.ShouldBeEmpty();

    /// <summary>The same, but for what is meant to be missing.</summary>
    public void ShouldBeQuietBut(string expected) => _said.Where(said => !said.Contains(expected, StringComparison.Ordinal)).ShouldBeEmpty();

    /// <summary>Keeps a picture of the page in the folder that <c>COORDINATION_PICTURES</c> names, for somebody to look at.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable(Pictures) is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
