using Coordination.Journal;
using Shouldly;
using Xunit;

namespace Coordination.Sqlite.Tests;

/// <summary>Files that were changed behind the journal's back.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("journal.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reads_CorruptPage_SayThatTheFileIsDamaged()
    {
        await WriteManyAsync(300);
        var bytes = await File.ReadAllBytesAsync(Path);
        bytes.AsSpan(2 * 4096).Fill(0xA5);
        await File.WriteAllBytesAsync(Path, bytes);
        await using var journal = await SqliteFile.OpenAsync(Path);

        var read = await Should.ThrowAsync<JournalCorruptException>(async () => await journal.ReadFeedAsync(0, 1000));
        var append = await journal.AppendAsync(SampleGrain.Request(1000).Next()).ShouldFailAsync<JournalCorruptException>();
        var report = await JournalVerifier.VerifyAsync(journal, SampleReplay.All);

        read.Message.ShouldContain(Path);
        append.Message.ShouldContain("damaged");
        report.First.ShouldNotBeNull().What.ShouldBe("structure");
        report.StoreDifferences.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("UPDATE journal SET payload = '{' WHERE sequence = 5", "hash")]
    [InlineData("UPDATE journal SET at = at + 1 WHERE sequence = 5", "hash")]
    [InlineData("UPDATE journal SET hash = x'00' WHERE sequence = 5", "store")]
    [InlineData("UPDATE journal SET at = 9223372036854775807 WHERE sequence = 5", "store")]
    [InlineData("UPDATE journal SET id = 'x' WHERE sequence = 5", "store")]
    [InlineData("DELETE FROM journal WHERE sequence = 5", "events")]
    [InlineData("DELETE FROM grain WHERE number = 5", "row")]
    [InlineData("UPDATE grain SET state = '{\"version\":2' WHERE number = 5", "row: state, byte 11")]
    [InlineData("UPDATE grain SET due = 5 WHERE number = 5", "row: due")]
    [InlineData("UPDATE grain SET centre = '!' WHERE number = 5", "store")]
    [InlineData("UPDATE grain SET kind = 99 WHERE number = 5", "store")]
    [InlineData("INSERT INTO grain_link VALUES (5, 0, 'd', NULL); UPDATE grain SET links = 1 WHERE number = 5", "row: links")]
    public async Task VerifyAsync_FileTamperedWith_NamesWhat(string sql, string what)
    {
        await WriteManyAsync(9);
        SqliteFile.Execute(Path, sql);
        await using var journal = await SqliteFile.OpenAsync(Path);

        var report = await JournalVerifier.VerifyAsync(journal, SampleReplay.All);

        report.First.ShouldNotBeNull().What.ShouldBe(what);
        if (what != "store")
        {
            report.First.Grain.ShouldBe(SampleGrain.Request(4).Key);
            report.Grains.ShouldBe(9);
        }
    }

    [Fact]
    public async Task ReadKeysAsync_RowLost_StillNamesTheGrain()
    {
        await WriteManyAsync(9);
        SqliteFile.Execute(Path, "DELETE FROM grain WHERE number IN (1, 5, 9)");
        await using var journal = await SqliteFile.OpenAsync(Path);

        (await journal.ReadKeysAsync().ToListAsync()).ShouldBe(Enumerable.Range(0, 9).Select(i => SampleGrain.Request(i).Key));
    }

    [Fact]
    public async Task AppendAsync_RowAndEventsContradict_FailsAloneInItsGroup()
    {
        await WriteManyAsync(3);
        SqliteFile.Execute(Path, "INSERT INTO journal SELECT 100, 3, 2, kind, id, type, at, actor_kind, actor_id, hash, NULL, NULL, NULL, NULL, payload FROM journal WHERE sequence = 3");
        await using var journal = await SqliteFile.OpenAsync(Path, options => options with { BusyTimeout = TimeSpan.FromSeconds(5) });
        List<Task> appends;
        using (var other = SqliteFile.Connect(Path))
        {
            SqliteFile.Execute(other, "BEGIN IMMEDIATE");
            var contradicted = SampleGrain.Request(2);
            contradicted.Next();
            SampleGrain[] grains = [SampleGrain.Request(10), contradicted, SampleGrain.Request(11), SampleGrain.Request(12)];
            appends = [.. grains.Select(grain => journal.AppendAsync(grain.Next()).AsTask())];
            SqliteFile.Execute(other, "ROLLBACK");
        }

        await Task.WhenAll(appends.Select(append => append.ContinueWith(_ => { }, TaskScheduler.Default)));

        appends.Count(append => append.IsFaulted).ShouldBe(1);
        appends.Single(append => append.IsFaulted).Exception!.InnerException.ShouldBeOfType<JournalCorruptException>().Message.ShouldContain("contradicts itself");
    }

    private static async Task<SampleGrain> AppendAsync(SqliteJournal journal, int number)
    {
        var grain = SampleGrain.Request(number);
        await journal.AppendAsync(grain.Next());
        return grain;
    }

    private async Task WriteManyAsync(int count)
    {
        await using var journal = await SqliteFile.OpenAsync(Path);
        for (var i = 0; i < count; i++)
        {
            await AppendAsync(journal, i);
        }
    }
}
