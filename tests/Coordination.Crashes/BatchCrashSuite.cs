using System.Diagnostics;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Xunit.Abstractions;

namespace Coordination.Crashes;

/// <summary>The serving process is killed in the middle of a batch, twice: it goes on by itself, and every request is told once.</summary>
public abstract class BatchCrashSuite(ITestOutputHelper output) : StoreSuite(output)
{
    private readonly ITestOutputHelper _says = output;

    [NeedFact]
    public async Task Serve_KilledInTheMiddleOfABatch_GoesOnByItselfAndTellsEachOnce()
    {
        var count = CrashSettings.BatchOf;
        var batch = new WatchedBatch(CrashPlan.Centre);
        long begun;
        using (var server = await Store.ServeAsync(Plan))
        {
            await batch.SubmitAsync(server.Client, count, Ledger);
            begun = Stopwatch.GetTimestamp();
            await batch.StartAsync(server.Client);
            await batch.UntilAsync(server.Client, row => row.Told >= count / 4);
            _says.WriteLine($"A quarter of it after {Stopwatch.GetElapsedTime(begun).TotalSeconds:F1} s.");
            server.Kill();
        }

        using (var second = await Store.ServeAsync(Plan))
        {
            await batch.UntilAsync(second.Client, row => row.Told >= count / 2);
            _says.WriteLine($"Half of it after {Stopwatch.GetElapsedTime(begun).TotalSeconds:F1} s.");
            second.Kill();
        }

        using (var third = await Store.ServeAsync(Plan))
        {
            await batch.UntilAsync(third.Client, row => row.Status == "done");
            third.Kill();
        }

        _says.WriteLine($"{count} requests, two deaths and three starts: {Stopwatch.GetElapsedTime(begun).TotalSeconds:F1} s.");
        await new Record(Store).CheckAsync(Ledger);
        await batch.CheckAsync(Store);
    }
}

public sealed class SqliteBatchCrashTests(ITestOutputHelper output) : BatchCrashSuite(output)
{
    private protected override Task<IHallStore> CreateStoreAsync(string folder) => Task.FromResult<IHallStore>(new SqliteStore(Path.Combine(folder, "hall.db")));
}

[NeedsPostgres(Own = true)]
public sealed class PostgresBatchCrashTests(ITestOutputHelper output) : BatchCrashSuite(output)
{
    private protected override async Task<IHallStore> CreateStoreAsync(string folder) => await PostgresStore.StartAsync();
}
