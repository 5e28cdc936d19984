using System.Globalization;
using System.Text.RegularExpressions;
using Coordination.Centres;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Shouldly;
using Xunit;

namespace Coordination.Crashes.Clusters;

/// <summary>A batch whose silo is killed while it is at work: it goes on at another by itself, and every request is told once.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed partial class BatchFailoverTests(ClusterFixture cluster)
{
    private static readonly CentreId Hall = new("flooded-hall");

    [NeedFact]
    public async Task Batch_WhoseSiloIsKilledInItsMiddle_GoesOnAtTheOtherAndTellsEachOnce()
    {
        var count = CrashSettings.BatchOf;
        var batch = new WatchedBatch(Hall);
        var silos = await cluster.StartAsync();
        await cluster.PublishAsync([Hall]);
        await batch.SubmitAsync(silos[0].Client, count, cluster.Ledger);

        // A batch is at work where its hall is at home. The other one is asked how far it is.
        await Task.WhenAny(silos.Select(silo => silo.SaysAsync($"Centre '{Hall}' started")));
        var home = silos.MaxBy(EpochAt)!;
        EpochAt(home).ShouldBePositive();
        var other = silos.Single(silo => silo != home);
        await batch.StartAsync(other.Client);
        await batch.UntilAsync(other.Client, row => row.Told >= count / 10);
        home.Kill();
        cluster.Forget(home);
        var (status, told) = await batch.ReadAsync(other.Client);
        status.ShouldNotBe("done");
        told.ShouldBeLessThan(count);

        await batch.UntilAsync(other.Client, row => row.Status == "done");
        await other.SaysAsync($"Centre '{Hall}' started");
        EpochAt(other).ShouldBeGreaterThan(EpochAt(home));
        await new Record(cluster.Store).CheckAsync(cluster.Ledger, Hall);
        await batch.CheckAsync(cluster.Store);
    }

    // The latest epoch in which the hall's centre has said that it starts there; 0 where it never did.
    private static long EpochAt(ServingProcess silo) => silo.ErrorLines
        .Select(line => Started().Match(line))
        .Where(match => match.Success && match.Groups["hall"].Value == Hall.ToString())
        .Select(match => long.Parse(match.Groups["epoch"].Value, CultureInfo.InvariantCulture))
        .DefaultIfEmpty()
        .Max();

    [GeneratedRegex("Centre '(?<hall>[^']+)' started in epoch (?<epoch>[0-9]+)")]
    private static partial Regex Started();
}
