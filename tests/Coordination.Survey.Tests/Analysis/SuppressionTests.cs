using Coordination.Survey.Analysis;
using Shouldly;
using Xunit;

namespace Coordination.Survey.Tests.Analysis;

/// <summary>No count below five is shown, nor can one be reckoned by its totals.</summary>
public sealed class SuppressionTests
{
    [Fact]
    public void Row_WithASmallCount_HidesTheSmallestOtherAsWell() => Suppression.Of([40, 3, 20, 9], 5).ShouldBe([40L, null, 20L, null]);

    [Fact]
    public void Row_OfSmallCountsThatAddUpToLittle_HidesMore() => Suppression.Of([1, 1, 20, 9], 5).ShouldBe([null, null, 20L, null]);

    [Fact]
    public void Row_WithoutSmallCounts_HidesNothing() => Suppression.Of([0, 5, 8], 5).ShouldBe([0L, 5L, 8L]);

    [Fact]
    public void Row_ForThoseWhoMaySeeAll_HidesNothing() => Suppression.Of([1, 2, 3], 0).ShouldBe([1L, 2L, 3L]);

    [Fact]
    public void Row_WithAMeanBesideIt_HidesThree() => Suppression.Of([40, 3, 20, 9, 30], 5, fewest: 3).ShouldBe([40L, null, null, null, 30L]);

    [Fact]
    public void Table_WithOneSmallCount_HidesFourSoThatNoTotalGivesItAway()
    {
        var shown = Suppression.Of([(long[])[3, 20, 30], [10, 40, 50], [60, 70, 80]], 5, Shown(3), Shown(3));

        shown[0].ShouldBe([null, null, 30L]);
        shown[1].ShouldBe([null, null, 50L]);
        shown[2].ShouldBe([60L, 70L, 80L]);
    }

    [Fact]
    public void Table_OfWhichATotalIsHiddenElsewhere_DoesNotGiveItAwayAsASum()
    {
        var shown = Suppression.Of([(long[])[30, 10], [40, 20], [50, 60]], 5, Shown(3), [null, 90]);

        shown.Select(row => row[0]).ShouldBe([null, null, 50L]);
        shown.Select(row => row[1]).ShouldBe([null, null, 60L]);
    }

    [Fact]
    public void Tables_OfAnyCounts_LeaveNoHiddenCountAloneInItsLine()
    {
        var random = new Random(1);
        for (var number = 0; number < 500; number++)
        {
            var counts = Enumerable.Range(0, random.Next(2, 7)).Select(_ => Enumerable.Range(0, 5).Select(_ => (long)random.Next(0, 25)).ToArray()).ToArray();

            var shown = Suppression.Of(counts, 5, Shown(counts.Length), Shown(5));

            foreach (var line in Lines(counts, shown))
            {
                line.ShouldNotContain(cell => cell.Shown > 0 && cell.Shown < 5);
                var hidden = line.Where(cell => cell.Shown is null).ToArray();
                (hidden.Length == 0 || hidden.Length == line.Length || (hidden.Length >= 2 && hidden.Sum(cell => cell.Count) >= 5)).ShouldBeTrue();
            }
        }
    }

    private static long?[] Shown(int totals) => [.. Enumerable.Repeat<long?>(100, totals)];

    private static IEnumerable<(long Count, long? Shown)[]> Lines(long[][] counts, System.Collections.Immutable.ImmutableArray<System.Collections.Immutable.ImmutableArray<long?>> shown)
    {
        for (var row = 0; row < counts.Length; row++)
        {
            yield return [.. counts[row].Select((count, column) => (count, shown[row][column]))];
        }

        for (var column = 0; column < counts[0].Length; column++)
        {
            yield return [.. counts.Select((row, index) => (row[column], shown[index][column]))];
        }
    }
}
