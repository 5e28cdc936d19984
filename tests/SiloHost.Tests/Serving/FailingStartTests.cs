using System.Collections.Concurrent;
using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Serving;

/// <summary>A probe that asks while a start fails is told that the host is not ready, until nobody answers any more.</summary>
public sealed class FailingStartTests
{
    private const int Probes = 8;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    [Theory]
    [InlineData("/health/ready")]
    [InlineData("/health/live")]
    [InlineData("/v1/centres/riverside/services")]
    public async Task Start_ThatFails_AnswersProbesWithoutAFault(string path)
    {
        using var database = new RefusingDatabase();
        using var serving = ServingProcess.Launch(
            new Dictionary<string, string>(), "--postgres", $"Host=127.0.0.1;Port={database.Port};Database=hall;Username=hall;Password=wrong;SSL Mode=Disable");

        var statuses = new ConcurrentBag<int>();
        await Task.WhenAll(Enumerable.Range(0, Probes).Select(_ => AskAsync(serving, database, path, statuses)));

        (await serving.ExitAsync()).ShouldBe(1);
        statuses.ShouldAllBe(status => status == 503 || (status == 200 && path == "/health/live"));
        serving.Errors.ShouldNotContain("   at ");
        serving.Errors.ShouldContain("password");
    }

    // The start fails once it has been asked; then it is asked until nobody answers.
    private static async Task AskAsync(ServingProcess serving, RefusingDatabase database, string path, ConcurrentBag<int> statuses)
    {
        while (!serving.Ended.IsCompleted)
        {
            try
            {
                using var reply = await serving.Client.GetAsync(path);
                statuses.Add((int)reply.StatusCode);
                database.Refuse();
            }
            catch (HttpRequestException)
            {
                // Not yet, or not any more: those who ask leave the processor to the one that starts.
                await Task.Delay(Pause);
            }
        }
    }
}
