using System.Diagnostics;
using Coordination.TestKit.Ports;

namespace Coordination.SiloHost.TestKit;

/// <summary>The real program, serving in a process of its own, so that it can be killed and frozen.</summary>
public sealed class ServingProcess : IDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly HeardLines _errors = new();

    private ServingProcess(Process process, Uri address)
    {
        _process = process;
        Ended = process.WaitForExitAsync();
        Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        process.ErrorDataReceived += (_, line) => _errors.Hear(line.Data);
        process.BeginErrorReadLine();
    }

    public HttpClient Client { get; }

    /// <summary>What it has said on standard error.</summary>
    public string Errors => _errors.Text;

    /// <summary>The processor time that it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The same, line by line.</summary>
    public IReadOnlyCollection<string> ErrorLines => _errors.Lines;

    /// <summary>Completes when it has ended, however, and everything it said has been heard.</summary>
    public Task Ended { get; }

    /// <summary>What it ended with.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Starts it, and waits until it is ready.</summary>
    public static async Task<ServingProcess> StartAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var serving = Launch(environment, arguments);
        try
        {
            await serving.WelcomeAsync();
            return serving;
        }
        catch
        {
            serving.Dispose();
            throw;
        }
    }

    /// <summary>Starts it, and waits for nothing.</summary>
    public static ServingProcess Launch(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        LaunchCommand("serve", environment, arguments);

    /// <summary>Starts a command that serves and believes whoever calls, and waits for nothing.</summary>
    public static ServingProcess LaunchCommand(string command, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        LaunchAt(new Uri($"http://127.0.0.1:{FreePort.Next()}"), [], command, environment, [.. arguments, "--insecure-actors"]);

    /// <summary>Starts a command that serves at an address, and waits for nothing.</summary>
    /// <param name="address">Where it serves.</param>
    /// <param name="by">A command line that becomes the program it is followed by, such as <c>ip netns exec name</c>; empty for none.</param>
    /// <param name="command">The command.</param>
    /// <param name="environment">More for its environment than this process's own.</param>
    /// <param name="arguments">The command's arguments.</param>
    public static ServingProcess LaunchAt(
        Uri address, IReadOnlyList<string> by, string command, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        string[] line = [.. by, .. SiloHostProgram.Line, command, .. arguments, "--urls", address.OriginalString];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ServingProcess(Process.Start(start)!, address);
    }

    /// <summary>Waits until it says something on standard error.</summary>
    public Task SaysAsync(string words) => _errors.SaysAsync(words, StartTimeout);

    /// <summary>Waits until it says that it serves, and is ready.</summary>
    public async Task WelcomeAsync()
    {
        await ServesAsync(StartTimeout);
        await ReadyAsync();
    }

    /// <summary>Waits until it is ready.</summary>
    /// <exception cref="HttpRequestException">It is not for as long as a start may take.</exception>
    public async Task ReadyAsync()
    {
        for (var since = Stopwatch.GetTimestamp(); ; await Task.Delay(TimeSpan.FromMilliseconds(50)))
        {
            using var answer = await Client.GetAsync("/health/ready");
            if (answer.IsSuccessStatusCode || Stopwatch.GetElapsedTime(since) > StartTimeout)
            {
                answer.EnsureSuccessStatusCode();
                return;
            }
        }
    }

    /// <summary>Waits until it says that it serves.</summary>
    /// <param name="patience">For how long.</param>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public async Task ServesAsync(TimeSpan patience)
    {
        var welcome = await _process.StandardOutput.ReadLineAsync().WaitAsync(patience);
        if (welcome is null)
        {
            await Ended;
            throw new InvalidOperationException($"serve did not start: {Errors}");
        }

        _ = _process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Freeze() => _process.Freeze();

    public void Thaw() => _process.Thaw();

    /// <summary>SIGTERM, and the exit code it leads to.</summary>
    public async Task<int> StopAsync()
    {
        _process.SendTerminate();
        return await ExitAsync();
    }

    /// <summary>Waits until it ends by itself.</summary>
    public async Task<int> ExitAsync()
    {
        await Ended.WaitAsync(StartTimeout);
        return _process.ExitCode;
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
}
