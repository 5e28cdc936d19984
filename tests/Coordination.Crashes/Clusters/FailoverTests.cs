using System.Globalization;
using Coordination.Centres;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Coordination.Crashes.Clusters;

/// <summary>The times that are promised for a silo that is killed: how long its halls stand still, and how long their clients wait.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed class FailoverTests(ClusterFixture cluster, ITestOutputHelper output)
{
    private static readonly TimeSpan Target = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(CrashSettings.IsLong ? 10 : 60);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(120);
    private static readonly CentreId[] Halls = [.. Enumerable.Range(1, 6).Select(n => new CentreId($"hall-{n}"))];

    /// <remarks>
    /// A client gets its answer within 10 seconds, without exception, and a hall is without assignments for at most 3 seconds: both
    /// are held to strictly in a long run. In the short suite other suites may be at work, and more is allowed.
    /// </remarks>
    [NeedFact]
    public async Task Silo_Killed_EveryHallGoesOnInTimeAndNoClientGetsAnError()
    {
        var longest = new List<TimeSpan>();
        for (var round = 0; round < CrashSettings.Rounds(few: 1); round++)
        {
            var (gap, starved) = await KillAsync(round);
            longest.Add(gap);
            gap.ShouldBeLessThanOrEqualTo(CrashSettings.Allow(Target, starved));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{longest.Count} kills, longest time without an assignment: median {longest.Order().ElementAt(longest.Count / 2).TotalSeconds:f2} s, worst {longest.Max().TotalSeconds:f2} s"));
    }

    private async Task<(TimeSpan Gap, TimeSpan Starved)> KillAsync(int round)
    {
        var silos = await cluster.StartAsync();
        await cluster.PublishAsync(Halls);
        using var client = cluster.NewClient(Patience, repeatsUnavailable: false);
        var halls = Halls.Select(hall => new HallLoad(hall, client, cluster.Rounds++)).ToList();
        await Task.WhenAll(halls.Select(hall => hall.StartAsync())).WaitAsync(Recovery);
        await Task.WhenAll(halls.Select(hall => hall.GoesOnAsync())).WaitAsync(Recovery);

        var since = DateTimeOffset.UtcNow;
        using var starvation = new CpuStarvation();
        silos[round % 2].Kill();
        cluster.Forget(silos[round % 2]);
        await Task.WhenAll(halls.Select(hall => hall.GoesOnAsync())).WaitAsync(Recovery);
        var (starved, until) = (starvation.Late, DateTimeOffset.UtcNow);

        await Task.WhenAll(halls.Select(hall => hall.EndAsync())).WaitAsync(Recovery);
        var gaps = await AssignmentGaps.ReadAsync(cluster.Store, since, until, Halls);
        Tell(round, gaps, starved);
        foreach (var hall in halls)
        {
            hall.Ledger.Failures.ShouldBeEmpty();
            hall.Ledger.Completed.ShouldBe(hall.Ledger.Versions.Count);
            cluster.Ledger.Absorb(hall.Ledger);
        }

        await new Record(cluster.Store).CheckAsync(cluster.Ledger, Halls);
        return (gaps.Max(), starved);
    }

    private void Tell(int round, IReadOnlyList<TimeSpan> gaps, TimeSpan starved)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"kill {round + 1}: longest times without an assignment {string.Join(", ", gaps.Order().Select(gap => $"{gap.TotalMilliseconds:f0}"))} ms; starved {starved.TotalMilliseconds:f0} ms");
        output.WriteLine(line);
        CrashSettings.Tell(line);
    }
}
