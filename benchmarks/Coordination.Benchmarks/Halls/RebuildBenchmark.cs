using System.Diagnostics;
using System.Globalization;
using Coordination.Benchmarks.Journal;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Sqlite;

namespace Coordination.Benchmarks.Halls;

/// <summary>A centre that starts over a file of open requests, beside reading the same rows and doing nothing with them.</summary>
internal sealed class RebuildBenchmark : IBenchmark
{
    private const int RoundCount = 5;

    public string Name => "rebuild";

    public IEnumerable<Figure> Run()
    {
        foreach (var count in new[] { 100_000, 1_000_000 })
        {
            using var file = new BenchmarkFile();
            FillAsync(file.Path, count).GetAwaiter().GetResult();
            var (rebuild, read, memory) = (new List<double>(), new List<double>(), new List<double>());
            for (var round = 0; round < RoundCount; round++)
            {
                read.Add(ReadAsync(file.Path).GetAwaiter().GetResult());
                var (seconds, bytes) = RebuildAsync(file.Path, count).GetAwaiter().GetResult();
                rebuild.Add(seconds);
                memory.Add(bytes / count);
            }

            yield return Figure.Beside(
                string.Create(CultureInfo.InvariantCulture, $"centre rebuilt with {count:#,0} open requests"),
                Rounds.Median(rebuild),
                "s",
                "reading the rows alone",
                Rounds.Median(read),
                count == 1_000_000 ? "≤ 5 s" : "");
            yield return new Figure(
                string.Create(CultureInfo.InvariantCulture, $"memory of the whole centre per waiting item, {count:#,0} waiting"),
                Rounds.Median(memory),
                "bytes",
                "",
                null,
                null,
                "≤ 150 bytes");
        }
    }

    private static async Task FillAsync(string path, int count)
    {
        await using var hall = await BenchmarkHall.OpenAsync(path);
        await hall.PrepareAsync();
        var submission = new SubmitRequest { Centre = BenchmarkHall.Centre, Service = BenchmarkHall.Passport };
        var meta = new CommandMeta(new Actor(ActorKind.Citizen, "citizen"));
        const int clients = 512;
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            for (var i = client; i < count; i += clients)
            {
                (await hall.Host.SubmitAsync(submission, meta)).Require();
            }
        })));
    }

    private static async Task<double> ReadAsync(string path)
    {
        await using var journal = new SqliteJournal(new SqliteJournalOptions { Path = path });
        await journal.OpenAsync();
        var start = Stopwatch.GetTimestamp();
        var bytes = 0L;
        await foreach (var row in journal.ReadOpenRequestsAsync(BenchmarkHall.Centre))
        {
            bytes += row.State.Length;
        }

        return bytes > 0 ? Stopwatch.GetElapsedTime(start).TotalSeconds : throw new InvalidOperationException("No rows.");
    }

    private static async Task<(double Seconds, double Bytes)> RebuildAsync(string path, int count)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        await using var hall = await BenchmarkHall.OpenAsync(path);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        var waiting = (await hall.Host.Centre(BenchmarkHall.Centre).ReadQueueAsync(limit: 0)).Waiting;
        return waiting == count ? (seconds, bytes) : throw new InvalidOperationException($"{waiting} of {count} wait.");
    }
}
