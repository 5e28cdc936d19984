using System.Globalization;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Simulation.Clock;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Kinds;
using Shouldly;
using Xunit;

namespace Coordination.Sqlite.Tests;

/// <summary>One bit of the index of open requests is another, and a part of the queue is gone from it.</summary>
public sealed class DamagedIndexTests(StoredHallFile hall) : IClassFixture<StoredHallFile>, IDisposable
{
    private const string Count = "SELECT count(*) FROM grain INDEXED BY grain_open WHERE kind = 1 AND centre = 'hall' AND is_open = 1";

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("hall.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rebuild_IndexLeavesRequestsOut_SaysSoAndStops()
    {
        await WriteDamagedAsync();
        var journal = new SqliteJournal(new SqliteJournalOptions { Path = Path });
        await using var host = TestKinds.Host(journal, new CoordinationOptions(), new VirtualClock(TestHall.Monday.AddHours(1)));

        var fault = await Should.ThrowAsync<JournalCorruptException>(async () =>
        {
            await host.StartAsync();
            await host.Centre(TestPlans.Hall).ReadQueueAsync();
        });

        fault.Message.ShouldContain("index of open requests of centre 'hall' shows");
        fault.Message.ShouldContain("verify");
    }

    [Fact]
    public async Task Verify_IndexLeavesRequestsOut_NamesTheIndex()
    {
        await WriteDamagedAsync();
        await using var journal = await SqliteFile.OpenAsync(Path);

        var report = await JournalVerifier.VerifyAsync(journal, TestKinds.Replays);

        report.First.ShouldNotBeNull().What.ShouldBe("structure");
        report.First.Found.ShouldContain("grain_open");
    }

    private async Task WriteDamagedAsync()
    {
        await File.WriteAllBytesAsync(Path, hall.Bytes);
        var all = SqliteFile.Query(Path, Count)[0];
        var root = int.Parse(SqliteFile.Query(Path, "SELECT rootpage FROM sqlite_schema WHERE name = 'grain_open'")[0], CultureInfo.InvariantCulture);
        for (var at = 0; await ReadCountAsync() == all; at++)
        {
            var bytes = hall.Bytes.ToArray();
            at += bytes.AsSpan((root - 1) * 8192, 8192)[at..].IndexOf("hall"u8);
            bytes[((root - 1) * 8192) + at] ^= 1;
            await File.WriteAllBytesAsync(Path, bytes);
        }
    }

    private async Task<string> ReadCountAsync()
    {
        await Task.Yield();
        return SqliteFile.Query(Path, Count)[0];
    }
}
