using System.Diagnostics;
using Coordination.Benchmarks.Lifecycles;
using Coordination.Benchmarks.Reporting;
using Coordination.Benchmarks.Stores;

namespace Coordination.Benchmarks.Clusters.Silos;

/// <summary>What halls and requests take up while they are in memory, how many messages a lifecycle is, and how long a silo starts.</summary>
internal sealed class Footprint(BenchmarkRun run)
{
    private const int Clients = 64;

    private readonly int _halls = run.Options.Scaled(200);
    private readonly int _requests = run.Options.Scaled(20_000);
    private readonly int _lifecycles = run.Options.Scaled(2_000);
    private Figure? _start;

    public async Task WriteAsync()
    {
        run.Report.Table("in memory", "bytes per hall with 16 people", "bytes per open request");
        await OnAsync("embedded", HallsDesk.EmbeddedAsync, WriteMemoryAsync);
        await OnAsync("one silo", database => SiloCluster.DeskAsync((PostgresStoreDatabase)database, 1), WriteMemoryAsync, WriteStartsAsync);
        run.Report.Table("messages per lifecycle", "within a silo", "between silos", "bytes between silos");
        await OnAsync("one silo", database => SiloCluster.DeskAsync((PostgresStoreDatabase)database, 1), WriteMessagesAsync);
        await OnAsync("two silos", database => SiloCluster.DeskAsync((PostgresStoreDatabase)database, 2), WriteMessagesAsync);
        await OnAsync("two silos, grains anywhere", database => SiloCluster.DeskAsync((PostgresStoreDatabase)database, 2, Scattered.Use), WriteMessagesAsync);
        run.Report.Add(_start!);
    }

    private async Task OnAsync(string name, Func<IStoreDatabase, Task<IDesk>> open, Func<string, HallsDesk, Task> write, Func<PostgresStoreDatabase, Task>? then = null)
    {
        BenchmarkRun.Progress($"what {name} takes up");
        await using var database = await run.Store.CreateAsync();
        await using (var desk = (HallsDesk)await open(database))
        {
            await write(name, desk);
        }

        await (then?.Invoke((PostgresStoreDatabase)database) ?? Task.CompletedTask);
    }

    private async Task WriteMemoryAsync(string name, HallsDesk desk)
    {
        var empty = await SettledMemoryAsync();
        await desk.AddHallsAsync(_halls);
        var opened = await SettledMemoryAsync();
        await desk.FillAsync(_requests);
        var filled = await SettledMemoryAsync();
        run.Report.Row(name, Numbers.Text((double)(opened - empty) / _halls), Numbers.Text((double)(filled - opened) / _requests));
    }

    private async Task WriteMessagesAsync(string name, HallsDesk desk)
    {
        var messages = await CountAsync(desk);
        run.Report.Row(
            name,
            Numbers.Text((double)messages.Within / _lifecycles),
            Numbers.Text((double)messages.Between / _lifecycles),
            Numbers.Text((double)messages.Bytes / _lifecycles));
    }

    private async Task<Messages> CountAsync(HallsDesk desk)
    {
        using var traffic = new Traffic();
        var before = traffic.Read();
        var left = _lifecycles;
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
        return traffic.Read() - before;
    }

    // What is over leaves memory a little later: bytes in use once they stay the same.
    private static async Task<long> SettledMemoryAsync()
    {
        const int looks = 20;
        var before = long.MaxValue;
        for (var look = 0; look < looks; look++)
        {
            var now = GC.GetTotalMemory(forceFullCollection: true);
            GC.WaitForPendingFinalizers();
            if (Math.Abs(before - now) < now / 1_000)
            {
                return now;
            }

            before = now;
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        return before;
    }

    // A silo has started when every centre that is at home on it has its queues again.
    private async Task WriteStartsAsync(PostgresStoreDatabase filled)
    {
        var (over, bare) = (new List<double>(), new List<double>());
        for (var round = 0; round < run.Options.Rounds; round++)
        {
            over.Add(await TimeStartAsync(filled));
            await using var empty = (PostgresStoreDatabase)await run.Store.CreateAsync();
            await SiloCluster.MigrateAsync(empty);
            bare.Add(await TimeStartAsync(empty));
        }

        var what = $"a silo starts over {Numbers.Count(_halls + HallsDesk.Halls)} halls with {Numbers.Count(_requests)} open requests";
        _start = Figure.Beside(what, Measuring.Rounds.Median(over), "ms", "over none", Measuring.Rounds.Median(bare), "");
    }

    private static async Task<double> TimeStartAsync(PostgresStoreDatabase database)
    {
        var start = Stopwatch.GetTimestamp();
        var silo = await BenchmarkSilo.StartAsync(database.Options, configure: null);
        var elapsed = Stopwatch.GetElapsedTime(start);
        await silo.DisposeAsync();
        return elapsed.TotalMilliseconds;
    }
}
