using System.Diagnostics;

namespace Coordination.TestKit.Browsers;

/// <summary>A real browser that opens a page, runs what is in it, and gives back what became of it.</summary>
public static class Browser
{
    private const string Program = "/usr/bin/chromium";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Whether it is installed.</summary>
    public static bool IsFound => File.Exists(Program);

    /// <summary>Opens a page of a file, with a profile of its own, and waits until it has loaded.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dark">Whether the reader prefers dark.</param>
    /// <returns>The document as it is then, and the lines that its pages wrote to the console.</returns>
    public static async Task<(string Document, string[] Console)> OpenAsync(string path, bool dark)
    {
        var profile = Directory.CreateTempSubdirectory("coordination-browser-");
        try
        {
            using var process = Process.Start(Start(path, dark, profile.FullName))!;
            using var late = new CancellationTokenSource(Patience);
            var (document, log) = (process.StandardOutput.ReadToEndAsync(late.Token), process.StandardError.ReadToEndAsync(late.Token));
            try
            {
                await process.WaitForExitAsync(late.Token);
                return (await document, [.. (await log).Split('\n').Where(line => line.Contains(":CONSOLE", StringComparison.Ordinal))]);
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }
        }
        finally
        {
            await DeleteAsync(profile);
        }
    }

    private static ProcessStartInfo Start(string path, bool dark, string profile) => new(Program,
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-dev-shm-usage", "--no-first-run",
        "--enable-logging=stderr", $"--blink-settings=preferredColorScheme={(dark ? 0 : 1)}", $"--user-data-dir={profile}", "--dump-dom",
        new Uri(path).AbsoluteUri,
    ])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    // A helper of the browser may write to its profile a moment longer than the browser lives.
    private static async Task DeleteAsync(DirectoryInfo profile)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            try
            {
                profile.Delete(recursive: true);
                return;
            }
            catch (IOException)
            {
                await Task.Delay(100);
            }
        }
    }
}
