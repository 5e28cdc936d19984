using System.Text;
using Coordination.Journal;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Kinds;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace Coordination.Postgres.Tests;

/// <summary>What was erased is in no row, and after a full vacuum in no file of the schema; and what somebody deletes by hand is missed.</summary>
[NeedsPostgres]
[Collection(PostgresCollection.Name)]
public sealed class ErasureTests(PostgresFixture postgres)
{
    [NeedFact]
    public async Task Erase_AndAFullVacuum_LeaveNothingAndASoundRecord()
    {
        var options = new PostgresJournalOptions { ConnectionString = await postgres.Server.CreateDatabaseAsync(), MigrateAtStart = true };
        await using (var journal = new PostgresJournal(options))
        {
            await ErasedHall.LiveAsync(journal, async () => (await HitsAsync(options)).ShouldBe(ErasedHall.Planted, ignoreOrder: true));
            (await RowsWithAsync(journal)).ShouldBeEmpty();
        }

        await options.ExecuteAsync("VACUUM FULL {schema}.personal");
        await options.ExecuteAsync("VACUUM FULL {schema}.personal_index");

        (await HitsAsync(options)).ShouldBeEmpty();
        (await VerifyAsync(options)).ShouldBeNull();
        (await options.QueryAsync("SELECT count(*) FROM {schema}.personal WHERE convert_from(text, 'UTF8') LIKE '%Somebody else%'")).ShouldBe(["4"]);
        await options.ExecuteAsync("DELETE FROM {schema}.personal WHERE (grain, version) = (SELECT grain, version FROM {schema}.personal ORDER BY grain LIMIT 1)");
        (await VerifyAsync(options)).ShouldNotBeNull().What.ShouldBeOneOf("personal text", "personal index");
    }

    private static async Task<VerifyDifference?> VerifyAsync(PostgresJournalOptions options)
    {
        await using var journal = await PostgresFixture.OpenAsync(options);
        return (await JournalVerifier.VerifyAsync(journal, TestKinds.Replays)).First;
    }

    private static async Task<List<string>> RowsWithAsync(IJournal journal)
    {
        var found = new List<string>();
        foreach (var entry in await journal.ReadFeedAsync(0, 10_000))
        {
            var text = Encoding.UTF8.GetString(entry.Event.Payload.Span) + Encoding.UTF8.GetString((entry.Event.Personal?.Text ?? default).Span);
            found.AddRange(ErasedHall.Planted.Where(text.Contains));
        }

        return found;
    }

    /// <summary>The words that stand in the files of the schema's tables and indexes.</summary>
    private async Task<List<string>> HitsAsync(PostgresJournalOptions options)
    {
        var database = new NpgsqlConnectionStringBuilder(options.ConnectionString).Database;
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres.Server.Administrator) { Database = database, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await options.ExecuteAsync(connection, "CHECKPOINT");
        await using var command = new NpgsqlCommand(
            $"""
            SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class
            WHERE relkind IN ('r', 'i', 't') AND pg_relation_filepath(oid) IS NOT NULL
                AND (relnamespace = '{options.Schema}'::regnamespace OR oid IN (SELECT reltoastrelid FROM pg_class WHERE relnamespace = '{options.Schema}'::regnamespace))
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync();
        var files = new List<byte[]>();
        while (await reader.ReadAsync())
        {
            files.Add(reader.GetFieldValue<byte[]>(0));
        }

        return [.. ErasedHall.Planted.Where(word => files.Exists(content => content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0))];
    }
}
