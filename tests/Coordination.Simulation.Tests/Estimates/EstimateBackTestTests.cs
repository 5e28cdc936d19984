using Coordination.Simulation.Estimates;
using Coordination.Simulation.Recordings;
using Coordination.Simulation.Tests.Calibration;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Estimates;

public sealed class EstimateBackTestTests
{
    [Fact]
    public void Run_SteadyDesks_IsNearTheWaitsThatFollowed()
    {
        var all = EstimateBackTest.Run([SyntheticHall.Days(8, busier: 1.15)]).All;

        all.Citizens.ShouldBeGreaterThan(500);
        all.Engine.MeanAbsoluteErrorMinutes.ShouldBeLessThan(0.7 * all.MeanWaitMinutes);
        all.Coverage.ShouldBeInRange(0.3, 0.99);
    }

    [Fact]
    public void Run_TheSameSeed_GivesTheSameReport() => EstimateReportJson.Write(EstimateBackTest.Run([SyntheticHall.Days(2)]))
        .ShouldBe(EstimateReportJson.Write(EstimateBackTest.Run([SyntheticHall.Days(2)])));

    [SharedDataFact]
    public void Run_Warsaw_TheEngineIsNearerThanTheNaiveEstimateAndItsFactors()
    {
        string[] offices = ["ud-ochota", "ud-praga-poludnie", "ud-targowek", "ud-wola", "usc-andersa"];

        var all = EstimateBackTest.Run([.. offices.Select(office => RecordingReader.ReadDays(SharedData.Warsaw(office)))]).All;

        all.Engine.MeanAbsoluteErrorMinutes.ShouldBeLessThan(all.NaiveTimes08.MeanAbsoluteErrorMinutes);
        all.Engine.MeanAbsoluteErrorMinutes.ShouldBeLessThan(all.Naive.MeanAbsoluteErrorMinutes);
    }
}
