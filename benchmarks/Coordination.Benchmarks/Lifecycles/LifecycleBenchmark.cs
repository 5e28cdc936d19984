using System.Globalization;
using Coordination.Benchmarks.Journal;
using Coordination.Benchmarks.Measuring;
using Coordination.Benchmarks.Reporting;
using Coordination.Benchmarks.Stores;

namespace Coordination.Benchmarks.Lifecycles;

/// <summary>
/// Durable lifecycles through the whole engine, beside a hand-written queue on the same server: each client submits a request,
/// takes the next one as a member of staff, and completes it; each of the three is on disk before its reply.
/// </summary>
internal sealed class LifecycleBenchmark(string name, int usualBacklog) : IBenchmark
{
    private const int BareLifecycles = 10_000;
    private const int BareGroup = 126;

    public string Name => name;

    public IReadOnlyList<StoreKind> Stores => [StoreKind.Postgres, StoreKind.Sqlite];

    public async Task RunAsync(BenchmarkRun run)
    {
        var backlog = run.Options.Backlog ?? run.Options.Scaled(usualBacklog);
        var connections = await BestConnections.ChooseAsync(run, "queue", (database, count) => database.OpenQueueAsync(count));
        await using var engine = new Side(run.Store, backlog, database => EngineDesk.OpenAsync(database.NewJournal()));
        await using var queue = new Side(run.Store, backlog, database => database.OpenQueueAsync(connections));
        var bare = await RecordedLifecycles.RecordAsync(run.Options.Scaled(BareLifecycles));
        var rounds = await run.RoundsAsync("engine, queue and bare writing", async () => new LifecycleRound(
            await engine.MeasureAsync(run.Options.Clients, run.Options.Length),
            await queue.MeasureAsync(run.Options.Clients, run.Options.Length),
            await WriteBareAsync(run.Store, bare)));
        new LifecycleTables(run, rounds, backlog, connections).Write();
    }

    private static async Task<double> WriteBareAsync(IStore store, RecordedLifecycles recorded)
    {
        await using var database = await store.CreateAsync();
        await database.SettleAsync();
        return (await database.WriteBareAsync(WriteGroups.Of(recorded, BareGroup))).Lifecycles;
    }
}

/// <summary>What one round measured: a result for each number of clients, and bare lifecycles a second.</summary>
internal sealed record LifecycleRound(LoadResult[] Engine, LoadResult[] Queue, double Bare);
