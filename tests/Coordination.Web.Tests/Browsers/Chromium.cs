using Microsoft.Playwright;
using Xunit;

namespace Coordination.Web.Tests.Browsers;

/// <summary>The system's Chromium, driven by Playwright: nothing is downloaded. Started once for a class of tests; every page has a fresh profile.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    // Whatever takes longer is stuck; a busy machine needs some seconds to begin.
    private const float PatienceMilliseconds = 120_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Whether it is installed.</summary>
    public static bool IsFound => File.Exists(Program);

    public async Task InitializeAsync()
    {
        if (!IsFound)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Headless = true,
            Timeout = PatienceMilliseconds,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-dev-shm-usage", "--no-first-run"],
        });
    }

    public async Task DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
    }

    /// <summary>An empty page in a profile of its own, which ends with the page's context.</summary>
    internal async Task<IPage> NewPageAsync(BrowserNewContextOptions reader)
    {
        var page = await (await _browser!.NewContextAsync(reader)).NewPageAsync();
        page.SetDefaultTimeout(PatienceMilliseconds);
        return page;
    }
}
