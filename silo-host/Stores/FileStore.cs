using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Queries.Sql;
using Coordination.Sqlite;
using Coordination.Sqlite.Queries;

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

    public override async Task<IQueryDatabase?> OpenListsForReadingAsync(CancellationToken cancellation)
    {
        var file = SqliteQueryDatabase.BesideJournal(path);
        if (!File.Exists(file))
        {
            return null;
        }

        var lists = new SqliteQueryDatabase(file, isReadOnly: true);
        if (await lists.IsOfThisFormAsync(cancellation))
        {
            return lists;
        }

        await lists.DisposeAsync();
        return null;
    }

    public override IQueryDatabase OpenLists() => new SqliteQueryDatabase(SqliteQueryDatabase.BesideJournal(path));

    public override bool IsTransient(CoordinationException fault) => false;
}
