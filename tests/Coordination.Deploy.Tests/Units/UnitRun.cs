using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Ports;

namespace Coordination.Deploy.Tests.Units;

/// <summary>A unit of <c>Type=notify</c> at work, with the tests in the place of its service manager.</summary>
internal sealed class UnitRun : IDisposable
{
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(2);

    private readonly SystemdUnit _unit;
    private readonly Process _process;
    private readonly Socket _manager;
    private readonly Task<string> _errors;

    private UnitRun(SystemdUnit unit, Process process, Socket manager, string url)
    {
        (_unit, _process, _manager) = (unit, process, manager);
        Client = new HttpClient { BaseAddress = new Uri(url) };
        _errors = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
    }

    public HttpClient Client { get; }

    /// <summary>The most memory that it has had, in bytes.</summary>
    public long PeakMemory => UnitSandbox.PeakMemory(_process);

    /// <summary>Starts it on a free port, and waits until it says that it is ready.</summary>
    public static async Task<UnitRun> StartAsync(SystemdUnit unit, string app, string state, string credentials, IReadOnlyDictionary<string, string> environment)
    {
        var port = FreePort.Next();
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        var name = string.Create(CultureInfo.InvariantCulture, $"coordination-{Environment.ProcessId}-{port}");
        var manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint($"\0{name}"));
        var variables = new Dictionary<string, string>(environment) { ["ASPNETCORE_URLS"] = url, ["NOTIFY_SOCKET"] = $"@{name}" };
        var run = new UnitRun(unit, UnitSandbox.Start(unit, app, state, credentials, variables), manager, url);
        try
        {
            await run.HearAsync("READY=1");
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    /// <summary>Stops it as its manager does, within the unit's time.</summary>
    /// <returns>What it ended with, and what it had said on standard error.</returns>
    public async Task<(int ExitCode, string Errors)> StopAsync()
    {
        _process.SendTerminate();
        await HearAsync("STOPPING=1");
        await _process.WaitForExitAsync().WaitAsync(Deployment.Seconds(_unit["TimeoutStopSec"]));
        return (_process.ExitCode, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        Client.Dispose();
        _manager.Dispose();
        _process.Dispose();
    }

    private async Task HearAsync(string words)
    {
        var message = new byte[256];
        var heard = _manager.ReceiveAsync(message);
        var ended = _process.WaitForExitAsync();
        if (await Task.WhenAny(heard, ended).WaitAsync(Enough) == ended && !heard.IsCompleted)
        {
            throw new InvalidOperationException($"{_unit.Name} ended with {_process.ExitCode}: {await _errors}");
        }

        var said = Encoding.UTF8.GetString(message, 0, await heard).TrimEnd('\n');
        if (said != words)
        {
            throw new InvalidOperationException($"{_unit.Name} said '{said}' where '{words}' was due.");
        }
    }
}
