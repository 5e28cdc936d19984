using Coordination.Journal;
using Coordination.TestKit.Disks;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Kinds;
using Coordination.TestKit.Needs;
using Shouldly;
using Xunit;

namespace Coordination.Sqlite.Tests;

/// <summary>Files that are read and not written: beside a host, and where nothing can be written.</summary>
[NeedsSmallDisk]
public sealed class ReadingAloneTests : IDisposable
{
    // Two later events of different grains, one behind the other, with their texts.
    private const string Exchanged = """
        CREATE TEMP TABLE pair AS
        SELECT a.sequence AS s FROM journal AS a JOIN journal AS b ON b.sequence = a.sequence + 1
        WHERE a.grain <> b.grain AND a.version > 1 AND b.version > 1 LIMIT 1;
        UPDATE journal SET sequence = -1 WHERE sequence = (SELECT s FROM pair);
        UPDATE journal SET sequence = sequence - 1 WHERE sequence = (SELECT s + 1 FROM pair);
        UPDATE journal SET sequence = (SELECT s + 1 FROM pair) WHERE sequence = -1;
        UPDATE personal SET sequence = -1 WHERE sequence = (SELECT s FROM pair);
        UPDATE personal SET sequence = sequence - 1 WHERE sequence = (SELECT s + 1 FROM pair);
        UPDATE personal SET sequence = (SELECT s + 1 FROM pair) WHERE sequence = -1;
        """;

    // The later grains are gone with everything, and the others' events are numbered anew.
    private const string NumberedAnew = """
        DELETE FROM personal_index WHERE sequence IN (SELECT sequence FROM journal WHERE grain >= 40);
        DELETE FROM personal WHERE sequence IN (SELECT sequence FROM journal WHERE grain >= 40);
        DELETE FROM grain_link WHERE grain >= 40;
        DELETE FROM journal WHERE grain >= 40;
        DELETE FROM grain WHERE number >= 40;
        UPDATE personal_index SET sequence = (SELECT count(*) FROM journal WHERE journal.sequence <= personal_index.sequence);
        UPDATE personal SET sequence = (SELECT count(*) FROM journal WHERE journal.sequence <= personal.sequence);
        UPDATE journal SET sequence = (SELECT count(*) FROM journal AS j WHERE j.sequence <= journal.sequence);
        """;

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("hall.db");

    public void Dispose() => _folder.Dispose();

    [NeedFact]
    public async Task OpenForReading_ReadOnlyMount_ReadsTheLogAsWell()
    {
        using var disk = new SmallDisk(megabytes: 16);
        var events = await CopyWithLogAsync(disk.File("hall.db"));
        disk.MakeReadOnly();
        await using var journal = new SqliteJournal(new SqliteJournalOptions { Path = disk.File("hall.db") });

        var caveat = await journal.OpenForReadingAsync();
        var report = await JournalVerifier.VerifyAsync(journal, TestKinds.Replays);

        report.First.ShouldBeNull();
        report.Events.ShouldBe(events);
        caveat.ShouldNotBeNull().ShouldContain("without locks");
    }

    [NeedFact]
    public async Task OpenForReading_ReadOnlyMountWithoutLog_IsSound()
    {
        using var disk = new SmallDisk(megabytes: 16);
        var events = await WriteAsync(Path);
        File.Copy(Path, disk.File("hall.db"));
        disk.MakeReadOnly();
        await using var journal = new SqliteJournal(new SqliteJournalOptions { Path = disk.File("hall.db") });

        await journal.OpenForReadingAsync();

        (await JournalVerifier.VerifyAsync(journal, TestKinds.Replays)).ShouldSatisfyAllConditions(
            report => report.First.ShouldBeNull(), report => report.Events.ShouldBe(events));
    }

    [Fact]
    public async Task OpenForReading_BesideAWriter_SeesWhatIsCommittedAndWritesNothing()
    {
        await using var writer = await SqliteFile.OpenAsync(Path);
        await StoredHall.WriteAsync(writer, requests: 8);
        var bytes = await File.ReadAllBytesAsync(Path);
        await using var journal = new SqliteJournal(new SqliteJournalOptions { Path = Path });

        (await journal.OpenForReadingAsync()).ShouldBeNull();
        var report = await JournalVerifier.VerifyAsync(journal, TestKinds.Replays);

        report.First.ShouldBeNull();
        report.Events.ShouldBe(await writer.ReadLastSequenceAsync());
        (await File.ReadAllBytesAsync(Path)).ShouldBe(bytes);
        Should.Throw<InvalidOperationException>(() => journal.TakeEpochAsync(TestPlans.Hall).AsTask());
    }

    [Fact]
    public async Task OpenForReading_OtherVersion_IsRefusedAndNotMigrated()
    {
        await WriteAsync(Path);
        SqliteFile.Execute(Path, "PRAGMA user_version = 0");
        await using var journal = new SqliteJournal(new SqliteJournalOptions { Path = Path });

        var fault = await Should.ThrowAsync<JournalSchemaException>(async () => await journal.OpenForReadingAsync());

        fault.Found.ShouldBe(0);
        SqliteFile.Query(Path, "PRAGMA user_version").ShouldBe(["0"]);
    }

    [Fact]
    public async Task Verify_LogWasCut_OnlyAnAnchorTells()
    {
        var copy = _folder.File("copy.db");
        await CopyWithLogAsync(copy);
        var anchor = await VerifyAsync(copy);
        await using (var log = File.OpenWrite(copy + "-wal"))
        {
            log.SetLength(log.Length / 2);
        }

        File.Delete(copy + "-shm");
        var without = await VerifyAsync(copy);
        var with = await VerifyAsync(copy, anchor.Head!.Value);

        without.First.ShouldBeNull();
        without.Events.ShouldBeLessThan(anchor.Events);
        with.First.ShouldNotBeNull().What.ShouldBe($"anchor at {anchor.Head.Value.Sequence}");
        with.First.Found.ShouldContain("the journal ends at");
    }

    [Theory]
    [InlineData(Exchanged)]
    [InlineData(NumberedAnew)]
    public async Task Verify_EventsMovedOrLeftOutWithoutATrace_OnlyAnAnchorTells(string sql)
    {
        await WriteAsync(Path);
        var anchor = (await VerifyAsync(Path)).Head!.Value;
        SqliteFile.Execute(Path, $"PRAGMA foreign_keys = OFF; {sql}");

        (await VerifyAsync(Path)).First.ShouldBeNull();
        (await VerifyAsync(Path, anchor)).First.ShouldNotBeNull().What.ShouldBe($"anchor at {anchor.Sequence}");
    }

    private static async Task<VerifyReport> VerifyAsync(string path, params JournalAnchor[] anchors)
    {
        await using var journal = new SqliteJournal(new SqliteJournalOptions { Path = path });
        await journal.OpenForReadingAsync();
        return await JournalVerifier.VerifyAsync(journal, TestKinds.Replays, anchors: anchors);
    }

    private static async Task<long> WriteAsync(string path)
    {
        await using var journal = await SqliteFile.OpenAsync(path, options => options with { InlineCommits = true, Durability = SqliteDurability.Relaxed });
        await StoredHall.WriteAsync(journal);
        return await journal.ReadLastSequenceAsync();
    }

    /// <summary>As a killed host leaves it: a file, and a log that nobody has worked into it.</summary>
    private async Task<long> CopyWithLogAsync(string target)
    {
        await using var journal = await SqliteFile.OpenAsync(Path, options => options with { CheckpointPages = 1_000_000 });
        await StoredHall.WriteAsync(journal, requests: 20);
        File.Copy(Path, target);
        File.Copy(Path + "-wal", target + "-wal");
        return await journal.ReadLastSequenceAsync();
    }
}
