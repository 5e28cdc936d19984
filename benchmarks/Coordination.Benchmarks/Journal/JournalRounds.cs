using System.Diagnostics;
using Coordination.Journal;
using Coordination.Sqlite;

namespace Coordination.Benchmarks.Journal;

/// <summary>Rounds of the journal's own writer.</summary>
internal static class JournalRounds
{
    /// <summary>Writes every lifecycle, each append awaited before the next, from so many producers.</summary>
    /// <returns>Seconds, and how many appends shared a transaction on average.</returns>
    public static (double Seconds, double GroupSize) Produce(Append[][] lifecycles, int producers)
    {
        using var file = new BenchmarkFile();
        return ProduceAsync(file.Path, lifecycles, producers).GetAwaiter().GetResult();
    }

    /// <summary>Writes every lifecycle on one thread, with inline commits, as a replay does.</summary>
    public static double ProduceInline(Append[][] lifecycles)
    {
        using var file = new BenchmarkFile();
        return ProduceInlineAsync(file.Path, lifecycles).GetAwaiter().GetResult();
    }

    private static async Task<(double Seconds, double GroupSize)> ProduceAsync(string path, Append[][] lifecycles, int producers)
    {
        await using var journal = new SqliteJournal(new SqliteJournalOptions { Path = path });
        await journal.OpenAsync();
        var commits = 0;
        journal.Committed += _ => commits++;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, producers).Select(producer => Task.Run(async () =>
        {
            for (var i = producer; i < lifecycles.Length; i += producers)
            {
                foreach (var append in lifecycles[i])
                {
                    await journal.AppendAsync(append);
                }
            }
        })));
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, 3.0 * lifecycles.Length / commits);
    }

    private static async Task<double> ProduceInlineAsync(string path, Append[][] lifecycles)
    {
        await using var journal = new SqliteJournal(
            new SqliteJournalOptions { Path = path, InlineCommits = true, Durability = SqliteDurability.Relaxed });
        await journal.OpenAsync();
        var start = Stopwatch.GetTimestamp();
        foreach (var append in lifecycles.SelectMany(lifecycle => lifecycle))
        {
            await journal.AppendAsync(append);
        }

        await journal.FlushAsync();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
