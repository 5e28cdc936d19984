using Coordination.Journal;
using Coordination.Sqlite;
using Coordination.TestKit.Disks;

namespace Coordination.Crashes;

/// <summary>A file.</summary>
/// <param name="path">The file.</param>
/// <param name="disk">A disk of its own, which goes with it.</param>
internal sealed class SqliteStore(string path, SmallDisk? disk = null) : IHallStore
{
    public IReadOnlyList<string> Arguments { get; } = ["--data", path];

    public IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>();

    public async Task<IJournal> OpenAsync()
    {
        var journal = new SqliteJournal(new SqliteJournalOptions { Path = path });
        await journal.OpenAsync();
        return journal;
    }

    public ValueTask DisposeAsync()
    {
        disk?.Dispose();
        return ValueTask.CompletedTask;
    }
}
