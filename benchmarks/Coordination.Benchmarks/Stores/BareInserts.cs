using System.Diagnostics;
using Coordination.Benchmarks.Journal;
using Coordination.Journal;
using Coordination.Sqlite;
using Coordination.Sqlite.Storage;

namespace Coordination.Benchmarks.Stores;

/// <summary>
/// The baseline of the writer on SQLite: one loop that binds exactly the same rows to prepared statements and commits groups
/// of one size, without queue, checks, hashes of its own or anybody waiting.
/// </summary>
internal static class BareInserts
{
    /// <returns>Seconds.</returns>
    public static double Write(string path, WriteGroups groups)
    {
        CreateAsync(path).GetAwaiter().GetResult();
        using var database = Database.Open(path, readOnly: false, TimeSpan.Zero);
        foreach (var pragma in new[] { "synchronous = FULL", "temp_store = MEMORY", "cache_size = -65536", "wal_autocheckpoint = 2000" })
        {
            database.Execute($"PRAGMA {pragma}");
        }

        var start = Stopwatch.GetTimestamp();
        foreach (var group in groups.Groups)
        {
            database.StatementOf("BEGIN IMMEDIATE").Run();
            foreach (var (number, append) in group)
            {
                WriteRow(database, number, append);
                foreach (var happened in append.Events)
                {
                    WriteEvent(database, number, append.Row.Key, happened);
                }
            }

            database.StatementOf("COMMIT").Run();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task CreateAsync(string path)
    {
        await using var journal = new SqliteJournal(new SqliteJournalOptions { Path = path });
        await journal.OpenAsync();
    }

    // The second append of a lifecycle changes who holds it and nothing else that an index knows.
    private static void WriteRow(Database database, int number, Append append)
    {
        var row = append.Row;
        var isNew = append.ExpectedVersion == 0;
        var isFull = isNew || !row.IsOpen;
        var statement = database.Statement(isNew ? "Write/insert-grain" : isFull ? "Write/update-grain-full" : "Write/update-grain-holder");
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

    private static void WriteEvent(Database database, int number, GrainKey grain, JournalEvent happened)
    {
        var statement = database.Statement("Write/insert-event")
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
