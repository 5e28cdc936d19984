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
}
