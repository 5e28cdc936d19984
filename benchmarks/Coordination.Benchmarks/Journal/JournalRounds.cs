using System.Diagnostics;
using Coordination.Benchmarks.Halls;
using Coordination.Benchmarks.Stores;
using Coordination.Journal;
using Coordination.Sqlite;

namespace Coordination.Benchmarks.Journal;

/// <summary>Rounds of the journal's own writer.</summary>
internal static class JournalRounds
{
    /// <summary>Writes every lifecycle, each append awaited before the next, from so many producers.</summary>
    /// <returns>The result, and how many appends shared a transaction on average.</returns>
    public static async Task<(WriteResult Result, double GroupSize)> ProduceAsync(IStore store, RecordedLifecycles recorded, int producers)
    {
        await using var database = await store.CreateAsync();
        await using var journal = database.NewJournal();
        await OpenAsync(journal);
        await database.SettleAsync();
        var commits = 0;
        journal.Committed += _ => Interlocked.Increment(ref commits);
        var appends = 3 * recorded.Lifecycles.Length;
        var result = await WriteResult.MeasureAsync(database, recorded.Events, appends, () => Task.WhenAll(Enumerable.Range(0, producers).Select(producer => Task.Run(async () =>
        {
            for (var i = producer; i < recorded.Lifecycles.Length; i += producers)
            {
                foreach (var append in recorded.Lifecycles[i])
                {
                    await journal.AppendAsync(append);
                }
            }
        }))));
        return (result, (double)appends / commits);
    }

    /// <summary>Writes every lifecycle bare, into a database of its own.</summary>
    public static async Task<WriteResult> WriteBareAsync(IStore store, RecordedLifecycles recorded, int groupSize)
    {
        var groups = WriteGroups.Of(recorded, groupSize);
        await using var database = await store.CreateAsync();
        await database.SettleAsync();
        return await database.WriteBareAsync(groups);
    }

    /// <summary>Writes every lifecycle to SQLite on one thread, with inline commits, as a replay does.</summary>
    /// <returns>Seconds.</returns>
    public static async Task<double> ProduceInlineAsync(RecordedLifecycles recorded)
    {
        using var file = new BenchmarkFile();
        await using var journal = new SqliteJournal(
            new SqliteJournalOptions { Path = file.Path, InlineCommits = true, Durability = SqliteDurability.Relaxed });
        await OpenAsync(journal);
        var start = Stopwatch.GetTimestamp();
        foreach (var append in recorded.Lifecycles.SelectMany(lifecycle => lifecycle))
        {
            await journal.AppendAsync(append);
        }

        await journal.FlushAsync();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // Assignments are fenced with the epoch that the recording centre took: the first.
    private static async Task OpenAsync(IJournal journal)
    {
        await journal.OpenAsync();
        await journal.TakeEpochAsync(BenchmarkHall.Centre);
    }
}
