using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Sqlite;

namespace Coordination.SiloHost.Stores;

/// <summary>A file of this machine.</summary>
internal sealed class FileStore(string path) : Store
{
    public override string Name => path;

    public override bool IsRemote => false;

    public override void Use(CoordinationBuilder builder) => builder.UseSqlite(path);

    public override async Task<IJournal> OpenAsync(CancellationToken cancellation)
    {
        var journal = new SqliteJournal(new SqliteJournalOptions { Path = path });
        await journal.OpenAsync(cancellation);
        return journal;
    }

    public override async Task<(IJournal Journal, string? Caveat)> OpenForReadingAsync(CancellationToken cancellation)
    {
        var journal = new SqliteJournal(new SqliteJournalOptions { Path = path });
        return (journal, await journal.OpenForReadingAsync(cancellation));
    }

    public override bool IsTransient(CoordinationException fault) => false;
}
