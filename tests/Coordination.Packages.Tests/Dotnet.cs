using System.Diagnostics;

namespace Coordination.Packages.Tests;

/// <summary>The .NET command, as a newcomer's shell calls it.</summary>
internal static class Dotnet
{
    /// <summary>Runs it to its end, and gives what it wrote to standard output.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<string> RunAsync(string folder, string? cache, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the test's own host was started with is not the newcomer's.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        if (cache is not null)
        {
            start.Environment["NUGET_PACKAGES"] = cache;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)}\n{await output}\n{await error}");
    }
}
