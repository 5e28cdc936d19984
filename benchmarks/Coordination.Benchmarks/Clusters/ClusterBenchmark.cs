using Coordination.Benchmarks.Clusters.Plain;
using Coordination.Benchmarks.Clusters.Silos;
using Coordination.Benchmarks.Lifecycles;
using Coordination.Benchmarks.Stores;

namespace Coordination.Benchmarks.Clusters;

/// <summary>
/// Durable lifecycles in this process, on one silo and on two, beside an ordinary Orleans grain that keeps the same state by
/// Orleans' own storage; and what it is worth that a hall's grains are near each other.
/// </summary>
internal sealed class ClusterBenchmark : IBenchmark
{
    public string Name => "cluster";

    public IReadOnlyList<StoreKind> Stores => [StoreKind.Postgres];

    public async Task RunAsync(BenchmarkRun run)
    {
        // First: what later arrangements leave behind would be counted.
        await new Footprint(run).WriteAsync();
        var connections = await BestConnections.ChooseAsync(run, "plain grain", (database, count) => PlainDesk.OpenAsync(Postgres(database), 1, count));
        ClusterSide[] sides =
        [
            new("embedded", Side(run, HallsDesk.EmbeddedAsync)),
            new("one silo", Side(run, database => SiloCluster.DeskAsync(Postgres(database), 1))),
            new("two silos", Side(run, database => SiloCluster.DeskAsync(Postgres(database), 2))),
            new("two silos, grains anywhere", Side(run, database => SiloCluster.DeskAsync(Postgres(database), 2, Scattered.Use))),
            new("plain grain, one silo", Side(run, database => PlainDesk.OpenAsync(Postgres(database), 1, connections))),
            new("plain grain, two silos", Side(run, database => PlainDesk.OpenAsync(Postgres(database), 2, connections))),
        ];
        foreach (var side in sides.Where(_ => !run.Options.Quick))
        {
            await side.WarmUpAsync(run.Options);
        }

        await run.RoundsAsync("every arrangement", async () =>
        {
            foreach (var side in sides)
            {
                await side.MeasureAsync(run.Options);
            }

            return sides;
        });
        new ClusterTables(run, sides).Write();
    }

    private static Side Side(BenchmarkRun run, Func<IStoreDatabase, Task<IDesk>> open) => new(run.Store, backlog: 0, open);

    private static PostgresStoreDatabase Postgres(IStoreDatabase database) => (PostgresStoreDatabase)database;
}
