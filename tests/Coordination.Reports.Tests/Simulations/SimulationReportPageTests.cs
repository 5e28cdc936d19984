using Coordination.Charts.Curves;
using Shouldly;
using Xunit;

namespace Coordination.Reports.Tests.Simulations;

public sealed class SimulationReportPageTests
{
    [Fact]
    public void Of_Organisations_ComparesEachWithTheFirst()
    {
        var page = Pages.Comparison();

        page.Title.ShouldBe("Peak day at Riverside");
        page.Organisations!.Cards.Select(card => card.Name).ShouldBe(["Flat", "Silo", "Ladder"]);
        page.Comparison!.Columns.ShouldBe(["silo", "flat", "ladder"]);
        page.Comparison.Figures.ShouldAllBe(figure => figure.Values.Length == 3);
        page.Comparison.Intervals.SelectMany(set => set.Rows).ShouldAllBe(row => row.Low <= row.Difference && row.Difference <= row.High);
        page.Comparison.Intervals.Select(set => set.Title).ShouldContain("flat, against silo: minutes");
        page.Figures[1].Name.ShouldBe("average wait, flat");
    }

    [Fact]
    public void Of_Organisations_DrawsTheWaitingCurveOfEveryVariant()
    {
        var day = Pages.Comparison().Day!;

        day.Waiting.Select(curve => curve.Name).ShouldBe(["silo", "flat", "ladder"]);
        day.Waiting.Select(curve => curve.Look).ShouldBeUnique();
        day.Waiting.Select(curve => curve.Ink).ShouldBeUnique();
        day.Desks.ShouldAllBe(panel => panel.Curves.Length == 3);
    }

    [Fact]
    public void Of_Organisations_DistributionsHoldEverybody()
    {
        foreach (var level in Pages.Comparison().Waits!.ByLevel)
        {
            level.Bins.Counts.ShouldAllBe(count => count >= 0);
            level.Bins.Counts.Sum(count => (long)count).ShouldBeInRange((long)(0.95 * level.Count), level.Count);
        }
    }

    [Fact]
    public void Of_RecordedDay_DrawsItBesideTheSimulationWithItsBand()
    {
        var page = Pages.Recorded();

        page.Kind.ShouldBe("A recorded day, simulated");
        page.Title.ShouldBe("Riverside");
        page.Headline.ShouldContain("40 of them were waiting at once");
        page.Figures[0].Value.ShouldBe("40");
        var waiting = page.Day!.Waiting;
        waiting.Select(curve => (curve.Name, curve.Look)).ShouldBe([("recorded", CurveLook.Area), ("simulated", CurveLook.Line)]);
        waiting[0].Points.Select(point => (point.Minute, point.Value)).ShouldBe([(480, 0), (600, 40), (720, 10)]);
        waiting[1].Band!.High.Length.ShouldBe(waiting[1].Points.Length);
        page.Day.Fit!.Rows.Select(row => row.Name).ShouldBe(["Whole hall", "Civil Registry"]);
        page.Day.Fit.Rows.ShouldAllBe(row => row.Values.Length == page.Day.Fit.Columns.Length);
        page.Day.Desks.Single(panel => panel.Name == "Civil Registry").Note.ShouldStartWith("at most 40 recorded");
        page.Method.Limits[0].ShouldStartWith("How well the simulation meets the day");
    }
}
