using System.IO.Pipelines;
using Coordination.SiloHost.Commands;
using Coordination.SiloHost.Terminal;
using Coordination.SiloHost.TestKit;

namespace Coordination.SiloHost.Tests.Serving;

/// <summary>The command <c>serve</c> on a free port, within this process: what its token does, a signal does to a process.</summary>
internal sealed class Served : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _stop = new();
    private readonly Pipe _output = new();
    private readonly Pipe _error = new();
    private readonly HeardLines _errors = new();
    private readonly List<string> _welcome = [];
    private Task<int> _exit = Task.FromResult(0);
    private Task<string> _rest = Task.FromResult("");
    private Task _heard = Task.CompletedTask;

    private Served()
    {
    }

    /// <summary>What it printed when it was ready.</summary>
    public IReadOnlyList<string> Welcome => _welcome;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>What it has said on standard error.</summary>
    public IReadOnlyCollection<string> ErrorLines => _errors.Lines;

    /// <summary>The same as one text.</summary>
    public string Errors => _errors.Text;

    /// <summary>One that believes whoever calls.</summary>
    public static Task<Served> StartAsync(params string[] arguments) => StartGuardedAsync([.. arguments, "--insecure-actors"]);

    /// <summary>One to which callers prove who they are.</summary>
    public static async Task<Served> StartGuardedAsync(params string[] arguments)
    {
        var served = new Served();
        served._heard = Task.Run(() => served._errors.HearAsync(new StreamReader(served._error.Reader.AsStream())));
        served._exit = Task.Run(() => served.RunAsync(["serve", .. arguments.Contains("--urls") ? [] : (string[])["--urls", "http://127.0.0.1:0"], .. arguments]));
        var lines = new StreamReader(served._output.Reader.AsStream());
        while (await lines.ReadLineAsync() is { } line)
        {
            served._welcome.Add(line);
            if (line.StartsWith("Ctrl-C", StringComparison.Ordinal))
            {
                served._rest = lines.ReadToEndAsync();
                served.Client = new HttpClient { BaseAddress = served.Address() };
                return served;
            }
        }

        await served._heard;
        throw new InvalidOperationException($"serve did not start, and ended with {await served._exit}: {served.Errors}");
    }

    /// <summary>Waits until it says something on standard error.</summary>
    public Task SaysAsync(string words) => _errors.SaysAsync(words, Patience);

    /// <summary>An orderly stop, and the exit code it leads to.</summary>
    public async Task<int> StopAsync()
    {
        await _stop.CancelAsync();
        await _rest;
        await _heard;
        return await _exit;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Client.Dispose();
        _stop.Dispose();
    }

    private async Task<int> RunAsync(string[] arguments)
    {
        await using var errors = Stream.Synchronized(_error.Writer.AsStream());
        using var log = new ErrorLog(errors);
        try
        {
            return await SiloHostCommands.RunAsync(arguments, new CommandConsole(_output.Writer.AsStream(), errors, _ => null) { Log = log }, _stop.Token);
        }
        finally
        {
            await _output.Writer.CompleteAsync();
            await _error.Writer.CompleteAsync();
        }
    }

    private Uri Address()
    {
        var services = _welcome.Single(line => line.Contains("/services", StringComparison.Ordinal) && !line.Contains("curl", StringComparison.Ordinal));
        return new Uri(new Uri(services[services.IndexOf("http", StringComparison.Ordinal)..].Trim()).GetLeftPart(UriPartial.Authority));
    }
}
