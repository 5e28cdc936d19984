using System.Diagnostics;
using System.Globalization;
using Coordination.Benchmarks.Measuring;
using Coordination.Benchmarks.Reporting;
using Coordination.Benchmarks.Stores;
using Coordination.Queries;
using Coordination.Queries.Sql;

namespace Coordination.Benchmarks.Querying;

/// <summary>Lists, figures and the audit of a hall with a million requests on record, one question after the other.</summary>
internal sealed class ListBenchmark : IBenchmark
{
    private const int Requests = 1_000_000;
    private const int MostSamples = 500;

    public string Name => "lists";

    public IReadOnlyList<StoreKind> Stores => [StoreKind.Postgres, StoreKind.Sqlite];

    public async Task RunAsync(BenchmarkRun run)
    {
        var people = new ListPopulation(run.Options.Scaled(Requests));
        await using var database = await run.Store.CreateAsync();
        await using (var journal = database.NewJournal())
        {
            // It makes the tables, where they are its own.
            await journal.OpenAsync();
        }

        await using var store = new SqlQueryStore(database.NewLists());
        await store.OpenAsync();
        BenchmarkRun.Progress($"writing {Numbers.Count(people.Count)} requests");
        var began = Stopwatch.GetTimestamp();
        await people.WriteAsync(store);
        var wall = Stopwatch.GetElapsedTime(began);
        await database.SettleAsync();
        run.Report.Table($"{Numbers.Count(people.Count)} requests", "rows", "p50 ms", "p95 ms", "p99 ms", "p50 beside the first line");
        var floor = await MeasureAsync(run, store, people, ListQuery.Floor, null);
        foreach (var query in ListQuery.All)
        {
            await MeasureAsync(run, store, people, query, floor);
        }

        run.Report.Note(string.Create(
            CultureInfo.InvariantCulture, $"Written in {wall.TotalSeconds:F0} s: {people.Count / wall.TotalSeconds:F0} requests a second, each with its place, handling, facts and audit."));
    }

    private static async Task<double> MeasureAsync(BenchmarkRun run, IQueryStore store, ListPopulation people, ListQuery query, double? floor)
    {
        var random = new Random(20260302);
        await AskAsync(store, people, query, random, run.Options.Length / 20);
        var rows = 0;
        var rounds = await run.RoundsAsync(query.Name, async () =>
        {
            var (most, times) = await AskAsync(store, people, query, random, run.Options.Length / 4);
            rows = Math.Max(rows, most);
            return Percentiles.Of(times, ticks => ticks);
        });
        var median = Percentiles.Median(rounds);
        run.Report.Row(query.Name, Numbers.Count(rows), Text(median.P50), Text(median.P95), Text(median.P99), floor is { } least ? Numbers.Text(median.P50 / least) : "1");
        return rows > 0 || run.Options.Quick ? median.P50 : throw new InvalidOperationException($"Nothing was found: {query.Name}.");
    }

    private static async Task<(int Rows, List<long> Times)> AskAsync(IQueryStore store, ListPopulation people, ListQuery query, Random random, TimeSpan length)
    {
        var (times, most) = (new List<long>(), 0);
        var begin = Stopwatch.GetTimestamp();
        while (times.Count == 0 || (times.Count < MostSamples && Stopwatch.GetElapsedTime(begin) < length))
        {
            var number = random.Next(people.Count);
            var start = Stopwatch.GetTimestamp();
            var rows = await query.AskAsync(store, people, number);
            times.Add(Stopwatch.GetTimestamp() - start);
            most = Math.Max(most, rows);
        }

        return (most, times);
    }

    private static string Text(double milliseconds) => milliseconds.ToString("#,0.000", CultureInfo.InvariantCulture);
}
