using Coordination.Journal;

namespace Coordination.Sqlite.Tests;

public sealed class InlineJournalConformance : JournalConformance, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private protected override IJournal Create() => new SqliteJournal(new SqliteJournalOptions
    {
        Path = _folder.File("journal.db"),
        InlineCommits = true,
        Durability = SqliteDurability.Relaxed,
    });

    public void Dispose() => _folder.Dispose();
}
