using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Coordination.SiloHost.Tests.Crashes;

/// <summary>The real program, serving in a process of its own, so that it can be killed.</summary>
internal sealed class ServingProcess : IDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServingProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public static async Task<ServingProcess> StartAsync(string data, string plan)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var program = Path.Combine(AppContext.BaseDirectory, "silo-host.dll");
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--data", data, "--plan", plan, "--urls", address.OriginalString])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var welcome = await process.StandardOutput.ReadLineAsync().WaitAsync(StartTimeout);
        _ = process.StandardOutput.ReadToEndAsync();
        if (welcome is null)
        {
            throw new InvalidOperationException($"serve did not start: {await errors}");
        }

        var serving = new ServingProcess(process, address);
        (await serving.Client.GetAsync("/health/ready")).EnsureSuccessStatusCode();
        return serving;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        Client.Dispose();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
