using Coordination.Simulation.Inference;
using Coordination.Simulation.Recordings;
using Coordination.Simulation.Replays;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Inference;

public sealed class DayInferenceTests
{
    [Fact]
    public void Infer_DeskThatNobodyCameTo_IsLeftOut()
    {
        var idle = RecordedDesks.EveryFiveMinutes((0, null), (0, null)) with { Id = "2" };

        var day = DayInference.Infer(RecordedDesks.Day(RecordedDesks.EveryFiveMinutes((0, null), (2, 1)), idle));

        day.Desks.ShouldHaveSingleItem().Recorded.Id.ShouldBe("1");
    }

    [Fact]
    public void Infer_QueueStandsAllDay_PeopleAndServiceTimeGiveTheRecordedPace()
    {
        var readings = Enumerable.Range(0, 97).Select(index => (20, (int?)(1 + (2 * index)))).ToArray();

        var desk = DayInference.Infer(RecordedDesks.Day(RecordedDesks.EveryFiveMinutes(readings))).Desks[0];

        var perMinute = desk.Duty.Take(32).Average() / desk.MeanServiceMinutes;
        perMinute.ShouldBe(0.4, tolerance: 0.04);
        desk.Duty.ShouldAllBe(people => people <= 2, "the desk has two counters");
    }

    [Fact]
    public void MeanWaitingMinutes_KnownQueue_IsLittlesLaw()
    {
        // Ten wait for an hour, one leaves and one comes every five minutes: W = 10 × 60 / (10 + 12).
        var readings = Enumerable.Range(0, 13).Select(index => (10, (int?)(1 + index))).ToArray();

        var desk = DayInference.Infer(RecordedDesks.Day(RecordedDesks.EveryFiveMinutes(readings))).Desks[0];

        desk.Arrived.ShouldBe(10 + 12);
        desk.MeanWaitingMinutes!.Value.ShouldBe(600.0 / 22, tolerance: 0.001);
    }

    [SharedDataTheory]
    [InlineData("ud-wola", 2019, 12, 30)]
    [InlineData("ud-wola", 2020, 1, 7)]
    [InlineData("ud-ochota", 2019, 12, 30)]
    [InlineData("ud-praga-poludnie", 2019, 12, 30)]
    [InlineData("ud-targowek", 2019, 12, 30)]
    [InlineData("usc-andersa", 2019, 12, 30)]
    public void Infer_RecordedDay_ModelWaitsLikeTheRecording(string office, int year, int month, int day)
    {
        var inferred = DayInference.Infer(RecordingReader.ReadDay(SharedData.Warsaw(office), new DateOnly(year, month, day)));
        var (mean, peak) = Model(inferred);

        mean.ShouldBeInRange(0.7 * LittlesLaw.MeanMinutes(inferred.Desks)!.Value, 1.3 * LittlesLaw.MeanMinutes(inferred.Desks)!.Value);
        ((double)peak).ShouldBeInRange(0.7 * inferred.Recorded.Peak.Waiting, 1.3 * inferred.Recorded.Peak.Waiting);
    }

    [SharedDataFact]
    public void Infer_WolaBeforeNewYear_FindsThePeakOfTheRecording()
    {
        var day = RecordingReader.ReadDay(SharedData.Warsaw("ud-wola"), new DateOnly(2019, 12, 30));

        day.Peak.ShouldBe((new TimeOnly(12, 48), 456));
        DayInference.Infer(day).Arrived.ShouldBeInRange(1900, 2300);
    }

    private static (double Mean, int Peak) Model(InferredDay day)
    {
        var (start, end) = (day.Recorded.Start.ToTimeSpan(), day.Recorded.End.ToTimeSpan());
        var models = day.Desks.Select(desk => new DeskModel(desk.Duty, start, end)).ToArray();
        var waits = CitizenDraw.Draw(day, seed: 1)
            .Select(citizen => (citizen.At, Begin: models[citizen.Desk].Begin(new DrawnVisit(citizen.At, citizen.Service)) ?? end)).ToArray();
        var peak = day.Recorded.WaitingCurve.Max(point =>
            waits.Count(wait => wait.At <= point.At.ToTimeSpan() && wait.Begin > point.At.ToTimeSpan()));
        return (waits.Average(wait => (wait.Begin - wait.At).TotalMinutes), peak);
    }
}
