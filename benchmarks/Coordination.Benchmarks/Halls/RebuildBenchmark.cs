using System.Diagnostics;
using Coordination.Benchmarks.Measuring;
using Coordination.Benchmarks.Reporting;
using Coordination.Benchmarks.Stores;

namespace Coordination.Benchmarks.Halls;

/// <summary>A centre that starts over a database of open requests, beside reading the same rows and doing nothing with them.</summary>
internal sealed class RebuildBenchmark : IBenchmark
{
    public string Name => "rebuild";

    public IReadOnlyList<StoreKind> Stores => [StoreKind.Postgres, StoreKind.Sqlite];

    public async Task RunAsync(BenchmarkRun run)
    {
        foreach (var count in new[] { 100_000, 1_000_000 }.Select(run.Options.Scaled))
        {
            BenchmarkRun.Progress($"submitting {Numbers.Count(count)} requests");
            await using var database = await run.Store.CreateAsync();
            await using (var hall = await BenchmarkHall.OpenAsync(database.NewJournal()))
            {
                await hall.FillAsync(count);
            }

            await database.SettleAsync();
            var rounds = await run.RoundsAsync(
                "reading and rebuilding", async () => (Read: await ReadAsync(database, count), Rebuild: await RebuildAsync(database, count)));
            var text = Numbers.Count(count);
            run.Report.Add(Figure.Beside(
                $"centre rebuilt with {text} open requests",
                Rounds.Median(rounds, round => round.Rebuild.Seconds),
                "s",
                "reading the rows alone",
                Rounds.Median(rounds, round => round.Read),
                count == 1_000_000 ? run.Store.Word == "sqlite" ? "≤ 5 s" : "≤ 10 s" : ""));
            run.Report.Add(new Figure(
                $"memory of the whole centre per waiting item, {text} waiting", Rounds.Median(rounds, round => round.Rebuild.Bytes), "bytes", "", null, null, "≤ 150 bytes"));
        }
    }

    /// <summary>Reads the rows from which a centre is rebuilt, and does nothing with them.</summary>
    /// <returns>For how many seconds.</returns>
    public static async Task<double> ReadAsync(IStoreDatabase database, int count)
    {
        await using var journal = database.NewJournal();
        await journal.OpenAsync();
        var start = Stopwatch.GetTimestamp();
        var rows = 0;
        await foreach (var _ in journal.ReadOpenRequestsAsync(BenchmarkHall.Centre))
        {
            rows++;
        }

        return rows == count ? Stopwatch.GetElapsedTime(start).TotalSeconds : throw new InvalidOperationException($"{rows} of {count} rows were read.");
    }

    private static async Task<(double Seconds, double Bytes)> RebuildAsync(IStoreDatabase database, int count)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        await using var hall = await BenchmarkHall.OpenAsync(database.NewJournal());
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        var waiting = (await hall.Host.Centre(BenchmarkHall.Centre).ReadQueueAsync(limit: 0)).Waiting;
        return waiting == count ? (seconds, (double)bytes / count) : throw new InvalidOperationException($"{waiting} of {count} wait.");
    }
}
