using Shouldly;
using Xunit.Abstractions;

namespace Coordination.Crashes.Clusters;

/// <summary>Does harm to a cluster while citizens come and staff serve; none of them meets more than a wait, and the record holds what they were told.</summary>
internal static class UnderLoad
{
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(120);

    /// <summary>Does it, and checks.</summary>
    /// <param name="cluster">The silos.</param>
    /// <param name="output">Where it tells what it came to.</param>
    /// <param name="patience">How long a client tries one silo after the other.</param>
    /// <param name="harm">The harm; what it is given completes when everything goes on.</param>
    public static async Task RunAsync(ClusterFixture cluster, ITestOutputHelper output, TimeSpan patience, Func<Func<Task>, Task> harm)
    {
        using var client = cluster.NewClient(patience, repeatsUnavailable: true);
        var (ledger, desk) = (cluster.Ledger, new Desk(client, cluster.Ledger, Recovery));
        var before = ledger.Failures.ToList();
        var load = new Load(desk, ledger, cluster.Rounds++);
        await load.SignOnAsync();
        var running = load.RunAsync();
        try
        {
            await harm(() => ledger.WhenMoreAsync(60, 20).WaitAsync(Recovery));
        }
        finally
        {
            desk.Stop();
            await running;
        }

        try
        {
            var drain = new Load(new Desk(client, ledger, Recovery), ledger, cluster.Rounds++);
            await drain.DrainAsync(() => ledger.Completed == ledger.Versions.Count).WaitAsync(Recovery);
        }
        finally
        {
            output.WriteLine(ledger.ToString());
            output.WriteLine(cluster.Said);
        }

        ledger.Failures.ShouldBe(before, ignoreOrder: true);
        await new Record(cluster.Store).CheckAsync(ledger);
        ledger.Completed.ShouldBe(ledger.Versions.Count);
    }
}
