using System.Globalization;
using Coordination.Journal;
using Coordination.TestKit.Disks;
using Coordination.TestKit.Needs;
using Shouldly;
using Xunit;

namespace Coordination.Sqlite.Tests;

/// <summary>Locks, full and read-only disks: a clear error, and nothing acknowledged is lost.</summary>
[NeedsSmallDisk]
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

    [NeedFact]
    public async Task AppendAsync_DiskIsFull_FailsByNameLosesNothingAndGoesOnAfterwards()
    {
        using var disk = new SmallDisk(megabytes: 6);
        var path = disk.File("journal.db");
        var acknowledged = new List<SampleGrain>();
        await using (var journal = await SqliteFile.OpenAsync(path))
        {
            disk.Fill(except: 4_000_000);
            var message = await FillUntilFullAsync(journal, acknowledged);
            message.ShouldContain("is full");
            message.ShouldContain(path);

            disk.MakeRoom();
            acknowledged.Add(await AppendAsync(journal, 100_000));
            await ShouldHoldAsync(journal, acknowledged);
        }

        await using var reopened = await SqliteFile.OpenAsync(path);
        await ShouldHoldAsync(reopened, acknowledged);
    }

    [NeedFact]
    public async Task CheckAsync_RoomForItsOwnWriteAlone_SaysThatTheDiskIsFull()
    {
        using var disk = new SmallDisk(megabytes: 6);
        await using var journal = await SqliteFile.OpenAsync(disk.File("journal.db"));
        await journal.CheckAsync();
        disk.Fill(except: 512 * 1024);

        var exception = await journal.CheckAsync().ShouldFailAsync<JournalUnavailableException>();

        exception.Reason.ShouldBe(JournalUnavailableReason.Full);
        disk.MakeRoom();
        await journal.CheckAsync();
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

    [NeedFact]
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
}
