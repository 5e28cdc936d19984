using System.Diagnostics;
using System.Globalization;
using Coordination.Benchmarks.CommandLine;
using Coordination.Benchmarks.Measuring;
using Coordination.Benchmarks.Reporting;
using Coordination.Benchmarks.Stores;
using Coordination.Journal;

namespace Coordination.Benchmarks.Journal;

/// <summary>The journal alone: its writer beside bare writing of the same rows, and long reads.</summary>
internal sealed class JournalBenchmark : IBenchmark
{
    private const int Count = 20_000;
    private static readonly int[] Groups = [50, 126, 500, 2_000];

    public string Name => "journal";

    public IReadOnlyList<StoreKind> Stores => [StoreKind.Postgres, StoreKind.Sqlite];

    public async Task RunAsync(BenchmarkRun run)
    {
        var recorded = await RecordedLifecycles.RecordAsync(run.Options.Scaled(Count));
        await MeasureWriterAsync(run, recorded);
        await MeasureGroupsAsync(run, recorded);
        await MeasureClientsAsync(run, recorded);
        if (run.Options.Stores.Contains(StoreKind.Sqlite) && run.Store.Word == "sqlite")
        {
            var rates = await run.RoundsAsync("inline commits", async () => 3 * recorded.Lifecycles.Length / await JournalRounds.ProduceInlineAsync(recorded));
            run.Report.Add(new Figure("inline commits on one thread, for replays", Rounds.Median(rates), "appends/s", "", null, null, "≥ 30,000 /s"));
        }

        await MeasureReadsAsync(run, recorded);
    }

    private static async Task MeasureWriterAsync(BenchmarkRun run, RecordedLifecycles recorded)
    {
        await JournalRounds.ProduceAsync(run.Store, recorded.Take(2_000), 256);
        var rounds = await run.RoundsAsync("the writer and bare writing", async () =>
        {
            var (writer, group) = await JournalRounds.ProduceAsync(run.Store, recorded, 256);
            return (Writer: writer, Group: group, Bare: await JournalRounds.WriteBareAsync(run.Store, recorded, (int)Math.Round(group)));
        });
        var name = string.Create(
            CultureInfo.InvariantCulture, $"journal writer, 256 producers (groups of {Rounds.Median(rounds, round => round.Group):0} appends on average)");
        Add(name, "events/s", result => result.Rate, "ratio ≥ 0.6");
        Add("bytes written by the store per event", "bytes", result => (double?)result.Cost.BytesWritten / result.Events, "");
        Add("CPU of this process per event", "µs", result => result.Cost.Process.TotalMicroseconds / result.Events, "");
        if (run.Store.Word == "postgres")
        {
            Add("CPU of the server per event", "µs", result => result.Cost.Server?.TotalMicroseconds / result.Events, "");
        }

        void Add(string what, string unit, Func<WriteResult, double?> number, string target)
        {
            if (Rounds.MedianOrNull(rounds, round => number(round.Writer)) is { } writer && Rounds.MedianOrNull(rounds, round => number(round.Bare)) is { } bare)
            {
                run.Report.Add(Figure.Beside(what, writer, unit, $"{run.Store.BareName} of the same rows in the same groups", bare, target));
            }
        }
    }

    private static async Task MeasureGroupsAsync(BenchmarkRun run, RecordedLifecycles recorded)
    {
        var rounds = await run.RoundsAsync("bare writing", async () =>
        {
            var rates = new List<double>();
            foreach (var group in Groups)
            {
                rates.Add((await JournalRounds.WriteBareAsync(run.Store, recorded, group)).Rate);
            }

            return rates;
        });
        foreach (var (index, group) in Groups.Index())
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{run.Store.BareName} in groups of {group:#,0} appends");
            run.Report.Add(new Figure(name, Rounds.Median(rounds, round => round[index]), "events/s", "", null, null, ""));
        }
    }

    private static async Task MeasureClientsAsync(BenchmarkRun run, RecordedLifecycles recorded)
    {
        foreach (var clients in run.Options.Clients)
        {
            var part = recorded.Take(clients == 1 ? Count / 20 : clients < 64 ? Count / 4 : Count);
            var rounds = await run.RoundsAsync($"{clients} producers", () => JournalRounds.ProduceAsync(run.Store, part, clients));
            run.Report.Add(new Figure(
                $"durable lifecycles of 3 appends, journal alone, {clients} clients",
                Rounds.Median(rounds, round => round.Result.Lifecycles),
                "lifecycles/s",
                "",
                null,
                null,
                clients == 256 ? "≥ 20,000 /s" : ""));
        }
    }

    private static async Task MeasureReadsAsync(BenchmarkRun run, RecordedLifecycles recorded)
    {
        await using var reading = await ReadingRounds.OpenAsync(run.Store, recorded);
        var rounds = await run.RoundsAsync("long reads", async () => (
            Verify: reading.Events / await reading.VerifyAsync(), Chain: Chain(recorded), Open: recorded.Lifecycles.Length / await reading.ReadOpenAsync()));
        run.Report.Add(Figure.Beside(
            "verify without replay", Rounds.Median(rounds, round => round.Verify), "events/s", "hashing the same events in memory", Rounds.Median(rounds, round => round.Chain), "≥ 100,000 /s"));
        run.Report.Add(new Figure("streaming open requests to a centre", Rounds.Median(rounds, round => round.Open), "rows/s", "", null, null, "≥ 400,000 /s"));
    }

    private static double Chain(RecordedLifecycles recorded)
    {
        var start = Stopwatch.GetTimestamp();
        foreach (var append in recorded.Lifecycles.SelectMany(lifecycle => lifecycle))
        {
            foreach (var happened in append.Events)
            {
                EventChain.Next(default, append.Row.Key, happened);
            }
        }

        return recorded.Events / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
