using Coordination.Journal;
using Shouldly;
using Xunit;

namespace Coordination.Sqlite.Tests;

public sealed class WriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("journal.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1000, 2)]
    [InlineData(10, 6)]
    public async Task AppendAsync_ManyWaiting_ShareTransactionsUpToTheLimit(int maxGroupSize, int atMost)
    {
        var journal = await SqliteFile.OpenAsync(Path, options => options with { BusyTimeout = TimeSpan.FromSeconds(60), MaxGroupSize = maxGroupSize });
        var commits = new List<long>();
        journal.Committed += commits.Add;
        using (var other = SqliteFile.Connect(Path))
        {
            SqliteFile.Execute(other, "BEGIN IMMEDIATE");
            for (var i = 0; i < 50; i++)
            {
                _ = journal.AppendAsync(SampleGrain.Request(i).Next()).AsTask();
            }

            SqliteFile.Execute(other, "ROLLBACK");
        }

        await journal.DisposeAsync();

        commits[^1].ShouldBe(50);
        commits.Count.ShouldBeInRange(50 / maxGroupSize, atMost);
    }

    [Fact]
    public async Task DisposeAsync_AfterWrites_LeavesOneFileWithoutALog()
    {
        await using (var journal = await SqliteFile.OpenAsync(Path))
        {
            await journal.AppendAsync(SampleGrain.Request(1).Next());
            File.Exists(Path + "-wal").ShouldBeTrue();
        }

        Directory.GetFiles(_folder.Path).ShouldBe([Path]);
    }

    [Fact]
    public async Task File_CopiedWithItsLogAtAnyMoment_HoldsEverythingAcknowledged()
    {
        await using var journal = await SqliteFile.OpenAsync(Path, options => options with { CheckpointPages = 20 });
        for (var i = 0; i < 40; i++)
        {
            await journal.AppendAsync(SampleGrain.Request(i).Next());
            if (i % 10 == 9)
            {
                var copy = _folder.File($"copy{i}.db");
                File.Copy(Path, copy);
                File.Copy(Path + "-wal", copy + "-wal");
                await using var copied = await SqliteFile.OpenAsync(copy);
                (await copied.ReadLastSequenceAsync()).ShouldBe(i + 1);
                (await JournalVerifier.VerifyAsync(copied, SampleReplay.All)).IsSound.ShouldBeTrue();
            }
        }
    }

    [Fact]
    public async Task Inline_OpenTransaction_IsReadByThisJournalAndKeptByFlush()
    {
        var grain = SampleGrain.Request(1);
        await using var journal = await SqliteFile.OpenAsync(Path, options => options with { InlineCommits = true, Durability = SqliteDurability.Relaxed });

        var append = journal.AppendAsync(grain.Next());

        append.IsCompletedSuccessfully.ShouldBeTrue();
        (await journal.ReadRowAsync(grain.Key)).ShouldEqual(grain.Row);
        SqliteFile.Query(Path, "SELECT count(*) FROM journal").ShouldBe(["0"]);
        await journal.FlushAsync();
        SqliteFile.Query(Path, "SELECT count(*) FROM journal").ShouldBe(["1"]);
    }

    [Fact]
    public async Task Inline_AfterAFault_TakesNothingMore()
    {
        await using var journal = await SqliteFile.OpenAsync(Path, options => options with { InlineCommits = true });
        using var other = SqliteFile.Connect(Path);
        SqliteFile.Execute(other, "BEGIN IMMEDIATE");
        await journal.AppendAsync(SampleGrain.Request(1).Next()).ShouldFailAsync<JournalUnavailableException>();
        SqliteFile.Execute(other, "ROLLBACK");

        await journal.AppendAsync(SampleGrain.Request(1).Next()).ShouldFailAsync<JournalUnavailableException>();
    }

    [Fact]
    public async Task Inline_TwoRuns_GiveTheSameFile()
    {
        var files = new[] { _folder.File("one.db"), _folder.File("two.db") };
        var key = InstallationKey.New();
        foreach (var file in files)
        {
            await using var journal = await SqliteFile.OpenAsync(file, options => options with { InlineCommits = true, Durability = SqliteDurability.Relaxed, MaxGroupSize = 16, NewKey = key });
            for (var i = 0; i < 100; i++)
            {
                await journal.AppendAsync(SampleGrain.Request(i).Next(count: 3));
            }
        }

        (await File.ReadAllBytesAsync(files[0])).ShouldBe(await File.ReadAllBytesAsync(files[1]));
    }
}
