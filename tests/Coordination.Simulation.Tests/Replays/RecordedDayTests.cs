using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Simulation.Recordings;
using Coordination.Simulation.Replays;
using Coordination.Sqlite;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Replays;

/// <summary>The day this project began with: Wola, 30 December 2019, through the real grains and a real file.</summary>
public sealed class RecordedDayTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("replay-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SharedDataFact]
    public async Task Run_WolaWithoutPooling_ReproducesTheRecordedQueueAndVerifies()
    {
        await using var journal = Journal();

        var report = ReplayRun.Run(Wola(), new ReplayOptions(), journal);

        report.Arrived.ShouldBe(report.Completed + report.Unfinished);
        ((double)report.PeakWaiting.Count).ShouldBeInRange(0.7 * 456, 1.3 * 456);
        report.Recorded.PeakWaiting.ShouldBe(new PeakWaiting(456, new TimeOnly(12, 48)));
        report.Waiting.MeanMinutes.ShouldBeInRange(
            0.7 * report.Recorded.MeanWaitingMinutes, 1.3 * report.Recorded.MeanWaitingMinutes);
        var verified = await JournalVerifier.VerifyAsync(journal, GrainReplays.All);
        verified.First.ShouldBeNull();
        verified.Events.ShouldBe(report.Events);
    }

    [SharedDataFact]
    public async Task Run_WolaWithPooling_ServesTheSamePeopleSooner()
    {
        await using var journal = Journal();

        var report = ReplayRun.Run(Wola(), new ReplayOptions { Pooling = true }, journal);

        report.Arrived.ShouldBe(report.Completed + report.Unfinished);
        report.Helped.ShouldBeGreaterThan(100);
        report.PeakWaiting.Count.ShouldBeLessThan(456 / 2);
    }

    private static RecordedDay Wola() => RecordingReader.ReadDay(SharedData.Warsaw("ud-wola"), new DateOnly(2019, 12, 30));

    private SqliteJournal Journal() => new(new SqliteJournalOptions
    {
        Path = Path.Combine(_folder, "wola.db"),
        InlineCommits = true,
        Durability = SqliteDurability.Relaxed,
    });
}
