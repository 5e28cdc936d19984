using System.Collections.Immutable;
using Coordination.Simulation.Calibration;
using Coordination.Simulation.Recordings;
using Coordination.Simulation.Runs;
using Coordination.Simulation.Scenarios;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Calibration;

public sealed class CalibrationRunTests
{
    [Fact]
    public void Run_DaysOfKnownTruth_FindsHowFastTheDesksCall()
    {
        var hall = CalibrationRun.Run([SyntheticHall.Days(8)], new CalibrationOptions()).Halls[0];

        CallsPerHour(hall.Desks[0], waiting: 5, counters: 2).ShouldBe(2 * SyntheticHall.CallsPerHour, 0.2 * 2 * SyntheticHall.CallsPerHour);
        CallsPerHour(hall.Desks[1], waiting: 5, counters: 6).ShouldBe(SyntheticHall.CallsPerHour, 0.2 * SyntheticHall.CallsPerHour);
    }

    [Fact]
    public void Run_CountersThatDoNothing_AreNotCountedOn()
    {
        var desk = CalibrationRun.Run([SyntheticHall.Days(8)], new CalibrationOptions()).Halls[0].Desks[1];

        desk.Throughput.CounterExponent.ShouldBeLessThan(0.5);
    }

    [Fact]
    public void Run_DaysOfKnownTruth_ReproducesDaysThatWereNotFitted()
    {
        var report = CalibrationRun.Run([SyntheticHall.Days(8)], new CalibrationOptions());

        report.Scheme.ShouldBe("leave-one-out");
        report.DaysChecked.ShouldBe(8);
        report.Given.Peak.ShouldBeLessThan(0.3);
        report.Given.Curve.ShouldBeLessThan(0.25);
    }

    [Fact]
    public void Run_SplitByDays_ChecksOnlyTheOthers()
    {
        var days = SyntheticHall.Days(4);

        var report = CalibrationRun.Run([days], new CalibrationOptions { FitDays = [days[0].Date, days[1].Date] });

        report.Scheme.ShouldBe("split");
        report.Halls[0].FitDays.ShouldBe([days[0].Date, days[1].Date]);
        report.Halls[0].Days.Select(day => day.Date).ShouldBe([days[2].Date, days[3].Date]);
    }

    [Fact]
    public void Run_TheSameSeed_GivesTheSameReport()
    {
        var days = SyntheticHall.Days(3);

        CalibrationReportJson.Write(CalibrationRun.Run([days], new CalibrationOptions()))
            .ShouldBe(CalibrationReportJson.Write(CalibrationRun.Run([days], new CalibrationOptions())));
    }

    [Fact]
    public void Run_AnUnknownDay_IsNamedWithThoseThereAre()
    {
        var fault = Should.Throw<CalibrationException>(() => CalibrationRun.Run(
            [SyntheticHall.Days(2)], new CalibrationOptions { CheckDays = [new DateOnly(2025, 1, 1)] }));

        fault.Message.ShouldContain("2025-01-01");
        fault.Message.ShouldContain("2026-03-02");
    }

    [Fact]
    public void Run_OneDay_IsRefused() => Should.Throw<CalibrationException>(
        () => CalibrationRun.Run([SyntheticHall.Days(1)], new CalibrationOptions())).Message.ShouldContain("at least two");

    [Fact]
    public void Run_ADayToFitAndToCheck_IsRefused()
    {
        ImmutableArray<DateOnly> day = [new DateOnly(2026, 3, 2)];

        Should.Throw<CalibrationException>(() => CalibrationRun.Run(
            [SyntheticHall.Days(3)], new CalibrationOptions { FitDays = day, CheckDays = day })).Message.ShouldContain("fitted and checked");
    }

    [Fact]
    public void Run_Scenario_IsValidAndSimulatesToTheQueueThatIsReported()
    {
        var hall = CalibrationRun.Run([SyntheticHall.Days(6, busier: 1.3)], new CalibrationOptions()).Halls[0];
        var check = hall.Days.Single(day => day.Date == hall.Simulated.Date);

        ScenarioCheck.Check(hall.Scenario!).ShouldBeEmpty();
        var result = SimulationRun.Run(hall.Scenario!);

        (result.Counts.Arrived / result.Replications).ShouldBe(check.Arrived);
        result.PeakWaiting.People.Mean!.Value.ShouldBe(hall.Simulated.Queue.Peak);
        ShouldReproduce(hall.Simulated.Queue, check.Given);
    }

    /// <remarks>The same on the day of the highest peak, on which whoever comes on duty takes many at once.</remarks>
    [SharedDataFact]
    public void Run_Warsaw_ItsScenarioSimulatesToTheQueueThatIsReported()
    {
        ImmutableArray<DateOnly> day = [new(2019, 12, 30)];

        var halls = CalibrationRun.Run(
            [.. new[] { "ud-wola", "usc-andersa" }.Select(office => RecordingReader.ReadDays(SharedData.Warsaw(office)))],
            new CalibrationOptions { CheckDays = day }).Halls;

        halls.ShouldAllBe(hall => hall.Simulated.Date == day[0]);
        foreach (var hall in halls)
        {
            ShouldReproduce(hall.Simulated.Queue, hall.Days[0].Given);
        }
    }

    [Fact]
    public void Run_DisplaysClearedAtNight_AreNoCalls()
    {
        var day = SyntheticHall.Days(1)[0];
        var left = day.Desks[0].Snapshots[^1] with { At = new TimeOnly(18, 0), Waiting = 40, OpenCounters = 2 };
        var cleared = left with { At = new TimeOnly(18, 5), Waiting = 0, NumberCalled = null };

        var desk = new DeskDay(day.Desks[0] with { Snapshots = day.Desks[0].Snapshots.Add(left).Add(cleared) });

        desk.MovesUntil.ShouldBe(desk.Flow.Length - 1);
    }

    /// <remarks>Three days of two offices; every day of all five, each by a fit to the others, where COORDINATION_CALIBRATION is 1.</remarks>
    [SharedDataFact]
    public void Run_Warsaw_MeetsThePeaksTarget()
    {
        var isWhole = Environment.GetEnvironmentVariable("COORDINATION_CALIBRATION") == "1";
        string[] offices = isWhole ? ["ud-ochota", "ud-praga-poludnie", "ud-targowek", "ud-wola", "usc-andersa"] : ["ud-ochota", "usc-andersa"];
        ImmutableArray<DateOnly> some = [new(2020, 1, 9), new(2020, 1, 15), new(2020, 1, 21)];

        var report = CalibrationRun.Run(
            [.. offices.Select(office => RecordingReader.ReadDays(SharedData.Warsaw(office)))], new CalibrationOptions { CheckDays = isWhole ? [] : some });

        report.DaysChecked.ShouldBe(isWhole ? 80 : 6);
        report.Given.Peak.ShouldBeLessThanOrEqualTo(isWhole ? 0.15 : 0.2);
        report.Given.Curve.ShouldBeLessThanOrEqualTo(isWhole ? 0.115 : 0.13);
        report.Given.Curve.ShouldBeLessThan(report.Forecast.Curve);
    }

    // A simulated peak is a little higher than that of an expected queue, as chance adds to it.
    private static void ShouldReproduce(CurveError simulated, CurveError calibrated)
    {
        simulated.WaitMinutes.ShouldBe(calibrated.WaitMinutes, 0.08 * calibrated.WaitMinutes);
        simulated.Peak.ShouldBeInRange(0.95 * calibrated.Peak, 1.2 * calibrated.Peak);
        simulated.MeanAbsoluteError.ShouldBe(calibrated.MeanAbsoluteError, 0.03);
    }

    private static double CallsPerHour(DeskCalibration desk, double waiting, double counters) => 60 * desk.Throughput.PerMinute(waiting, counters, 1);
}
