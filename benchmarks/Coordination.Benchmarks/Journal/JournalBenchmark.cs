using System.Diagnostics;
using System.Globalization;
using Coordination.Journal;

namespace Coordination.Benchmarks.Journal;

/// <summary>The SQLite journal: its writer beside bare inserts, lifecycles beside a hand-written queue, long reads.</summary>
internal sealed class JournalBenchmark : IBenchmark
{
    private const int RoundCount = 5;
    private const int Lifecycles = 20_000;
    private const int QueueLifecycles = 1_000;

    /// <inheritdoc />
    public string Name => "journal";

    /// <inheritdoc />
    public IEnumerable<Figure> Run()
    {
        var lifecycles = SampleLifecycle.Make(Lifecycles);
        foreach (var figure in MeasureWriter(lifecycles).Concat(MeasureClients(lifecycles)).Concat(MeasureInline(lifecycles)).Concat(MeasureReads(lifecycles)))
        {
            yield return figure;
        }
    }

    private static IEnumerable<Figure> MeasureWriter(Append[][] lifecycles)
    {
        var (journal, bare, sizes) = (new List<double>(), new List<double>(), new List<double>());
        JournalRounds.Produce(lifecycles[..2000], 256);
        for (var round = 0; round < RoundCount; round++)
        {
            var (seconds, groupSize) = JournalRounds.Produce(lifecycles, 256);
            journal.Add(3 * lifecycles.Length / seconds);
            sizes.Add(groupSize);
            bare.Add(3 * lifecycles.Length / BareInserts.Write(lifecycles, (int)Math.Round(groupSize)));
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"journal writer, 256 producers (groups of {Rounds.Median(sizes):0} on average)");
        yield return Figure.Beside(name, Rounds.Median(journal), "appends/s", "bare group inserts of the same rows", Rounds.Median(bare), "ratio ≥ 0.6");
    }

    private static IEnumerable<Figure> MeasureClients(Append[][] lifecycles)
    {
        foreach (var clients in new[] { 1, 16, 256 })
        {
            var count = clients == 1 ? QueueLifecycles : clients == 16 ? lifecycles.Length / 4 : lifecycles.Length;
            var (journal, queue) = (new List<double>(), new List<double>());
            for (var round = 0; round < RoundCount; round++)
            {
                journal.Add(count / JournalRounds.Produce(lifecycles[..count], clients).Seconds);
                queue.Add(QueueLifecycles / HandWrittenQueue.Write(lifecycles[..QueueLifecycles]));
            }

            var name = string.Create(CultureInfo.InvariantCulture, $"durable lifecycles of 3 appends, journal alone, {clients} clients");
            var target = clients == 256 ? "≥ 20,000 /s, ratio ≥ 6" : "";
            yield return Figure.Beside(name, Rounds.Median(journal), "lifecycles/s", "hand-written queue, a commit each", Rounds.Median(queue), target);
        }
    }

    private static IEnumerable<Figure> MeasureInline(Append[][] lifecycles)
    {
        var rates = Enumerable.Range(0, RoundCount).Select(_ => 3 * lifecycles.Length / JournalRounds.ProduceInline(lifecycles)).ToList();
        yield return new Figure("inline commits on one thread, for replays", Rounds.Median(rates), "appends/s", "", null, null, "≥ 30,000 /s");
    }

    private static IEnumerable<Figure> MeasureReads(Append[][] lifecycles)
    {
        using var reading = new ReadingRounds(lifecycles);
        var verify = Enumerable.Range(0, RoundCount).Select(_ => 2 * lifecycles.Length / reading.Verify()).ToList();
        var chain = Enumerable.Range(0, RoundCount).Select(_ => Chain(lifecycles)).ToList();
        yield return Figure.Beside("verify without replay", Rounds.Median(verify), "events/s", "hashing the same events in memory", Rounds.Median(chain), "≥ 100,000 /s");
        var open = Enumerable.Range(0, RoundCount).Select(_ => lifecycles.Length / reading.ReadOpen()).ToList();
        yield return new Figure("streaming open requests to a centre", Rounds.Median(open), "rows/s", "", null, null, "≥ 400,000 /s");
    }

    private static double Chain(Append[][] lifecycles)
    {
        var start = Stopwatch.GetTimestamp();
        foreach (var append in lifecycles.SelectMany(lifecycle => lifecycle))
        {
            EventChain.Next(default, append.Row.Key, append.Events[0]);
        }

        return 3 * lifecycles.Length / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
