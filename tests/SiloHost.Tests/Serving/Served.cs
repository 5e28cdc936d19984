using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Coordination.SiloHost.Tests.Serving;

/// <summary>A serving process on a free port, stopped as its users stop it.</summary>
internal sealed partial class Served : IAsyncDisposable
{
    private const int Terminate = 15;

    private readonly Process _process;
    private readonly Task<string> _rest;

    private Served(Process process, IReadOnlyList<string> welcome)
    {
        (_process, Welcome) = (process, welcome);
        _rest = process.StandardOutput.ReadToEndAsync();
        var services = welcome.Single(line => line.Contains("/services", StringComparison.Ordinal) && !line.Contains("curl", StringComparison.Ordinal));
        Client = new HttpClient { BaseAddress = new Uri(new Uri(services[services.IndexOf("http", StringComparison.Ordinal)..].Trim()).GetLeftPart(UriPartial.Authority)) };
    }

    /// <summary>What it printed when it was ready.</summary>
    public IReadOnlyList<string> Welcome { get; }

    public HttpClient Client { get; }

    public static async Task<Served> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "silo-host.dll"), "serve", "--urls", "http://127.0.0.1:0", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var welcome = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            welcome.Add(line);
            if (line.StartsWith("Ctrl-C", StringComparison.Ordinal))
            {
                return new Served(process, welcome);
            }
        }

        throw new InvalidOperationException($"serve did not start: {await errors}");
    }

    /// <summary>SIGTERM, and the exit code it leads to.</summary>
    public async Task<int> StopAsync()
    {
        _ = Signal(_process.Id, Terminate);
        await _process.WaitForExitAsync();
        await _rest;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await StopAsync();
        }

        Client.Dispose();
        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
