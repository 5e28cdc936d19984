using System.Diagnostics;
using System.Globalization;
using Coordination.Centres;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Coordination.Crashes.Clusters;

/// <summary>Three silos are replaced one after the other, as an upgrade does, while citizens come and staff serve.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed class RollingRestartTests(ITestOutputHelper output)
{
    private static readonly TimeSpan StopTarget = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CallTarget = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = CrashSettings.IsLong ? TimeSpan.FromSeconds(10) : TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(120);
    private static readonly CentreId[] Halls = [.. Enumerable.Range(1, 9).Select(n => new CentreId($"hall-{n}"))];

    /// <remarks>
    /// A 503 is an error here as any other: a silo that stops takes its last calls, and the next one is asked after its
    /// connections are closed. Both times are held to strictly in a long run, and in the short suite more is allowed;
    /// for that long a client tries on, so that an error is one of the silos'.
    /// </remarks>
    [NeedFact]
    public async Task Silos_RestartedOneAfterTheOther_LeaveInTimeAndNoClientGetsAnErrorOrWaits()
    {
        await using var closing = new Closing(new ClusterFixture(silos: 3));
        var cluster = closing.Cluster;
        await cluster.InitializeAsync();
        await cluster.StartAsync();
        await cluster.PublishAsync(Halls);
        using var longest = new LongestCall(new FailoverHandler(() => cluster.Addresses, Patience, repeatsUnavailable: false));
        using var client = new HttpClient(longest) { BaseAddress = new Uri("http://silos"), Timeout = Timeout.InfiniteTimeSpan };
        var halls = Halls.Select((hall, n) => new HallLoad(hall, client, n)).ToList();
        await Task.WhenAll(halls.Select(hall => hall.StartAsync())).WaitAsync(Recovery);
        await GoOnAsync(halls);
        for (var round = 0; round < 3 * CrashSettings.Rounds(few: 1); round++)
        {
            await RestartAsync(cluster, round, halls, longest);
        }

        await Task.WhenAll(halls.Select(hall => hall.EndAsync())).WaitAsync(Recovery);
        foreach (var hall in halls)
        {
            hall.Ledger.Failures.ShouldBeEmpty();
            hall.Ledger.Completed.ShouldBe(hall.Ledger.Versions.Count);
            cluster.Ledger.Absorb(hall.Ledger);
        }

        await new Record(cluster.Store).CheckAsync(cluster.Ledger, Halls);
    }

    private async Task RestartAsync(ClusterFixture cluster, int round, List<HallLoad> halls, LongestCall longest)
    {
        longest.Reset();
        using var starvation = new CpuStarvation();
        var silo = (await cluster.StartAsync())[round % 3];
        var (left, code) = await StopAsync(silo);
        cluster.Forget(silo);
        await GoOnAsync(halls);
        await cluster.StartAsync();
        await GoOnAsync(halls);
        var starved = starvation.Late;

        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"restart {round + 1}: left after {left.TotalMilliseconds:f0} ms, longest call {longest.Longest.TotalMilliseconds:f0} ms; starved {starved.TotalMilliseconds:f0} ms");
        output.WriteLine(line);
        CrashSettings.Tell(line);
        code.ShouldBe(0);
        left.ShouldBeLessThanOrEqualTo(CrashSettings.Allow(StopTarget, starved));
        longest.Longest.ShouldBeLessThanOrEqualTo(CrashSettings.Allow(CallTarget, starved));
    }

    private static async Task<(TimeSpan Left, int Code)> StopAsync(ServingProcess silo)
    {
        var begin = Stopwatch.GetTimestamp();
        var code = await silo.StopAsync();
        return (Stopwatch.GetElapsedTime(begin), code);
    }

    private static Task GoOnAsync(IEnumerable<HallLoad> halls) => Task.WhenAll(halls.Select(hall => hall.GoesOnAsync())).WaitAsync(Recovery);

    private sealed class Closing(ClusterFixture cluster) : IAsyncDisposable
    {
        public ClusterFixture Cluster => cluster;

        public async ValueTask DisposeAsync() => await cluster.DisposeAsync();
    }
}
