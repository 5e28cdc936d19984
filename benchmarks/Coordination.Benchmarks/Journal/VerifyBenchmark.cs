using System.Diagnostics;
using System.Globalization;
using Coordination.Benchmarks.Halls;
using Coordination.Benchmarks.Measuring;
using Coordination.Benchmarks.Reporting;
using Coordination.Benchmarks.Stores;
using Coordination.Hosting;
using Coordination.Journal;

namespace Coordination.Benchmarks.Journal;

/// <summary><c>verify</c> of a record of closed requests, beside what it did before: every chain and every row, and nothing of the store itself.</summary>
internal sealed class VerifyBenchmark : IBenchmark
{
    private const int Count = 40_000;
    private const double Megabyte = 1e6;

    public string Name => "verify";

    public IReadOnlyList<StoreKind> Stores => [StoreKind.Postgres, StoreKind.Sqlite];

    public async Task RunAsync(BenchmarkRun run)
    {
        var recorded = await RecordedLifecycles.RecordAsync(run.Options.Scaled(Count));
        await using var database = await run.Store.CreateAsync();
        await WriteAsync(database, recorded);
        var megabytes = await database.ReadSizeAsync() / Megabyte;
        await using var journal = database.NewJournal();
        await journal.OpenAsync();
        var rounds = await run.RoundsAsync(
            "verify", async () => (All: await TimeAsync(() => VerifyAsync(journal, recorded.Events)), Chains: await TimeAsync(() => ReadChainsAsync(journal, recorded.Events))));
        run.Report.Add(Figure.Beside(
            string.Create(CultureInfo.InvariantCulture, $"verify, {Numbers.Count(recorded.Events)} events, {megabytes:0} MB"),
            Rounds.Median(rounds, round => megabytes / round.All),
            "MB/s",
            "chains and rows alone",
            Rounds.Median(rounds, round => megabytes / round.Chains),
            run.Store.Word == "sqlite" ? "≥ 50 MB/s" : ""));
    }

    private static async Task WriteAsync(IStoreDatabase database, RecordedLifecycles recorded)
    {
        await using var journal = database.NewJournal();
        await journal.OpenAsync();
        await journal.TakeEpochAsync(BenchmarkHall.Centre);
        foreach (var part in recorded.Lifecycles.Chunk(1_000))
        {
            await Task.WhenAll(part.SelectMany(lifecycle => lifecycle).Select(append => journal.AppendAsync(append).AsTask()));
        }

        await database.SettleAsync();
    }

    private static async Task VerifyAsync(IJournal journal, int events)
    {
        var report = await JournalVerifier.VerifyAsync(journal, GrainReplays.All);
        if (!report.IsSound || report.Events != events)
        {
            throw new InvalidOperationException($"{report.Events} of {events} events were verified; {report.First}.");
        }
    }

    private static async Task ReadChainsAsync(IJournal journal, int events)
    {
        var (verifier, count) = (new GrainVerifier(GrainReplays.All, new EpochVerifier(), journal.IsSerial), 0);
        await foreach (var history in journal.ReadGrainsAsync())
        {
            count += verifier.FindDifference(history) is null ? history.Events.Count : 0;
        }

        if (count != events)
        {
            throw new InvalidOperationException($"{count} of {events} events were verified.");
        }
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
