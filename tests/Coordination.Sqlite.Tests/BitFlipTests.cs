using System.Globalization;
using Coordination.Journal;
using Coordination.TestKit.Kinds;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Coordination.Sqlite.Tests;

/// <summary>One bit of a hall's file is another: where the engine then reads anything else, <c>verify</c> finds it.</summary>
/// <remarks><c>COORDINATION_FLIPS</c> sets how many (150 without it), <c>COORDINATION_SEED</c> the seed of the first.</remarks>
public sealed class BitFlipTests(StoredHallFile hall, ITestOutputHelper output) : IClassFixture<StoredHallFile>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Verify_AnyBitFlipped_FindsWhatChangesAReading()
    {
        var (flips, seed) = (Setting("COORDINATION_FLIPS", 150), Setting("COORDINATION_SEED", 1));
        var (sound, before) = await ReadAsync(hall.Bytes);
        sound.ShouldBeTrue();
        before.ShouldNotBeNull();
        var (changing, found, missed) = (0, 0, new List<string>());
        for (var i = seed; i < seed + flips; i++)
        {
            var random = new Random(i);
            var (offset, bit) = (random.Next(hall.Bytes.Length), random.Next(8));
            var bytes = hall.Bytes.ToArray();
            bytes[offset] ^= (byte)(1 << bit);
            var (isSound, after) = await ReadAsync(bytes);
            changing += after == before ? 0 : 1;
            found += isSound ? 0 : 1;
            if (isSound && after != before)
            {
                missed.Add(string.Create(CultureInfo.InvariantCulture, $"seed {i}: bit {bit} of byte {offset}"));
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{flips} flips, {changing} change a reading, {found} are found"));
        missed.ShouldBeEmpty();
        changing.ShouldBeGreaterThan(flips / 10);
    }

    /// <summary>Whether the file verifies, and what the engine reads of it; null where it says that it cannot.</summary>
    private async Task<(bool IsSound, string? Reading)> ReadAsync(byte[] bytes)
    {
        var path = _folder.File("flipped.db");
        await File.WriteAllBytesAsync(path, bytes);
        try
        {
            await using var journal = await SqliteFile.OpenAsync(path, options => options with { Durability = SqliteDurability.Relaxed });
            var isSound = (await JournalVerifier.VerifyAsync(journal, TestKinds.Replays)).IsSound;
            return (isSound, await ReadAsync(journal));
        }
        catch (CoordinationException)
        {
            return (false, null);
        }
        finally
        {
            File.Delete(path + "-wal");
            File.Delete(path + "-shm");
        }
    }

    private static async Task<string?> ReadAsync(SqliteJournal journal)
    {
        try
        {
            return await new RecordReading(journal).ReadAsync(new Epoch(2));
        }
        catch (CoordinationException)
        {
            return null;
        }
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
