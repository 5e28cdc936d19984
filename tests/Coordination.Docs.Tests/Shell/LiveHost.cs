using System.Diagnostics;
using Coordination.Plans;

namespace Coordination.Docs.Tests.Shell;

/// <summary>The real program with the sample hall, open at all hours so that the day of the test does not matter.</summary>
internal sealed class LiveHost : IDisposable
{
    private const string Serving = "Ctrl-C";

    private readonly Process _process;

    private LiveHost(Process process, Uri address, string data) => (_process, Address, Data) = (process, address, data);

    /// <summary>The program.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "silo-host.dll");

    /// <summary>The file of its record.</summary>
    public string Data { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts it in a folder, and waits until it serves.</summary>
    public static async Task<LiveHost> StartAsync(DirectoryInfo folder)
    {
        var plan = Path.Combine(folder.FullName, "open.json");
        await File.WriteAllBytesAsync(plan, PlanDocument.Write(AlwaysOpen(SamplePlan.Load())));
        var data = Path.Combine(folder.FullName, "hall.db");
        var process = Process.Start(new ProcessStartInfo(
            "dotnet", [Program, "serve", "--urls", "http://127.0.0.1:0", "--plan", plan, "--data", data])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // Not this process's own, which another test changes for a moment.
            WorkingDirectory = folder.FullName,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        Uri? address = null;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            address ??= AddressIn(line);
            if (line.StartsWith(Serving, StringComparison.Ordinal) && address is not null)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new LiveHost(process, address, data);
            }
        }

        throw new InvalidOperationException($"serve did not start: {await errors}");
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static HallPlan AlwaysOpen(HallPlan plan) => plan with
    {
        Calendars = [],
        Departments = [.. plan.Departments.Select(department => department with { Calendar = null })],
    };

    private static Uri? AddressIn(string line)
    {
        var at = line.IndexOf("http://", StringComparison.Ordinal);
        return at >= 0 && Uri.TryCreate(line[at..].Split(' ')[0].Trim(), UriKind.Absolute, out var uri)
            ? new Uri(uri.GetLeftPart(UriPartial.Authority))
            : null;
    }
}
