using Coordination.Survey.Statistics;
using Shouldly;
using Xunit;

namespace Coordination.Survey.Tests.Statistics;

/// <summary>Tables of counts: χ², and what stands in for it where cells are thin.</summary>
public sealed class CrossTableTests
{
    // Agresti (1990): a lady who tells whether milk or tea was poured first; R's fisher.test prints 0.4857.
    private static readonly long[][] Tea = [[3, 1], [1, 3]];

    // Agresti (2002), income by satisfaction with the job; R's fisher.test prints 0.7827, chisq.test 5.9655 with 9 degrees of freedom and 0.7434.
    private static readonly long[][] Job = [[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]];

    [Fact]
    public void ChiSquare_OfATable_IsAsRPrintsIt()
    {
        var test = new CrossTable(Job).ChiSquare;

        test.Statistic.ShouldBe(5.9655, 0.00005);
        test.Degrees.ShouldBe(9);
        test.P.ShouldBe(0.7434, 0.00005);
    }

    [Fact]
    public void Table_WithEmptyRowsAndColumns_IsTheOneWithoutThem()
    {
        var table = new CrossTable([[3, 0, 1], [0, 0, 0], [1, 0, 3]]);

        table.ChiSquare.ShouldBe(new CrossTable(Tea).ChiSquare);
        table.Cells.ShouldBe(4);
        table.ThinCells().ShouldBe(4);
    }

    [Fact]
    public void Table_WithOneRow_SaysNothing()
    {
        var table = new CrossTable([[3, 1], [0, 0]]);

        table.IsComparable.ShouldBeFalse();
        double.IsNaN(table.ChiSquare.P).ShouldBeTrue();
        FisherTest.Of(table).ShouldBeNull();
    }

    [Fact]
    public void CramersV_OfAnswersThatFollowEachOther_IsOne() => new CrossTable([[5, 0, 0], [0, 7, 0], [0, 0, 9]]).CramersV.ShouldBe(1, 1e-12);

    [Fact]
    public void Fisher_OfFourCells_IsAsRPrintsIt() => FisherTest.Of(new CrossTable(Tea))!.Value.ShouldBe(0.4857, 0.00005);

    [Fact]
    public void Fisher_OfATableTurned_IsTheSame()
    {
        long[][] table = [[4, 0, 1], [1, 3, 2], [0, 2, 6]];
        long[][] turned = [[4, 1, 0], [0, 3, 2], [1, 2, 6]];

        FisherTest.Of(new CrossTable(turned))!.Value.ShouldBe(FisherTest.Of(new CrossTable(table))!.Value, 1e-12);
    }

    [Fact]
    public void Fisher_OfMoreTablesThanCanBeCounted_IsNone() => FisherTest.Of(new CrossTable([[50, 60, 70, 80], [80, 70, 60, 50], [40, 90, 40, 90], [70, 20, 90, 30]])).ShouldBeNull();

    // R: fisher.test(matrix(c(4,0,1, 1,3,2, 0,2,6), 3, byrow = TRUE)) and fisher.test(matrix(c(3,1,4,1,5, 9,2,6,5,3), 2, byrow = TRUE)).
    [Fact]
    public void Fisher_OfMoreCells_IsAsRPrintsIt()
    {
        FisherTest.Of(new CrossTable([[4, 0, 1], [1, 3, 2], [0, 2, 6]]))!.Value.ShouldBe(0.018820876406, 1e-11);
        FisherTest.Of(new CrossTable([[3, 1, 4, 1, 5], [9, 2, 6, 5, 3]]))!.Value.ShouldBe(0.41893390728, 1e-11);
    }

    // Most fillings of a table whose last column is small cannot be: walking them would take hours.
    [Fact]
    public void Fisher_OfARareAnswerBesideMany_EndsAtOnce() => FisherTest.Of(new CrossTable([[100_000, 150_000, 3], [110_000, 140_000, 1]])).ShouldBeNull();

    [Fact]
    public void MonteCarlo_OfATableThatCanBeCounted_IsNearTheCount()
    {
        var drawn = MonteCarloTest.Of(new CrossTable(Tea), seed: 1);

        drawn.ShouldBe(0.4857, 0.02);
    }

    [Fact]
    public void MonteCarlo_OfAThinTable_IsNearWhatIsKnown() => MonteCarloTest.Of(new CrossTable(Job), seed: 1).ShouldBe(0.78, 0.03);

    [Fact]
    public void MonteCarlo_OfTheSameSeed_IsTheSame()
    {
        MonteCarloTest.Of(new CrossTable(Job), seed: 7).ShouldBe(MonteCarloTest.Of(new CrossTable(Job), seed: 7));
        MonteCarloTest.Of(new CrossTable(Job), seed: 8).ShouldNotBe(MonteCarloTest.Of(new CrossTable(Job), seed: 7));
    }

    [Fact]
    public void MonteCarlo_OfAMillionAnswers_IsNearTheDistribution()
    {
        var table = new CrossTable([[250_400, 249_600], [249_600, 250_400]]);

        MonteCarloTest.Of(table, seed: 1).ShouldBe(table.ChiSquare.P, 0.02);
    }

    [Fact]
    public void GoodnessOfFit_OfCounts_IsAsRPrintsIt()
    {
        // R: chisq.test(c(89, 37, 30, 28, 2), p = c(40, 20, 20, 15, 5), rescale.p = TRUE) gives X-squared = 9.9901, df = 4, p-value = 0.04059.
        var test = GoodnessOfFit.Of([89, 37, 30, 28, 2], [40, 20, 20, 15, 5])!.Value;

        test.Statistic.ShouldBe(9.9901, 0.00005);
        test.P.ShouldBe(0.04059, 0.000005);
        test.Degrees.ShouldBe(4);
    }
}
