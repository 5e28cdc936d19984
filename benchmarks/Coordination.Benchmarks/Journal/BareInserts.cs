using System.Diagnostics;
using Coordination.Journal;
using Coordination.Sqlite;
using Coordination.Sqlite.Storage;

namespace Coordination.Benchmarks.Journal;

/// <summary>
/// The baseline of the writer: one loop that binds exactly the same rows to prepared statements and commits groups of the
/// same size, without queue, checks, hashes of its own or anybody waiting.
/// </summary>
internal static class BareInserts
{
    public static double Write(Append[][] lifecycles, int groupSize)
    {
        using var file = new BenchmarkFile();
        CreateAsync(file.Path).GetAwaiter().GetResult();
        using var database = Database.Open(file.Path, readOnly: false, TimeSpan.Zero);
        foreach (var pragma in new[] { "synchronous = FULL", "temp_store = MEMORY", "cache_size = -65536", "wal_autocheckpoint = 2000" })
        {
            database.Execute($"PRAGMA {pragma}");
        }

        // As the producers do it: 256 lifecycles go forward side by side.
        var order = lifecycles.Index().Chunk(256).SelectMany(
            chunk => Enumerable.Range(0, 3).SelectMany(step => chunk.Select(item => (item.Index, Append: item.Item[step])))).ToList();
        var start = Stopwatch.GetTimestamp();
        foreach (var group in order.Chunk(groupSize))
        {
            database.StatementOf("BEGIN IMMEDIATE").Run();
            foreach (var (index, append) in group)
            {
                WriteRow(database, index + 1, append);
                WriteEvent(database, index + 1, append);
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

    private static void WriteRow(Database database, int number, Append append)
    {
        var row = append.Row;
        var isFull = append.ExpectedVersion != 1;
        var statement = database.Statement(append.ExpectedVersion switch
        {
            0 => "Write/insert-grain",
            1 => "Write/update-grain-holder",
            _ => "Write/update-grain-full",
        });
        statement.Bind(1, number).Bind(2, row.Status).Bind(3, (long?)row.Urgency).Bind(4, row.Version).BindText(6, row.State.Span).Bind(7, row.Staff?.ToString());
        BindHash(statement, 5, row.Hash);
        if (isFull)
        {
            statement.Bind(10, row.Centre.ToString()).Bind(11, row.Department?.ToString()).Bind(12, row.IsOpen ? 1 : 0).Bind(15, 0)
                .Bind(13, row.Due is { } due ? JournalTime.ToMicroseconds(due) : null).Bind(14, JournalTime.ToMicroseconds(row.Since));
        }

        if (append.ExpectedVersion == 0)
        {
            statement.Bind(8, (long)row.Key.Kind).Bind(9, row.Key.Id);
        }

        statement.Run();
    }

    private static void WriteEvent(Database database, int number, Append append)
    {
        var happened = append.Events[0];
        var statement = database.Statement("Write/insert-event")
            .Bind(1, number).Bind(2, happened.Version).Bind(3, (long)append.Row.Key.Kind).Bind(4, append.Row.Key.Id).Bind(5, happened.Type)
            .Bind(6, JournalTime.ToMicroseconds(happened.At)).Bind(7, (long)happened.By.Kind).Bind(8, happened.By.Id);
        BindHash(statement, 9, happened.Hash);
        if (happened.PersonalDigest is { } digest)
        {
            BindHash(statement, 10, digest);
        }
        else
        {
            statement.BindNull(10);
        }

        BindHash(statement, 12, happened.Command!.Digest);
        statement.Bind(11, happened.Command.Key.ToString()).Bind(13, happened.Command.Status).BindText(14, happened.Payload.Span).Run();
        if (happened.Personal is { } personal)
        {
            database.Statement("Write/insert-personal").Bind(1, database.LastRowId).BindBlob(2, personal.Salt.Span).BindText(3, personal.Text.Span).Run();
        }
    }

    private static void BindHash(Statement statement, int parameter, EventHash hash)
    {
        Span<byte> bytes = stackalloc byte[EventHash.Size];
        hash.Write(bytes);
        statement.BindBlob(parameter, bytes);
    }
}
