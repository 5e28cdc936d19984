using System.Collections.Concurrent;
using Coordination.SiloHost.TestKit;
using Xunit;

namespace Coordination.SiloHost.Tests.Serving;

/// <summary>A start that fails once every path has been asked for, and what probes were told meanwhile.</summary>
public sealed class FailingStart : IAsyncLifetime
{
    private const int Probes = 8;

    private static readonly string[] Paths = ["/health/ready", "/health/live", "/v1/centres/riverside/services"];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly ConcurrentBag<(string Path, int Status)> _answers = [];
    private readonly CountdownEvent _unasked = new(Paths.Length);

    /// <summary>What the process ended with.</summary>
    public int ExitCode { get; private set; }

    /// <summary>What it said on standard error.</summary>
    public string Errors { get; private set; } = "";

    /// <summary>What those who asked for a path were answered, in any order.</summary>
    public IReadOnlyList<int> Statuses(string path) => [.. _answers.Where(answer => answer.Path == path).Select(answer => answer.Status)];

    public async Task InitializeAsync()
    {
        using var database = new RefusingDatabase();
        using var serving = ServingProcess.Launch(
            new Dictionary<string, string>(), "--postgres", $"Host=127.0.0.1;Port={database.Port};Database=hall;Username=hall;Password=wrong;SSL Mode=Disable");

        await Task.WhenAll(Paths.Select(path => AskAsync(serving, database, path)));

        (ExitCode, Errors) = (await serving.ExitAsync(), serving.Errors);
    }

    public Task DisposeAsync()
    {
        _unasked.Dispose();
        return Task.CompletedTask;
    }

    private Task AskAsync(ServingProcess serving, RefusingDatabase database, string path)
    {
        var isAsked = 0;
        return Task.WhenAll(Enumerable.Range(0, Probes).Select(_ => AskAsync(serving, path, () =>
        {
            if (Interlocked.Exchange(ref isAsked, 1) == 0 && _unasked.Signal())
            {
                database.Refuse();
            }
        })));
    }

    // The start fails once every path has been asked for; then it is asked until nobody answers.
    private async Task AskAsync(ServingProcess serving, string path, Action asked)
    {
        while (!serving.Ended.IsCompleted)
        {
            try
            {
                using var reply = await serving.Client.GetAsync(path);
                _answers.Add((path, (int)reply.StatusCode));
                asked();
            }
            catch (HttpRequestException)
            {
                // Not yet, or not any more: those who ask leave the processor to the one that starts.
                await Task.Delay(Pause);
            }
        }
    }
}
