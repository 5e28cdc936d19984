using Coordination.Journal;
using Coordination.Postgres.Inspecting;
using Coordination.Postgres.Storage;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Kinds;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace Coordination.Postgres.Tests;

/// <summary>A hall's database that somebody has changed by SQL: <c>verify</c> names what, or an anchor does.</summary>
[NeedsPostgres]
[Collection(PostgresCollection.Name)]
public sealed class TamperingTests(PostgresFixture postgres)
{
    private static readonly string[] Tables = ["epoch", "installation", "journal", "personal", "personal_index", "grain"];

    private const string Longest = "(SELECT max(number) FROM {schema}.grain WHERE links IS NOT NULL)";

    private static readonly (string What, string Sql)[] Found =
    [
        ("epoch", "UPDATE {schema}.epoch SET epoch = epoch - 1"),
        ("epoch", "DELETE FROM {schema}.epoch"),
        ("epoch", "UPDATE {schema}.epoch SET centre = 'other'"),
        ("epoch", "INSERT INTO {schema}.epoch VALUES ('other', 1)"),
        ("epoch", "UPDATE {schema}.epoch SET epoch = 9223372036854775807"),
        ("schema", "CREATE FUNCTION {schema}.silent() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"),
        ("schema", "CREATE RULE silent AS ON UPDATE TO {schema}.grain DO INSTEAD NOTHING"),
        ("schema", "CREATE INDEX journal_type ON {schema}.journal (type)"),
        ("schema", "CREATE TABLE {schema}.notes (text text)"),
        ("schema", "CREATE VIEW {schema}.people AS SELECT text FROM {schema}.personal"),
        ("schema", "DROP INDEX {schema}.grain_due"),
        ("schema", "DROP INDEX {schema}.grain_open; CREATE INDEX grain_open ON {schema}.grain (kind, centre, since) WITH (deduplicate_items = off) WHERE is_open AND urgency = 3"),
        ("schema", "DROP INDEX {schema}.journal_grain; CREATE INDEX journal_grain ON {schema}.journal (grain, version)"),
        ("schema", "ALTER TABLE {schema}.grain ADD COLUMN secret text"),
        ("schema", "ALTER TABLE {schema}.journal ALTER COLUMN hash DROP NOT NULL"),
        ("schema", "ALTER TABLE {schema}.journal ENABLE ROW LEVEL SECURITY"),
        ("personal text", "INSERT INTO {schema}.personal VALUES (9999, 1, '\\x00', '{}')"),
        ("personal text", "UPDATE {schema}.personal SET version = 99 WHERE grain = (SELECT max(grain) FROM {schema}.personal)"),
        ("personal digest", "UPDATE {schema}.personal SET text = '{}' WHERE grain = (SELECT max(grain) FROM {schema}.personal)"),
        ("personal digest", "UPDATE {schema}.personal SET salt = '\\x01' WHERE grain = (SELECT max(grain) FROM {schema}.personal)"),
        ("personal text", "DELETE FROM {schema}.personal_index; DELETE FROM {schema}.personal WHERE (grain, version) = (SELECT grain, version FROM {schema}.personal ORDER BY grain DESC LIMIT 1)"),
        ("personal digest", "INSERT INTO {schema}.personal SELECT grain, version, '\\x00', '{}' FROM {schema}.journal AS j WHERE personal_digest IS NOT NULL AND NOT EXISTS (SELECT FROM {schema}.personal AS p WHERE p.grain = j.grain AND p.version = j.version) LIMIT 1"),
        ("personal index", "DELETE FROM {schema}.personal WHERE (grain, version) = (SELECT grain, version FROM {schema}.personal_index LIMIT 1)"),
        ("hash", "UPDATE {schema}.journal SET payload = '{}' WHERE sequence = 40"),
        ("hash", "UPDATE {schema}.journal SET at = at + 1 WHERE sequence = 40"),
        ("hash", "UPDATE {schema}.journal SET actor_id = 'eve' WHERE sequence = 40"),
        ("hash", "UPDATE {schema}.journal SET command_status = 'closed' WHERE sequence = (SELECT max(sequence) FROM {schema}.journal WHERE command_key IS NOT NULL)"),
        ("hash", "UPDATE {schema}.journal SET command_key = decode(md5('x'), 'hex') WHERE sequence = (SELECT max(sequence) FROM {schema}.journal WHERE command_key IS NOT NULL)"),
        ("store", "UPDATE {schema}.journal SET command_key = '\\x00' WHERE sequence = (SELECT max(sequence) FROM {schema}.journal WHERE command_key IS NOT NULL)"),
        ("installation", "DELETE FROM {schema}.installation"),
        ("store", "UPDATE {schema}.journal SET actor_kind = actor_kind + 256 WHERE sequence = 40"),
        ("store", "UPDATE {schema}.journal SET kind = kind + 256 WHERE sequence = 40"),
        ("version", "DELETE FROM {schema}.journal WHERE sequence = (SELECT max(sequence) FROM {schema}.journal WHERE version = 2 AND personal_digest IS NULL)"),
        ("sequence", "UPDATE {schema}.journal SET sequence = 9999 WHERE sequence = (SELECT min(sequence) FROM {schema}.journal WHERE version = 1 AND grain IN (SELECT number FROM {schema}.grain WHERE version > 1))"),
        ("row: open", "UPDATE {schema}.grain SET is_open = NOT is_open WHERE number = 20"),
        ("row: status", "UPDATE {schema}.grain SET status = 'deleted' WHERE number = 20"),
        ("row: since", "UPDATE {schema}.grain SET since = since + 1 WHERE number = 20"),
        ("row: due", "UPDATE {schema}.grain SET due = due + 1 WHERE number = (SELECT max(number) FROM {schema}.grain WHERE due IS NOT NULL)"),
        ("row: links", $"UPDATE {{schema}}.grain SET links = 'desk/nobody' WHERE number = {Longest}"),
        ("row: links", $"UPDATE {{schema}}.grain SET links = NULL WHERE number = {Longest}"),
        ("row: centre", "UPDATE {schema}.grain SET centre = 'other' WHERE number = 20"),
        ("row", "DELETE FROM {schema}.grain WHERE number = 20"),
        ("events", "DELETE FROM {schema}.personal_index WHERE grain = 20; DELETE FROM {schema}.personal WHERE grain = 20; DELETE FROM {schema}.journal WHERE grain = 20"),
    ];

    // Sequences may have gaps here: only what was kept elsewhere tells that these are not such.
    private static readonly string[] FoundByAnchorAlone =
    [
        "DELETE FROM {schema}.personal_index WHERE grain = 20; DELETE FROM {schema}.personal WHERE grain = 20; DELETE FROM {schema}.journal WHERE grain = 20; DELETE FROM {schema}.grain WHERE number = 20",
        "UPDATE {schema}.journal SET sequence = 9999 WHERE sequence = (SELECT max(sequence) FROM {schema}.journal)",
    ];

    [NeedFact]
    public async Task Verify_TamperedWith_NamesWhat()
    {
        var hall = await WriteAsync();
        await SaveAsync(hall);
        (await VerifyAsync(hall)).First.ShouldBeNull();
        foreach (var (what, sql) in Found)
        {
            var options = what == "schema" ? await WriteAsync(requests: 1) : await RestoreAsync(hall);
            await options.ExecuteAsync(sql);

            var first = (await VerifyAsync(options)).First.ShouldNotBeNull(sql);
            first.What.Split(" of centre ")[0].ShouldBe(what, $"{sql}: {first}");
        }
    }

    [NeedFact]
    public async Task Verify_WhatLeavesAGap_AnAnchorTells()
    {
        foreach (var sql in FoundByAnchorAlone)
        {
            var options = await WriteAsync();
            var anchor = (await VerifyAsync(options)).Head.ShouldNotBeNull();
            await options.ExecuteAsync(sql);

            (await VerifyAsync(options)).First.ShouldBeNull(sql);
            (await VerifyAsync(options, anchor)).First.ShouldNotBeNull(sql).What.ShouldBe($"anchor at {anchor.Sequence}");
        }
    }

    [NeedFact]
    public async Task Verify_IndexThatDisagreesWithItsTable_IsNamed()
    {
        var options = await WriteAsync();
        await DamageIndexAsync(options);

        var first = (await VerifyAsync(options)).First.ShouldNotBeNull();
        first.What.ShouldContain("grain_open");
        first.Expected.ShouldContain("entries of its table");
    }

    [NeedFact]
    public async Task Verify_ExtensionAmcheckIsThere_UsesIt()
    {
        var options = await WriteAsync(postgres.NewOptions() with { ConnectionString = await postgres.Server.CreateDatabaseAsync() });
        await using (var superuser = await ConnectAsSuperuserAsync(options))
        {
            await options.ExecuteAsync(superuser, "CREATE EXTENSION amcheck; GRANT EXECUTE ON FUNCTION bt_index_check(regclass, boolean) TO PUBLIC");
        }

        (await VerifyAsync(options)).First.ShouldBeNull();
        await DamageIndexAsync(options);

        var first = (await VerifyAsync(options)).First.ShouldNotBeNull();
        first.What.ShouldContain("grain_open");
        first.Found.ShouldContain("lacks matching index tuple");
    }

    [NeedFact]
    public async Task Verify_StandbyOrRoleThatOnlyReads_NeedsNoMore()
    {
        var options = await WriteAsync();
        await using var journal = new PostgresJournal(options with
        {
            ConnectionString = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Options = "-c default_transaction_read_only=on" }.ConnectionString,
            MigrateAtStart = false,
        });

        await journal.OpenForReadingAsync();

        (await JournalVerifier.VerifyAsync(journal, TestKinds.Replays)).First.ShouldBeNull();
        Should.Throw<InvalidOperationException>(() => journal.TakeEpochAsync(TestPlans.Hall).AsTask());
    }

    [NeedFact]
    public async Task Catalog_OfAFreshSchema_IsTheExpectedOne()
    {
        var options = await WriteAsync();
        await using var connection = await options.ConnectAsync();

        var lines = await new CatalogComparison(connection, new SqlTexts(options.Schema)).ReadAsync(CancellationToken.None);

        lines.Order(StringComparer.Ordinal).ShouldBe(
            CatalogComparison.Expected, Case.Sensitive, "a migration changed the schema: write these lines to Sql/Inspect/catalog-expected.txt");
    }

    // While the server believes that the index is not ready, it makes no entries for new rows: they are missing from it afterwards.
    private async Task DamageIndexAsync(PostgresJournalOptions options)
    {
        await using var superuser = await ConnectAsSuperuserAsync(options);
        await options.ExecuteAsync(superuser, "UPDATE pg_index SET indisready = false WHERE indexrelid = '{schema}.grain_open'::regclass");
        await options.ExecuteAsync("INSERT INTO {schema}.grain SELECT number + 5000, since, due, version, kind, urgency, is_open, id || 'x', centre, department, staff, status, links, hash, state FROM {schema}.grain WHERE is_open AND kind = 1");
        await options.ExecuteAsync(superuser, "UPDATE pg_index SET indisready = true WHERE indexrelid = '{schema}.grain_open'::regclass");
    }

    private async Task<NpgsqlConnection> ConnectAsSuperuserAsync(PostgresJournalOptions options)
    {
        var database = new NpgsqlConnectionStringBuilder(options.ConnectionString).Database;
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres.Server.Administrator) { Database = database, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private Task<PostgresJournalOptions> WriteAsync(int requests = 30) => WriteAsync(postgres.NewOptions(), requests);

    private static async Task<PostgresJournalOptions> WriteAsync(PostgresJournalOptions options, int requests = 30)
    {
        await using var journal = await PostgresFixture.OpenAsync(options);
        await StoredHall.WriteAsync(journal, requests);
        return options;
    }

    // Its rows as they are, to begin again from: to write a hall anew takes far longer.
    private static Task SaveAsync(PostgresJournalOptions options) => options.ExecuteAsync(
        $"CREATE SCHEMA {options.Schema}_saved; "
        + string.Concat(Tables.Select(table => $"CREATE TABLE {options.Schema}_saved.{table} AS TABLE {{schema}}.{table}; ")));

    private static async Task<PostgresJournalOptions> RestoreAsync(PostgresJournalOptions options)
    {
        await options.ExecuteAsync(string.Concat(Tables.Reverse().Select(table => $"DELETE FROM {{schema}}.{table}; "))
            + string.Concat(Tables.Select(table => $"INSERT INTO {{schema}}.{table} SELECT * FROM {options.Schema}_saved.{table}; ")));
        return options;
    }

    private static async Task<VerifyReport> VerifyAsync(PostgresJournalOptions options, params JournalAnchor[] anchors)
    {
        await using var journal = new PostgresJournal(options);
        await journal.OpenForReadingAsync();
        return await JournalVerifier.VerifyAsync(journal, TestKinds.Replays, anchors: anchors);
    }
}
