using Coordination.Benchmarks.Halls;
using Coordination.Benchmarks.Measuring;
using Coordination.Benchmarks.Reporting;
using Coordination.Benchmarks.Stores;
using Coordination.Postgres;

namespace Coordination.Benchmarks.Clusters.Processes;

/// <summary>How long a hall where many wait is without an assignment when its home is killed, beside reading the rows that the new home reads.</summary>
internal sealed class TakeOverBenchmark : IBenchmark
{
    public string Name => "takeover";

    public IReadOnlyList<StoreKind> Stores => [StoreKind.Postgres];

    public async Task RunAsync(BenchmarkRun run)
    {
        foreach (var (full, target) in new[] { (50_000, "≤ 3 s"), (500_000, "≤ 8 s") })
        {
            var count = run.Options.Scaled(full);
            BenchmarkRun.Progress($"submitting {Numbers.Count(count)} requests");
            await using var database = (PostgresStoreDatabase)await run.Store.CreateAsync();
            await using (var hall = await BenchmarkHall.OpenAsync(database.NewJournal()))
            {
                await hall.FillAsync(count);
            }

            await PostgresClusterSchema.MigrateAsync(database.Options);
            await database.SettleAsync();
            var rounds = await run.RoundsAsync(
                "reading, and killing the home", async () => (Read: await RebuildBenchmark.ReadAsync(database, count), Gap: await new HotHall(database).KillHomeAsync()));
            var what = $"longest time without an assignment after the home of a hall with {Numbers.Count(count)} waiting is killed";
            var read = Rounds.Median(rounds, round => round.Read);
            run.Report.Add(Figure.Beside($"{what}, median", Rounds.Median(rounds, round => round.Gap), "s", "reading the rows alone", read, target));
            run.Report.Add(Figure.Beside($"{what}, worst of {rounds.Count}", rounds.Max(round => round.Gap), "s", "reading the rows alone", read, target));
        }
    }
}
