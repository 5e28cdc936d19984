using Coordination.Benchmarks.Lifecycles;
using Coordination.Benchmarks.Reporting;
using Coordination.Benchmarks.Stores;

namespace Coordination.Benchmarks.Clusters.Silos;

/// <summary>What halls and requests take up while they are in memory, and how many messages a lifecycle is.</summary>
internal sealed class Footprint(BenchmarkRun run)
{
    private const int Halls = 200;
    private const int Requests = 20_000;
    private const int Clients = 64;
    private const int Lifecycles = 2_000;

    public async Task WriteAsync()
    {
        run.Report.Table("arrangement", "bytes per hall with 16 people", "bytes per open request in memory", "messages within a silo, per lifecycle", "messages between silos", "bytes between silos");
        await WriteAsync("embedded", HallsDesk.EmbeddedAsync);
        await WriteAsync("one silo", database => SiloCluster.DeskAsync((PostgresStoreDatabase)database, 1));
        await WriteAsync("two silos", database => SiloCluster.DeskAsync((PostgresStoreDatabase)database, 2));
        await WriteAsync("two silos, grains anywhere", database => SiloCluster.DeskAsync((PostgresStoreDatabase)database, 2, Scattered.Use));
    }

    private async Task WriteAsync(string name, Func<IStoreDatabase, Task<IDesk>> open)
    {
        BenchmarkRun.Progress($"what {name} takes up");
        var (halls, requests) = (run.Options.Scaled(Halls), run.Options.Scaled(Requests));
        await using var database = await run.Store.CreateAsync();
        await using var desk = (HallsDesk)await open(database);
        var messages = await CountAsync(desk, run.Options.Scaled(Lifecycles));
        var empty = GC.GetTotalMemory(forceFullCollection: true);
        await desk.AddHallsAsync(halls);
        var opened = GC.GetTotalMemory(forceFullCollection: true);
        await desk.FillAsync(requests);
        var filled = GC.GetTotalMemory(forceFullCollection: true);
        run.Report.Row(
            name,
            Numbers.Text((double)(opened - empty) / halls),
            Numbers.Text((double)(filled - opened) / requests),
            Numbers.Text(messages.Within),
            Numbers.Text(messages.Between),
            Numbers.Text(messages.Bytes));
    }

    private static async Task<(double Within, double Between, double Bytes)> CountAsync(HallsDesk desk, int lifecycles)
    {
        using var traffic = new Traffic();
        var before = traffic.Read();
        var left = lifecycles;
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            var clerk = desk.Clerk(client);
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await clerk.SubmitAsync();
                await clerk.TakeAsync();
                await clerk.CompleteAsync();
            }
        })));
        var sent = traffic.Read() - before;
        return ((double)sent.Within / lifecycles, (double)sent.Between / lifecycles, (double)sent.Bytes / lifecycles);
    }
}
