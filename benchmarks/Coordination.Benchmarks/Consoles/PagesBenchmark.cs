using System.Diagnostics;
using System.Globalization;
using Coordination.Access;
using Coordination.Benchmarks.Measuring;
using Coordination.Benchmarks.Reporting;
using Coordination.Benchmarks.Stores;
using Coordination.TestKit.Clocks;

namespace Coordination.Benchmarks.Consoles;

/// <summary>Each page of the console of a hall with a million requests on record, as one reader asks for it over HTTP, one page after the other.</summary>
internal sealed class PagesBenchmark : IBenchmark
{
    private const int Requests = 1_000_000;
    private const int MostSamples = 500;

    public string Name => "pages";

    public IReadOnlyList<StoreKind> Stores => [StoreKind.Postgres, StoreKind.Sqlite];

    public async Task RunAsync(BenchmarkRun run)
    {
        await using var database = await run.Store.CreateAsync();
        var time = new ShiftedTime(TimeSpan.Zero);
        var count = run.Options.Scaled(Requests);
        await using (var hall = await ServedHall.StartAsync(database, time))
        {
            BenchmarkRun.Progress($"a year's work: {Numbers.Count(count)} requests");
            var began = Stopwatch.GetTimestamp();
            await new YearOfWork(hall.Engine, time, count).RunAsync();
            var worked = Stopwatch.GetElapsedTime(began);
            BenchmarkRun.Progress("waiting for the lists");
            await UntilCurrentAsync(hall);
            run.Report.Note(string.Create(
                CultureInfo.InvariantCulture, $"A year's work took the engine {worked.TotalSeconds:F0} s, and the lists were current {(Stopwatch.GetElapsedTime(began) - worked).TotalSeconds:F0} s later."));
        }

        await database.SettleAsync();

        // As after a night: started again, with nothing in memory.
        await using var again = await ServedHall.StartAsync(database, time);
        using var reader = await again.SignInAsync(YearOfWork.Hall, Role.Supervisor, Role.Auditor, Role.Administrator);
        var pages = await ConsolePage.AllAsync(reader);
        run.Report.Table($"{Numbers.Count(count)} requests", "bytes", "p50 ms", "p95 ms", "p99 ms", "p50 beside the first line");
        var floor = await MeasureAsync(run, reader.Client, ConsolePage.Floor, null);
        foreach (var page in pages)
        {
            await MeasureAsync(run, reader.Client, page, floor);
        }
    }

    private static async Task UntilCurrentAsync(ServedHall hall)
    {
        using var reader = await hall.SignInAsync(YearOfWork.Hall, Role.Supervisor);
        while (!(await reader.ReadAsync($"/management/v1/centres/{YearOfWork.Hall}/requests?limit=1")).Contains("\"current\":true", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    private static async Task<double> MeasureAsync(BenchmarkRun run, HttpClient client, ConsolePage page, double? floor)
    {
        var random = new Random(20260302);
        await AskAsync(client, page, random, run.Options.Length / 10);
        var bytes = 0;
        var rounds = await run.RoundsAsync(page.Name, async () =>
        {
            var (most, times) = await AskAsync(client, page, random, run.Options.Length / 2);
            bytes = Math.Max(bytes, most);
            return Percentiles.Of(times, ticks => ticks);
        });
        var median = Percentiles.Median(rounds);
        run.Report.Row(page.Name, Numbers.Count(bytes), Text(median.P50), Text(median.P95), Text(median.P99), floor is { } least ? Numbers.Text(median.P50 / least) : "1");
        return median.P50;
    }

    private static async Task<(int Bytes, List<long> Times)> AskAsync(HttpClient client, ConsolePage page, Random random, TimeSpan length)
    {
        var (times, most) = (new List<long>(), 0);
        var begin = Stopwatch.GetTimestamp();
        while (times.Count == 0 || (times.Count < MostSamples && Stopwatch.GetElapsedTime(begin) < length))
        {
            var address = page.Address(random.Next(1_000_000));
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(address);
            var body = await answer.Content.ReadAsByteArrayAsync();
            times.Add(Stopwatch.GetTimestamp() - start);
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"{address} was answered with {(int)answer.StatusCode}.");
            }

            most = Math.Max(most, body.Length);
        }

        return (most, times);
    }

    private static string Text(double milliseconds) => milliseconds.ToString("#,0.0", CultureInfo.InvariantCulture);
}
