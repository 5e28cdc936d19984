using Coordination.Benchmarks.Journal;
using Coordination.Journal;
using Coordination.Sqlite;
using Coordination.Sqlite.Storage;

namespace Coordination.Benchmarks.Stores;

/// <summary>
/// The baseline of the writer on SQLite: one loop that binds exactly the same rows to prepared statements and commits groups
/// of one size, without queue, checks, hashes of its own or anybody waiting.
/// </summary>
internal sealed class BareInserts : IDisposable
{
    private readonly Database _database;

    private BareInserts(Database database) => _database = database;

    /// <summary>Makes the engine's tables, and opens them with its settings.</summary>
    public static async Task<BareInserts> OpenAsync(string path)
    {
        await using (var journal = new SqliteJournal(new SqliteJournalOptions { Path = path }))
        {
            await journal.OpenAsync();
        }

        var database = Database.Open(path, readOnly: false, TimeSpan.Zero);
        foreach (var pragma in new[] { "synchronous = FULL", "temp_store = MEMORY", "cache_size = -65536", "wal_autocheckpoint = 2000" })
        {
            database.Execute($"PRAGMA {pragma}");
        }

        return new BareInserts(database);
    }

    /// <summary>Writes recorded lifecycles.</summary>
    public void Write(WriteGroups groups)
    {
        foreach (var group in groups.Groups)
        {
            _database.StatementOf("BEGIN IMMEDIATE").Run();
            foreach (var (number, append) in group)
            {
                WriteRow(number, append);
                foreach (var happened in append.Events)
                {
                    WriteEvent(number, append.Row.Key, happened);
                }
            }

            _database.StatementOf("COMMIT").Run();
        }
    }

    public void Dispose() => _database.Dispose();

    // The second append of a lifecycle changes who holds it and nothing else that an index knows.
    private void WriteRow(int number, Append append)
    {
        var row = append.Row;
        var isNew = append.ExpectedVersion == 0;
        var isFull = isNew || !row.IsOpen;
        var statement = _database.Statement(isNew ? "Write/insert-grain" : isFull ? "Write/update-grain-full" : "Write/update-grain-holder");
        statement.Bind(1, number).Bind(2, row.Status).Bind(3, (long?)row.Urgency).Bind(4, row.Version).BindText(6, row.State.Span).Bind(7, row.Staff?.ToString());
        BindHash(statement, 5, row.Hash);
        if (isFull)
        {
            statement.Bind(10, row.Centre.ToString()).Bind(11, row.Department?.ToString()).Bind(12, row.IsOpen ? 1 : 0).Bind(15, 0)
                .Bind(13, row.Due is { } due ? JournalTime.ToMicroseconds(due) : null).Bind(14, JournalTime.ToMicroseconds(row.Since));
        }

        if (isNew)
        {
            statement.Bind(8, (long)row.Key.Kind).Bind(9, row.Key.Id);
        }

        statement.Run();
    }

    private void WriteEvent(int number, GrainKey grain, JournalEvent happened)
    {
        var statement = _database.Statement("Write/insert-event")
            .Bind(1, number).Bind(2, happened.Version).Bind(3, (long)grain.Kind).Bind(4, grain.Id).Bind(5, happened.Type)
            .Bind(6, JournalTime.ToMicroseconds(happened.At)).Bind(7, (long)happened.By.Kind).Bind(8, happened.By.Id);
        BindHash(statement, 9, happened.Hash);
        statement.BindNull(10).BindNull(11).BindNull(12).BindNull(13).BindText(14, happened.Payload.Span).Run();
    }

    private static void BindHash(Statement statement, int parameter, EventHash hash)
    {
        Span<byte> bytes = stackalloc byte[EventHash.Size];
        hash.Write(bytes);
        statement.BindBlob(parameter, bytes);
    }
}
