using System.Text;
using Coordination.Erasures;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Kinds;
using Shouldly;
using Xunit;

namespace Coordination.Sqlite.Tests;

/// <summary>What was erased is nowhere in the file, its log or a list of erasures; and what somebody deletes by hand is missed.</summary>
public sealed class ErasureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("hall.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Erase_CheckpointAndVacuum_LeaveNothingAndASoundRecord()
    {
        var before = _folder.File("before.db");
        await using (var journal = new SqliteJournal(new SqliteJournalOptions { Path = Path }))
        {
            await ErasedHall.LiveAsync(journal, async () =>
            {
                await journal.FlushAsync();
                Hits(Path, Path + "-wal").ShouldBe(ErasedHall.Planted, ignoreOrder: true);
                SqliteFile.Execute(Path, $"VACUUM INTO '{before}'");
            });
        }

        SqliteFile.Execute(Path, "PRAGMA wal_checkpoint(TRUNCATE)");
        Hits(Path, Path + "-wal", Path + "-shm").ShouldBeEmpty();
        SqliteFile.Execute(Path, "VACUUM");

        Hits(Path, Path + "-wal", Path + "-shm").ShouldBeEmpty();
        Hits(before).ShouldBe(ErasedHall.Planted, ignoreOrder: true);
        (await VerifyAsync(Path)).ShouldBeNull();
        SqliteFile.Query(Path, "SELECT count(*) FROM personal WHERE text LIKE '%Somebody else%'").ShouldBe(["4"]);
        await RepeatInAsync(before);
        SqliteFile.Execute(Path, "DELETE FROM personal WHERE sequence = (SELECT min(sequence) FROM personal)");
        (await VerifyAsync(Path)).ShouldNotBeNull().What.ShouldBeOneOf("personal text", "personal index");
    }

    // The backup from before has everything again, until the list is repeated in it.
    private async Task RepeatInAsync(string before)
    {
        var entries = new List<ErasureEntry>();
        await using (var journal = await SqliteFile.OpenAsync(Path))
        {
            await foreach (var entry in ErasureList.ReadAsync(journal, default))
            {
                var line = ErasureList.Write(entry);
                ErasedHall.Planted.Where(line.Contains).ShouldBeEmpty();
                entries.Add(ErasureList.Read(line));
            }
        }

        await using (var restored = await SqliteFile.OpenAsync(before))
        {
            var erased = 0;
            foreach (var entry in entries.Concat(entries))
            {
                erased += await ErasureList.RepeatAsync(restored, entry, GrainReplays.All, TimeProvider.System, default);
            }

            // Why it was asked for and approved came after the copy, and is not erased by it.
            erased.ShouldBe(entries.Sum(entry => entry.Texts.Length));
        }

        SqliteFile.Execute(before, "VACUUM");
        Hits(before).ShouldBeEmpty();
        (await VerifyAsync(before)).ShouldBeNull();
    }

    private static async Task<VerifyDifference?> VerifyAsync(string path)
    {
        await using var journal = await SqliteFile.OpenAsync(path);
        return (await JournalVerifier.VerifyAsync(journal, TestKinds.Replays)).First;
    }

    private static List<string> Hits(params string[] files)
    {
        var bytes = files.Where(File.Exists).Select(ReadShared).ToList();
        return [.. ErasedHall.Planted.Where(word => bytes.Exists(content => content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0))];
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var memory = new MemoryStream();
        file.CopyTo(memory);
        return memory.ToArray();
    }
}
