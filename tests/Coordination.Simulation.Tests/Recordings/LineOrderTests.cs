using System.Collections.Immutable;
using Coordination.Simulation.Calibration;
using Coordination.Simulation.Estimates;
using Coordination.Simulation.Recordings;
using Coordination.Simulation.Replays;
using Coordination.Simulation.Scenarios;
using Coordination.Simulation.Tests.Calibration;
using Coordination.Testing.Journal;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Recordings;

/// <summary>A recording says the same in any order of its lines.</summary>
public sealed class LineOrderTests : IDisposable
{
    private static readonly ImmutableArray<RecordedDay> Days = SyntheticHall.Days(3, busier: 1.15);

    private readonly string _folder = Directory.CreateTempSubdirectory("line-order-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Orders => ["two lines of a snapshot swapped", "two days swapped", "1", "2"];

    [Theory]
    [MemberData(nameof(Orders))]
    public void F20_Replay_LinesInAnotherOrder_IsTheSame(string order) =>
        Replayed(RecordingReader.ReadDay(Written(order), Days[0].Date)).ShouldBe(Replayed(RecordingReader.ReadDay(Written(""), Days[0].Date)));

    [Theory]
    [MemberData(nameof(Orders))]
    public void F20_Calibrate_LinesInAnotherOrder_IsTheSame(string order) => Calibrated(Written(order)).ShouldBe(Calibrated(Written("")));

    [Theory]
    [MemberData(nameof(Orders))]
    public void F20_Estimates_LinesInAnotherOrder_AreTheSame(string order) => Estimated(Written(order)).ShouldBe(Estimated(Written("")));

    [Fact]
    public void F20_Replay_DesksInAnotherOrder_IsTheSame() =>
        Replayed(new RecordedDay(Days[0].Hall, Days[0].Date, [.. Days[0].Desks.Reverse()])).ShouldBe(Replayed(Days[0]));

    [Fact]
    public void F20_Replay_ADeskMoreBefore_ChangesNothingAtTheOthers()
    {
        var more = Days[0] with { Desks = [Days[0].Desks[0] with { Id = "0", Name = "Desk 0" }, .. Days[0].Desks] };

        var (alone, beside) = (Report(Days[0]), Report(more));

        beside.ByDesk.Length.ShouldBe(3);
        beside.ByDesk.Skip(1).Select(desk => desk.ToString()).ShouldBe(alone.ByDesk.Select(desk => desk.ToString()));
    }

    [Fact]
    public void F20_ReadDay_AMomentTwice_CountsTheSameInBothOrders()
    {
        var lines = RecordingFile.Lines(Days[0]);
        var again = lines[20].Replace(",Desk 1,", ",Desk One,", StringComparison.Ordinal).Replace(",2,", ",3,", StringComparison.Ordinal);

        var (before, after) = (Read([again, .. lines]), Read([.. lines, again]));

        again.ShouldNotBe(lines[20]);
        before.Desks[0].Snapshots.ShouldBe(after.Desks[0].Snapshots);
        (before.Desks[0].Name, after.Desks[0].Name).ShouldBe(("Desk 1", "Desk 1"));

        RecordedDay Read(List<string> lines) => RecordingReader.ReadDay(RecordingFile.Write(_folder, lines), Days[0].Date);
    }

    private string Written(string order)
    {
        var lines = RecordingFile.Lines(Days);
        return RecordingFile.Write(_folder, order switch
        {
            "" => lines,
            "two lines of a snapshot swapped" => [lines[1], lines[0], .. lines.Skip(2)],
            "two days swapped" => RecordingFile.Lines(Days.Reverse()),
            var seed => RecordingFile.Shuffled(lines, ulong.Parse(seed, System.Globalization.CultureInfo.InvariantCulture)),
        });
    }

    private static ReplayReport Report(RecordedDay day) => ReplayRun.Run(day, new ReplayOptions { Seed = 5 }, new InMemoryJournal()) with { WallSeconds = 0 };

    private static string Replayed(RecordedDay day) => ReplayReportJson.Write(Report(day));

    private static string Calibrated(string path)
    {
        var report = CalibrationRun.Run([RecordingReader.ReadDays(path)], new CalibrationOptions());
        return CalibrationReportJson.Write(report) + System.Text.Encoding.UTF8.GetString(ScenarioDocument.Write(report.Halls[0].Scenario!));
    }

    private static string Estimated(string path) => EstimateReportJson.Write(EstimateBackTest.Run([RecordingReader.ReadDays(path)]));
}
