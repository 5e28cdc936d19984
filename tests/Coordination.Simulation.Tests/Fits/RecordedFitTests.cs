using System.Collections.Immutable;
using Coordination.Simulation.Fits;
using Coordination.Simulation.Recordings;
using Coordination.Simulation.Results;
using Coordination.Simulation.Runs;
using Coordination.Simulation.Scenarios;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Fits;

public sealed class RecordedFitTests
{
    private static readonly Lazy<SimulationResult> Result = new(Simulate);

    [Fact]
    public void Of_RecordingThatIsTheMeanItself_HasNoError()
    {
        var result = Result.Value with
        {
            Curve = Result.Value.Curve with
            {
                BinMinutes = 5,
                FromMinutes = [0, 5, 10, 15],
                Waiting = [2, 6, 4, 0],
                WaitingLow = [1, 3, 2, 0],
                WaitingHigh = [4, 9, 7, 1],
            },
            PeakWaiting = new PeakSummary(new Estimate(9, 8, 10), 5),
        };

        var fit = RecordedFit.Of(result, Day("Anything", (8, 0, 2), (8, 5, 6), (8, 10, 4), (8, 15, 0))).Hall;

        fit.CurveError.ShouldBe(0);
        fit.Covered.ShouldBe(1);
        fit.Simulated.ShouldBe([2, 6, 4, 0]);
        fit.RecordedPeak.ShouldBe(6);
        fit.RecordedPeakAtMinute.ShouldBe(5);
        fit.SimulatedPeakAtMinute.ShouldBe(7.5);
        fit.PeakError.ShouldBe(0.5);
    }

    [Fact]
    public void Of_Gap_IsLeftOutOfTheError()
    {
        var result = Result.Value with
        {
            Curve = Result.Value.Curve with { BinMinutes = 10, FromMinutes = [0, 10, 20, 30, 40, 50], Waiting = [4, 4, 4, 4, 4, 4], WaitingLow = [], WaitingHigh = [] },
        };

        // Ten minutes of 2 too many, a gap of half an hour, ten minutes without error: 1 on average, of a peak of 4.
        var fit = RecordedFit.Of(result, Day("Anything", (8, 0, 2), (8, 10, 2), (8, 40, 4), (8, 50, 4), (8, 51, 3))).Hall;

        fit.CurveError!.Value.ShouldBe(((10 * 2) + (1 * 0.5)) / 21 / 4, 1e-9);
        fit.Covered.ShouldBeNull();
    }

    [Fact]
    public void Of_DeskOfTheSameName_IsSetBesideItsDepartment()
    {
        var fit = RecordedFit.Of(Result.Value, Day("civil registry", (8, 0, 1), (8, 30, 3), (9, 0, 1)));

        fit.Desks.ShouldHaveSingleItem().Department.ShouldBe("registry");
        fit.Unmatched.ShouldBeEmpty();
        fit.Gap.ShouldBeNull();
        var other = RecordedFit.Of(Result.Value, Day("Nowhere", (8, 0, 1), (8, 30, 3), (9, 0, 1)));
        other.Unmatched.ShouldBe(["Nowhere"]);
        other.Gap!.ShouldContain("another hall");
    }

    [Fact]
    public void Of_OtherHours_IsRefusedWithTheMend()
    {
        var night = Day("Anything", (1, 0, 1), (2, 0, 3));

        Should.Throw<RecordingException>(() => RecordedFit.Of(Result.Value, night)).Message.ShouldContain("choose a day or a scenario of the same hours");
        Should.Throw<RecordingException>(() => RecordedFit.Require(PeakDay(), night));
    }

    [Fact]
    public void Run_Bands_HoldNineOfTenReplicationsAndTheMean()
    {
        var curve = Result.Value.Curve;

        curve.WaitingLow.Length.ShouldBe(curve.Waiting.Length);
        Enumerable.Range(0, curve.Waiting.Length).ShouldAllBe(bin => curve.WaitingLow[bin] <= curve.WaitingHigh[bin]);
        Enumerable.Range(0, curve.Waiting.Length).Count(bin => curve.WaitingLow[bin] <= curve.Waiting[bin] && curve.Waiting[bin] <= curve.WaitingHigh[bin])
            .ShouldBeGreaterThan(curve.Waiting.Length * 9 / 10);
        curve.WaitingHigh.Max().ShouldBeGreaterThan(curve.Waiting.Max());
        foreach (var department in Result.Value.Departments.Where(department => department.Arrived > 0))
        {
            department.WaitingHighByBin.Length.ShouldBe(department.WaitingByBin.Length);
        }
    }

    [Fact]
    public void Run_OneReplication_HasNoBand()
    {
        var curve = SimulationRun.Run(PeakDay(), new SimulationOptions { Replications = 1 }).Curve;

        curve.WaitingLow.ShouldBeEmpty();
        curve.WaitingHigh.ShouldBeEmpty();
    }

    private static RecordedDay Day(string desk, params (int Hour, int Minute, int Waiting)[] moments) => new(
        "hall", new DateOnly(2026, 3, 2),
        [new RecordedDesk("9", "A", desk, [.. moments.Select(moment => new RecordedSnapshot(new TimeOnly(moment.Hour, moment.Minute), 1, moment.Waiting, null, 0))])]);

    private static Scenario PeakDay() => ScenarioDocument.ReadFile(Path.Combine(Repository.Root, "scenarios", "peak-day.json")).Scenario!;

    private static SimulationResult Simulate() => SimulationRun.Run(PeakDay(), new SimulationOptions { Replications = 30 });
}
