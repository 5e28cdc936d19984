using Coordination.Benchmarks.Halls;
using Coordination.Benchmarks.Lifecycles;
using Coordination.Benchmarks.Stores;
using Coordination.Journal;
using Coordination.Sqlite;

namespace Coordination.Benchmarks.Journal;

/// <summary>What the engine hands to its journal for lifecycles of three commands: the rows that every writer is measured with.</summary>
/// <param name="Lifecycles">The three appends of each, in order.</param>
internal sealed record RecordedLifecycles(Append[][] Lifecycles)
{
    /// <summary>How many go forward side by side.</summary>
    public const int SideBySide = BenchmarkHall.People;

    /// <summary>How many events all of them are.</summary>
    public int Events => Lifecycles.Sum(lifecycle => lifecycle.Sum(append => append.Events.Length));

    /// <summary>Lets the engine live them, one after the other, and keeps what it wrote.</summary>
    public static async Task<RecordedLifecycles> RecordAsync(int count)
    {
        using var file = new BenchmarkFile();
        var recorder = new RecordingJournal(new SqliteJournal(
            new SqliteJournalOptions { Path = file.Path, InlineCommits = true, Durability = SqliteDurability.Relaxed }));
        await using var desk = await EngineDesk.OpenAsync(recorder);
        var clerks = Enumerable.Range(0, SideBySide).Select(desk.Clerk).ToList();
        for (var number = 0; number < count; number++)
        {
            var clerk = clerks[number % SideBySide];
            await clerk.SubmitAsync();
            await clerk.TakeAsync();
            await clerk.CompleteAsync();
        }

        Append[][] lifecycles = [.. recorder.Lifecycles];
        return lifecycles.Length == count && lifecycles.All(lifecycle => lifecycle.Length == 3)
            ? new RecordedLifecycles(lifecycles)
            : throw new InvalidOperationException("A lifecycle is not three appends any more.");
    }

    /// <summary>The first so many.</summary>
    public RecordedLifecycles Take(int count) => new(Lifecycles[..Math.Min(count, Lifecycles.Length)]);
}
