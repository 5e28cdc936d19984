using Coordination.Journal;
using Coordination.Postgres.Schema;
using Coordination.Postgres.Storage;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Shouldly;
using Xunit;

namespace Coordination.Postgres.Tests;

[NeedsPostgres]
[Collection(PostgresCollection.Name)]
public sealed class SchemaTests(PostgresFixture postgres)
{
    private readonly PostgresJournalOptions _options = postgres.NewOptions() with { MigrateAtStart = false };

    [NeedFact]
    public async Task MigrateAsync_FromNothingAndAgain_CreatesOnceAndTellsTheVersions()
    {
        (await PostgresSchema.ReadVersionAsync(_options)).ShouldBe(0);

        (await PostgresSchema.MigrateAsync(_options)).ShouldBe(new PostgresMigration(0, 3));
        (await PostgresSchema.MigrateAsync(_options)).ShouldBe(new PostgresMigration(3, 3));

        (await PostgresSchema.ReadVersionAsync(_options)).ShouldBe(3);
        (await _options.QueryAsync("SELECT version FROM {schema}.schema_version")).ShouldBe(["3"]);
    }

    [NeedFact]
    public async Task MigrateAsync_SeveralAtOnce_AllSucceedAndOneCreates()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PostgresSchema.MigrateAsync(_options).AsTask()));

        results.ShouldAllBe(result => result.To == 3);
        (await _options.QueryAsync("SELECT version FROM {schema}.schema_version")).ShouldBe(["3"]);
        await using var journal = await PostgresFixture.OpenAsync(_options);
        await journal.CheckAsync();
    }

    [NeedFact]
    public async Task MigrateAsync_OlderSchema_MigratesAndKeepsEverything()
    {
        var grain = SampleGrain.Request(1);
        await PostgresSchema.MigrateAsync(_options);
        await using (var journal = await PostgresFixture.OpenAsync(_options))
        {
            await journal.AppendAsync(grain.Next());
        }

        (await PostgresSchema.MigrateAsync(_options, Migrations("ALTER TABLE {schema}.grain ADD COLUMN note text"), default)).ShouldBe(new PostgresMigration(3, 4));

        (await _options.QueryAsync("SELECT version, note FROM {schema}.grain")).ShouldBe(["1|null"]);
    }

    [NeedFact]
    public async Task MigrateAsync_FailsHalfway_LeavesTheOlderSchemaWhole()
    {
        await PostgresSchema.MigrateAsync(_options);

        await PostgresSchema.MigrateAsync(_options, Migrations("ALTER TABLE {schema}.grain ADD COLUMN note text", "CREATE INDEX ON {schema}.nothing (note)"), default)
            .AsTask().ShouldThrowAsync<CoordinationException>();

        (await PostgresSchema.ReadVersionAsync(_options)).ShouldBe(3);
        (await _options.QueryAsync("SELECT count(*) FROM information_schema.columns WHERE table_schema = '{schema}' AND column_name = 'note'")).ShouldBe(["0"]);
    }

    [NeedFact]
    public async Task OpenAsync_NoSchema_NamesTheCommandAndCreatesNothing()
    {
        await using var journal = new PostgresJournal(_options);

        var exception = await journal.OpenAsync().ShouldFailAsync<JournalSchemaException>();

        exception.Message.ShouldContain("silo-host database migrate");
        exception.Found.ShouldBe(0);
        (await PostgresSchema.ReadVersionAsync(_options)).ShouldBe(0);
    }

    [NeedFact]
    public async Task OpenAsync_NewerSchema_IsRefusedAndSaysSo()
    {
        await PostgresSchema.MigrateAsync(_options);
        await _options.ExecuteAsync("INSERT INTO {schema}.schema_version (version) VALUES (7)");
        await using var journal = new PostgresJournal(_options);

        var exception = await journal.OpenAsync().ShouldFailAsync<JournalSchemaException>();
        await PostgresSchema.MigrateAsync(_options).ShouldFailAsync();

        exception.Found.ShouldBe(7);
        exception.Supported.ShouldBe(3);
        exception.Message.ShouldContain("newer program");
    }

    [NeedFact]
    public async Task OpenAsync_SchemaFromBeforeTheOldest_IsRefusedInOneSentence()
    {
        await PostgresSchema.MigrateAsync(_options);
        await _options.ExecuteAsync("UPDATE {schema}.schema_version SET version = 1");
        await using var journal = new PostgresJournal(_options);

        var exception = await journal.OpenAsync().ShouldFailAsync<JournalSchemaException>();
        await PostgresSchema.MigrateAsync(_options).ShouldFailAsync();

        (exception.Found, exception.Supported).ShouldBe((1, 3));
        exception.Message.ShouldContain("has version 1, which is older than any that this program converts (from 3)");
    }

    [NeedFact]
    public async Task LoadInstallationAsync_KeyIsLost_SaysSo()
    {
        await PostgresSchema.MigrateAsync(_options);
        await _options.ExecuteAsync("DELETE FROM {schema}.installation");
        await using var journal = await PostgresFixture.OpenAsync(_options);

        (await Should.ThrowAsync<JournalCorruptException>(async () => await journal.LoadInstallationAsync())).Message.ShouldContain("has lost its own key");
        Should.Throw<InvalidOperationException>(() => journal.Installation);
    }

    [NeedFact]
    public async Task OpenAsync_NoSuchDatabase_SaysSoWithoutThePassword()
    {
        await using var journal = new PostgresJournal(_options with
        {
            ConnectionString = _options.ConnectionString.Replace("Database=hall", "Database=none", StringComparison.Ordinal) + ";Password=geheim",
            RetryFor = TimeSpan.Zero,
        });

        var exception = await journal.OpenAsync().ShouldFailAsync<JournalUnavailableException>();

        exception.Message.ShouldContain("does not exist");
        exception.ToString().ShouldNotContain("geheim");
    }

    [Fact]
    public void Migrations_AreNumberedWithoutAGap() =>
        SchemaVersion.All(new SqlTexts("x")).Select(migration => migration.Version).ShouldBe(Enumerable.Range(3, SchemaVersion.Current - 2));

    private IReadOnlyList<Migration> Migrations(params string[] next)
    {
        var texts = new SqlTexts(_options.Schema);
        return [.. SchemaVersion.All(texts), new Migration(SchemaVersion.Current + 1, [.. next.Select(texts.Fill)])];
    }
}

/// <summary>Short forms.</summary>
internal static class MigrationAssert
{
    public static Task ShouldFailAsync(this ValueTask<PostgresMigration> migration) => migration.AsTask().ShouldThrowAsync<JournalSchemaException>();
}
