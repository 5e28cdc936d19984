using System.Globalization;
using Coordination.Partitions.Checks;
using Coordination.Partitions.Clusters;
using Coordination.Partitions.Faults;
using Coordination.Partitions.Networks;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Coordination.Partitions;

/// <summary>Three silos are cut from each other and from their database, killed, stopped and frozen under load, by a seed.</summary>
[NeedsPostgres(Own = true)]
public sealed class PartitionTests(ITestOutputHelper output)
{
    private const int Silos = 3;

    // A record is read whole by verify after each round: a long run begins a new one now and then.
    private const int RoundsOfOneRecord = 10;

    private static readonly string[] Short = ["kill", "cut-one-from-one", "cut-database"];

    [NeedFact]
    public async Task Cluster_HarmedUnderLoad_LosesNothingAndGoesOnInTime()
    {
        Leftovers.Mark();
        await Leftovers.SweepAsync();
        await using var network = await MakeNetworkAsync();
        var plan = Plan(network.Disturbance).ToList();
        var reports = new List<RoundReport>();
        foreach (var rounds in plan.Chunk(RoundsOfOneRecord))
        {
            reports.AddRange(await RunAsync(network, rounds));
        }

        Say(Summary(reports));
        reports.Where(report => report.Faults.Count > 0).Select(report => report.ToString()).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<RoundReport>> RunAsync(ISiloNetwork network, IEnumerable<(int Seed, FaultKind Fault)> rounds)
    {
        var reports = new List<RoundReport>();
        ClusterUnderTest? cluster = null;
        RecordCheck? record = null;
        try
        {
            foreach (var (seed, fault) in rounds)
            {
                cluster ??= await ClusterUnderTest.StartAsync(network, HarnessSettings.Halls, HarnessSettings.IdleHalls);
                record ??= new RecordCheck(cluster.Journal, cluster.History);
                var report = await new Round(cluster, record, fault, seed).RunAsync();
                Say(report.ToString());
                reports.Add(report);
                if (report.Faults.Count > 0)
                {
                    // What one round has broken is not held against the next.
                    await cluster.DisposeAsync();
                    (cluster, record) = (null, null);
                    await (network.Disturbance?.HealAsync() ?? Task.CompletedTask);
                }
            }
        }
        finally
        {
            await (cluster?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        return reports;
    }

    private async Task<ISiloNetwork> MakeNetworkAsync()
    {
        try
        {
            return await NamespaceNetwork.MakeAsync(Silos);
        }
        catch (NetworkException obstacle) when (!NeedAttribute.RequireAll)
        {
            Say($"On the loopback, without cuts, because network namespaces cannot be had here (they need root, `apt-get install iproute2 nftables`): {obstacle.Message}");
            return new LoopbackNetwork(Silos);
        }
    }

    // The seed of a round says all: the same seed alone is the same round.
    private static IEnumerable<(int Seed, FaultKind Fault)> Plan(IDisturbance? network)
    {
        var kinds = FaultCatalogue.All.Where(fault => fault.CanRun(network)).ToList();
        if (HarnessSettings.Fault is { } asked)
        {
            kinds = [.. kinds.Where(fault => fault.Name == asked)];
            kinds.ShouldNotBeEmpty($"COORDINATION_FAULT must be one of {string.Join(", ", FaultCatalogue.All.Select(fault => fault.Name))}");
        }
        else if (!HarnessSettings.IsLong)
        {
            kinds = [.. kinds.Where(fault => Short.Contains(fault.Name))];
        }

        return Enumerable.Range(HarnessSettings.Seed, HarnessSettings.Rounds(few: kinds.Count)).Select(seed => (seed, kinds[seed % kinds.Count]));
    }

    private static string Summary(IReadOnlyList<RoundReport> reports) => string.Join(
        Environment.NewLine,
        reports.GroupBy(report => report.Kind).Select(kind => string.Create(
            CultureInfo.InvariantCulture,
            $"{kind.Key}: {kind.Count()} rounds, {kind.Count(report => report.Faults.Count > 0)} with faults; longest gap median {Median(kind.Select(report => report.Gap!.Time)).TotalSeconds:f2} s, worst {kind.Max(report => report.Gap!.Time).TotalSeconds:f2} s; longest call {kind.Max(report => report.LongestCall).TotalSeconds:f2} s; most warnings {kind.Max(report => report.Warnings)}"))
        .Append(string.Create(CultureInfo.InvariantCulture, $"{reports.Count} rounds, {reports.Sum(report => report.Submissions)} submissions, {reports.Count(report => report.Faults.Count > 0)} rounds with faults")));

    private static TimeSpan Median(IEnumerable<TimeSpan> times)
    {
        TimeSpan[] sorted = [.. times.Order()];
        return sorted[sorted.Length / 2];
    }

    private void Say(string line)
    {
        output.WriteLine(line);
        HarnessSettings.Tell(line);
    }
}
