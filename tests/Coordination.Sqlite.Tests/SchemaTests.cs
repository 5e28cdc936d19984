using Coordination.Journal;
using Coordination.Sqlite.Schema;
using Shouldly;
using Xunit;

namespace Coordination.Sqlite.Tests;

public sealed class SchemaTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("journal.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task OpenAsync_NewFile_MarksItAsOurs()
    {
        await (await SqliteFile.OpenAsync(Path)).DisposeAsync();

        SqliteFile.Query(Path, "PRAGMA application_id").ShouldBe(["1131376498"]);
        SqliteFile.Query(Path, "PRAGMA user_version").ShouldBe(["3"]);
        SqliteFile.Query(Path, "PRAGMA journal_mode").ShouldBe(["wal"]);
    }

    [Fact]
    public async Task OpenAsync_NewerSchema_SaysSoAndChangesNothing()
    {
        await (await SqliteFile.OpenAsync(Path)).DisposeAsync();
        SqliteFile.Execute(Path, "PRAGMA user_version = 7");

        var exception = await OpenShouldFailAsync<JournalSchemaException>();

        exception.Found.ShouldBe(7);
        exception.Supported.ShouldBe(3);
        exception.Message.ShouldContain(Path);
        exception.Message.ShouldContain("newer program");
        SqliteFile.Query(Path, "PRAGMA user_version").ShouldBe(["7"]);
    }

    [Fact]
    public async Task OpenAsync_SchemaFromBeforeTheOldest_SaysSoInOneSentenceAndChangesNothing()
    {
        await (await SqliteFile.OpenAsync(Path)).DisposeAsync();
        SqliteFile.Execute(Path, "PRAGMA user_version = 1");

        var exception = await OpenShouldFailAsync<JournalSchemaException>();

        (exception.Found, exception.Supported).ShouldBe((1, 3));
        exception.Message.ShouldBe($"The journal '{Path}' has schema version 1, which is older than any that this program converts (from 3): keep it for the program that wrote it, and name a new file here.");
        SqliteFile.Query(Path, "PRAGMA user_version").ShouldBe(["1"]);
    }

    [Fact]
    public async Task LoadInstallationAsync_KeyIsLost_SaysSo()
    {
        await (await SqliteFile.OpenAsync(Path)).DisposeAsync();
        SqliteFile.Execute(Path, "DELETE FROM installation");
        await using var journal = await SqliteFile.OpenAsync(Path);

        (await Should.ThrowAsync<JournalCorruptException>(async () => await journal.LoadInstallationAsync())).Message.ShouldContain("has lost its own key");
        Should.Throw<InvalidOperationException>(() => journal.Installation);
    }

    [Fact]
    public async Task OpenAsync_FileIsNoDatabase_SaysSoAndLeavesItAlone()
    {
        var text = new string('x', 10_000);
        await File.WriteAllTextAsync(Path, text);

        (await OpenShouldFailAsync<JournalSchemaException>()).Message.ShouldContain("not an SQLite database");
        (await File.ReadAllTextAsync(Path)).ShouldBe(text);
    }

    [Fact]
    public async Task OpenAsync_DatabaseOfAnotherProgram_SaysSoAndLeavesItAlone()
    {
        SqliteFile.Execute(Path, "CREATE TABLE song (title TEXT)");
        var before = await File.ReadAllBytesAsync(Path);

        (await OpenShouldFailAsync<JournalSchemaException>()).Message.ShouldContain("another program");
        (await File.ReadAllBytesAsync(Path)).ShouldBe(before);
    }

    [Fact]
    public async Task OpenAsync_OlderSchema_MigratesAndKeepsEverything()
    {
        var grain = SampleGrain.Request(1);
        await using (var journal = await SqliteFile.OpenAsync(Path))
        {
            await journal.AppendAsync(grain.Next());
        }

        await using (var migrated = new SqliteJournal(Options(), [.. SchemaVersion.All, Next("ALTER TABLE grain ADD COLUMN note TEXT", "CREATE INDEX noted ON grain (note)")]))
        {
            await migrated.OpenAsync();
            (await migrated.ReadRowAsync(grain.Key)).ShouldEqual(grain.Row);
            await migrated.AppendAsync(grain.Next());
        }

        SqliteFile.Query(Path, "PRAGMA user_version").ShouldBe(["4"]);
        SqliteFile.Query(Path, "SELECT version, note FROM grain").ShouldBe(["2|null"]);
    }

    [Fact]
    public async Task OpenAsync_MigrationFailsHalfway_LeavesTheOlderSchemaWhole()
    {
        await (await SqliteFile.OpenAsync(Path)).DisposeAsync();
        await using var failing = new SqliteJournal(Options(), [.. SchemaVersion.All, Next("ALTER TABLE grain ADD COLUMN note TEXT", "CREATE INDEX broken ON nothing (note)")]);

        await Should.ThrowAsync<JournalUnavailableException>(async () => await failing.OpenAsync());

        SqliteFile.Query(Path, "PRAGMA user_version").ShouldBe(["3"]);
        SqliteFile.Query(Path, "SELECT count(*) FROM pragma_table_info('grain') WHERE name = 'note'").ShouldBe(["0"]);
        await (await SqliteFile.OpenAsync(Path)).DisposeAsync();
    }

    [Fact]
    public async Task OpenAsync_SeveralAtOnceOnANewFile_AllSucceed()
    {
        for (var file = 0; file < 20; file++)
        {
            var path = $"{Path}-{file}";
            var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
                () => SqliteFile.OpenAsync(path, options => options with { BusyTimeout = TimeSpan.FromSeconds(30) }))));

            foreach (var journal in opened)
            {
                await journal.DisposeAsync();
            }

            SqliteFile.Query(path, "PRAGMA user_version").ShouldBe(["3"]);
        }
    }

    [Fact]
    public void Migrations_AreNumberedWithoutAGap() =>
        SchemaVersion.All.Select(migration => migration.Version).ShouldBe(Enumerable.Range(3, SchemaVersion.Current - 2));

    private static Migration Next(params string[] statements) => new(SchemaVersion.Current + 1, statements);

    private SqliteJournalOptions Options() => new() { Path = Path };

    private async Task<T> OpenShouldFailAsync<T>()
        where T : CoordinationException
    {
        await using var journal = new SqliteJournal(Options());
        return await journal.OpenAsync().ShouldFailAsync<T>();
    }
}
