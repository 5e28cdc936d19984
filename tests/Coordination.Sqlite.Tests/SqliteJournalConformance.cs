using Coordination.Journal;

namespace Coordination.Sqlite.Tests;

public sealed class SqliteJournalConformance : JournalConformance, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private protected override IJournal Create() => new SqliteJournal(new SqliteJournalOptions { Path = _folder.File("journal.db") });

    public void Dispose() => _folder.Dispose();
}
