using Coordination.Simulation.Calibration;
using Coordination.Simulation.Estimates;
using Coordination.Simulation.Recordings;
using Coordination.Simulation.Tests.Calibration;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Estimates;

public sealed class EstimateBackTestTests
{
    /// <remarks>An estimate of half or one and a half of the engine's is off by half of the wait; the naive one by 0.29.</remarks>
    [Fact]
    public void Run_SteadyDesks_IsNearTheWaitsThatFollowed()
    {
        var all = EstimateBackTest.Run([SyntheticHall.Days(8, busier: 1.15)]).All;

        all.Citizens.ShouldBeGreaterThan(1500);
        all.Engine.MeanAbsoluteErrorMinutes.ShouldBeLessThan(0.27 * all.MeanWaitMinutes);
        Math.Abs(all.Engine.BiasMinutes).ShouldBeLessThan(0.2 * all.MeanWaitMinutes);
        all.Engine.MeanAbsoluteErrorMinutes.ShouldBeLessThan(all.Naive.MeanAbsoluteErrorMinutes);
        all.Coverage.ShouldBeInRange(0.8, 0.97);
    }

    /// <remarks>People still wait when these desks close: nights told as pace make the estimate more than twice the wait.</remarks>
    [Fact]
    public void Run_PeopleLeftWaitingOvernight_LearnsNothingFromTheNight()
    {
        var all = EstimateBackTest.Run([SyntheticHall.Days(8, busier: 1.4)]).All;

        all.Engine.MeanAbsoluteErrorMinutes.ShouldBeLessThan(0.25 * all.MeanWaitMinutes);
    }

    [Fact]
    public void Run_SomeDaysToCheck_ComparesOnThoseOnly()
    {
        var days = SyntheticHall.Days(4);

        var (whole, first, rest) = (Citizens([]), Citizens([days[0].Date]), Citizens([.. days.Skip(1).Select(day => day.Date)]));

        first.ShouldBeGreaterThan(0);
        (first + rest).ShouldBe(whole);

        int Citizens(DateOnly[] check) => EstimateBackTest.Run([days], checkDays: check).All.Citizens;
    }

    [Fact]
    public void Run_AnUnknownDayToCheck_IsNamed() => Should.Throw<CalibrationException>(
        () => EstimateBackTest.Run([SyntheticHall.Days(2)], checkDays: [new DateOnly(2025, 1, 1)])).Message.ShouldContain("2025-01-01");

    [Fact]
    public void Run_TheSameSeed_GivesTheSameReport() => EstimateReportJson.Write(EstimateBackTest.Run([SyntheticHall.Days(2)]))
        .ShouldBe(EstimateReportJson.Write(EstimateBackTest.Run([SyntheticHall.Days(2)])));

    /// <remarks>The days that the estimate's constants were not chosen on: every other one.</remarks>
    [SharedDataFact]
    public void Run_Warsaw_OnDaysNotChosenOn_TheEngineIsTheNearestAndItsIntervalHolds()
    {
        string[] offices = ["ud-ochota", "ud-praga-poludnie", "ud-targowek", "ud-wola", "usc-andersa"];
        DateOnly[] check = [new(2020, 1, 2), new(2020, 1, 7), new(2020, 1, 9), new(2020, 1, 13), new(2020, 1, 15), new(2020, 1, 17), new(2020, 1, 21)];

        var report = EstimateBackTest.Run([.. offices.Select(office => RecordingReader.ReadDays(SharedData.Warsaw(office)))], checkDays: check);

        report.Halls.ShouldAllBe(hall => hall.Engine.MeanAbsoluteErrorMinutes
            < Math.Min(hall.Naive.MeanAbsoluteErrorMinutes, hall.NaiveTimes08.MeanAbsoluteErrorMinutes));
        report.All.Engine.MeanAbsoluteErrorMinutes.ShouldBeLessThan(0.8 * report.All.NaiveTimes08.MeanAbsoluteErrorMinutes);
        report.All.Coverage.ShouldBeInRange(0.75, 0.85);
    }
}
