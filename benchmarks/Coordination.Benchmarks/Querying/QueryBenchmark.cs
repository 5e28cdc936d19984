using System.Diagnostics;
using Coordination.Benchmarks.Journal;
using Coordination.Benchmarks.Measuring;
using Coordination.Benchmarks.Reporting;
using Coordination.Benchmarks.Stores;
using Coordination.Journal;

namespace Coordination.Benchmarks.Querying;

/// <summary>What administrators and followers of the feed ask, of a store with a million requests, one question after the other.</summary>
internal sealed class QueryBenchmark : IBenchmark
{
    private const int Requests = 1_000_000;
    private const int MostSamples = 1_000;

    public string Name => "queries";

    public IReadOnlyList<StoreKind> Stores => [StoreKind.Postgres, StoreKind.Sqlite];

    public async Task RunAsync(BenchmarkRun run)
    {
        var people = new Population(await RecordedLifecycles.RecordAsync(1), run.Options.Scaled(Requests));
        await using var database = await run.Store.CreateAsync();
        await using var journal = database.NewJournal();
        await journal.OpenAsync();
        BenchmarkRun.Progress($"writing {Numbers.Count(people.Count)} requests");
        await people.WriteAsync(journal);
        await database.SettleAsync();
        run.Report.Table($"{Numbers.Count(people.Count)} requests", "rows", "p50 ms", "p99 ms", "p50 beside the first line");
        var floor = await MeasureAsync(run, journal, people, Query.Floor, null);
        foreach (var query in Query.All)
        {
            await MeasureAsync(run, journal, people, query, floor);
        }
    }

    private static async Task<double> MeasureAsync(BenchmarkRun run, IJournal journal, Population people, Query query, double? floor)
    {
        var random = new Random(20260302);
        await AskAsync(journal, people, query, random, run.Options.Length / 20);
        var rows = 0;
        var rounds = await run.RoundsAsync(query.Name, async () =>
        {
            var (most, times) = await AskAsync(journal, people, query, random, run.Options.Length / 4);
            rows = Math.Max(rows, most);
            return Percentiles.Of(times, ticks => ticks);
        });
        var median = Percentiles.Median(rounds);
        run.Report.Row(
            query.Name, Numbers.Count(rows), Text(median.P50), Text(median.P99), floor is { } least ? Numbers.Text(median.P50 / least) : "1");
        return rows > 0 || run.Options.Quick ? median.P50 : throw new InvalidOperationException($"Nothing was found: {query.Name}.");
    }

    private static async Task<(int Rows, List<long> Times)> AskAsync(IJournal journal, Population people, Query query, Random random, TimeSpan length)
    {
        var (times, most) = (new List<long>(), 0);
        var begin = Stopwatch.GetTimestamp();
        while (times.Count == 0 || (times.Count < MostSamples && Stopwatch.GetElapsedTime(begin) < length))
        {
            var number = random.Next(people.Count);
            var start = Stopwatch.GetTimestamp();
            var rows = await query.AskAsync(journal, people, number);
            times.Add(Stopwatch.GetTimestamp() - start);
            most = Math.Max(most, rows);
        }

        return (most, times);
    }

    private static string Text(double milliseconds) => milliseconds.ToString("#,0.000", System.Globalization.CultureInfo.InvariantCulture);
}
