using System.Globalization;
using Coordination.Journal;
using Coordination.Sqlite.Storage;
using Coordination.Sqlite.Writing;
using Coordination.TestKit.Journal;
using Shouldly;
using SQLitePCL;
using Xunit;

namespace Coordination.Sqlite.Tests;

public sealed class FaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("journal.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AppendAsync_LockedByAnotherProgram_FailsByNameAndGoesOnAfterwards()
    {
        await using var journal = await SqliteFile.OpenAsync(Path);
        var grain = SampleGrain.Request(1);
        await journal.AppendAsync(grain.Next());
        var written = grain.Row;

        using (var other = SqliteFile.Connect(Path))
        {
            SqliteFile.Execute(other, "BEGIN IMMEDIATE");
            var exception = await journal.AppendAsync(grain.Next()).ShouldFailAsync<JournalUnavailableException>();
            exception.Message.ShouldContain(Path);
            exception.Message.ShouldContain("locked by another program for longer than 0.05 s");
            await journal.CheckAsync().ShouldFailAsync<JournalUnavailableException>();
            (await journal.ReadRowAsync(grain.Key)).ShouldEqual(written);
            SqliteFile.Execute(other, "ROLLBACK");
        }

        grain.GoBackTo(written);
        await journal.AppendAsync(grain.Next());
        (await journal.ReadRowAsync(grain.Key)).ShouldEqual(grain.Row);
    }

    [Fact]
    public async Task AppendAsync_GroupFails_EveryCallerHearsOfItAndNothingIsWritten()
    {
        await using var journal = await SqliteFile.OpenAsync(Path, options => options with { BusyTimeout = TimeSpan.FromMilliseconds(500) });
        using var other = SqliteFile.Connect(Path);
        SqliteFile.Execute(other, "BEGIN IMMEDIATE");

        var appends = Enumerable.Range(0, 50).Select(i => journal.AppendAsync(SampleGrain.Request(i).Next()).AsTask()).ToList();
        var exceptions = new List<Exception>();
        foreach (var append in appends)
        {
            exceptions.Add(await Should.ThrowAsync<JournalUnavailableException>(() => append));
        }

        SqliteFile.Execute(other, "ROLLBACK");
        exceptions.Distinct().Count().ShouldBe(50);
        await journal.CheckAsync();
        (await journal.ReadLastSequenceAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task AppendAsync_FileCannotGrow_FailsByNameLosesNothingAndGoesOnAfterwards()
    {
        var acknowledged = new List<SampleGrain>();
        await using (var journal = await SqliteFile.OpenAsync(Path))
        {
            await FillUntilFullAsync(journal, acknowledged, () => Limit(journal, pages: 60));

            Limit(journal, pages: 100_000);
            acknowledged.Add(await AppendAsync(journal, 100_000));
            await ShouldHoldAsync(journal, acknowledged);
        }

        await using var reopened = await SqliteFile.OpenAsync(Path);
        await ShouldHoldAsync(reopened, acknowledged);
    }

    [SmallDiskFact]
    public async Task AppendAsync_DiskIsFull_FailsByNameLosesNothingAndGoesOnAfterwards()
    {
        using var disk = new SmallDisk(megabytes: 6);
        var path = disk.File("journal.db");
        var ballast = disk.File("ballast");
        var acknowledged = new List<SampleGrain>();
        await using (var journal = await SqliteFile.OpenAsync(path))
        {
            await File.WriteAllBytesAsync(ballast, new byte[2_000_000]);
            var message = await FillUntilFullAsync(journal, acknowledged);
            message.ShouldContain(path);

            File.Delete(ballast);
            acknowledged.Add(await AppendAsync(journal, 100_000));
            await ShouldHoldAsync(journal, acknowledged);
        }

        await using var reopened = await SqliteFile.OpenAsync(path);
        await ShouldHoldAsync(reopened, acknowledged);
    }

    [Fact]
    public async Task OpenAsync_FolderMissing_SaysSo()
    {
        await using var journal = new SqliteJournal(new SqliteJournalOptions { Path = _folder.File("missing/journal.db") });

        (await journal.OpenAsync().ShouldFailAsync<JournalUnavailableException>()).Message.ShouldContain("check that its folder exists");
    }

    [Fact]
    public async Task OpenAsync_PathIsAFolder_SaysSo()
    {
        await using var journal = new SqliteJournal(new SqliteJournalOptions { Path = _folder.Path });

        (await journal.OpenAsync().ShouldFailAsync<JournalUnavailableException>()).Message.ShouldContain(_folder.Path);
    }

    [SmallDiskFact]
    public async Task OpenAsync_DiskIsReadOnly_SaysSo()
    {
        using var disk = new SmallDisk(megabytes: 2);
        await (await SqliteFile.OpenAsync(disk.File("journal.db"))).DisposeAsync();
        disk.MakeReadOnly();
        foreach (var name in new[] { "journal.db", "new.db" })
        {
            await using var journal = new SqliteJournal(new SqliteJournalOptions { Path = disk.File(name) });
            var exception = await journal.OpenAsync().ShouldFailAsync<JournalUnavailableException>();
            exception.Message.ShouldContain(disk.File(name));
        }
    }

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
        report.First.ShouldNotBeNull().Found.ShouldContain("damaged");
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

    [Fact]
    public async Task AppendAsync_CommitFailsWithoutHavingHappened_SaysThatNothingWasWritten()
    {
        await using var journal = await SqliteFile.OpenAsync(Path);
        journal.Inject = FailAt(CommitMoment.Before);
        var grain = SampleGrain.Request(1);

        await journal.AppendAsync(grain.Next()).ShouldFailAsync<JournalUnavailableException>();

        (await journal.ReadRowAsync(grain.Key)).ShouldBeNull();
        await journal.AppendAsync(SampleGrain.Request(1).Next());
    }

    [Fact]
    public async Task AppendAsync_CommitHappenedThoughTheDiskReportedAnError_Succeeds()
    {
        await using var journal = await SqliteFile.OpenAsync(Path);
        journal.Inject = FailAt(CommitMoment.After);
        var told = new List<long>();
        journal.Committed += told.Add;
        var grain = SampleGrain.Request(1);

        await journal.AppendAsync(grain.Next(count: 2));
        await journal.AppendAsync(grain.Next());

        (await journal.ReadRowAsync(grain.Key)).ShouldEqual(grain.Row);
        await journal.DisposeAsync();
        told.ShouldBe([2, 3]);
    }

    [Theory]
    [InlineData((int)CommitMoment.Before)]
    [InlineData((int)CommitMoment.After)]
    public async Task AppendAsync_CommitUnclearAndNoWayToFindOut_SaysSo(int moment)
    {
        await using var journal = await SqliteFile.OpenAsync(Path);
        journal.Inject = FailAt((CommitMoment)moment, CommitMoment.Clearing);
        var grain = SampleGrain.Request(1);

        await journal.AppendAsync(grain.Next()).ShouldFailAsync<CommitUnknownException>();

        journal.Inject = null;
        var row = await journal.ReadRowAsync(grain.Key);
        (row is not null).ShouldBe(moment == (int)CommitMoment.After);
        await journal.AppendAsync(row is null ? SampleGrain.Request(1).Next() : grain.Next());
    }

    [Fact]
    public async Task Committed_SubscriberThrows_TheWriterGoesOn()
    {
        await using var journal = await SqliteFile.OpenAsync(Path);
        journal.Committed += _ => throw new InvalidOperationException("a bad subscriber");

        await AppendAsync(journal, 1);
        await AppendAsync(journal, 2);

        (await journal.ReadLastSequenceAsync()).ShouldBe(2);
    }

    private static Func<CommitMoment, SqliteFault?> FailAt(params CommitMoment[] moments)
    {
        var left = moments.ToList();
        return moment => left.Remove(moment) ? new SqliteFault(raw.SQLITE_IOERR, "disk I/O error") : null;
    }

    private static async Task<string> FillUntilFullAsync(SqliteJournal journal, List<SampleGrain> acknowledged, Action? limit = null)
    {
        for (var i = 0; i < 50_000; i += 8)
        {
            if (i == 80)
            {
                limit?.Invoke();
            }

            var grains = Enumerable.Range(i, 8).Select(number => SampleGrain.Request(number)).ToList();
            var appends = grains.Select(grain => journal.AppendAsync(grain.Next()).AsTask()).ToList();
            await Task.WhenAll(appends.Select(append => append.ContinueWith(_ => { }, TaskScheduler.Default)));
            acknowledged.AddRange(grains.Where((_, n) => appends[n].IsCompletedSuccessfully));
            if (appends.Find(append => append.IsFaulted) is { } failed)
            {
                return failed.Exception!.InnerException.ShouldBeOfType<JournalUnavailableException>().Message;
            }
        }

        throw new InvalidOperationException("The disk never filled.");
    }

    private static void Limit(SqliteJournal journal, int pages) =>
        journal.WritingDatabase.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}"));

    private static async Task ShouldHoldAsync(SqliteJournal journal, List<SampleGrain> acknowledged)
    {
        acknowledged.Count.ShouldBeGreaterThan(80);
        (await journal.ReadKeysAsync().ToListAsync()).ShouldBe(acknowledged.Select(grain => grain.Key), ignoreOrder: true);
        (await JournalVerifier.VerifyAsync(journal, SampleReplay.All)).First.ShouldBeNull();
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
