using System.Diagnostics;
using Coordination.Benchmarks.Measuring;
using Shouldly;
using Xunit;

namespace Coordination.Benchmarks.Tests;

public sealed class PercentilesTests
{
    [Fact]
    public void Of_ThousandSamples_AreTheirRanksInMilliseconds()
    {
        var samples = Enumerable.Range(1, 1_000).Reverse().Select(number => number * Stopwatch.Frequency / 1_000);

        Percentiles.Of(samples, ticks => ticks).ShouldBe(new Percentiles(501, 991, 1_000) { P95 = 951 });
    }

    [Fact]
    public void MedianOrNull_OneRoundNotMeasured_IsNotMeasured()
    {
        Rounds.Median([5.0, 1.0, 3.0]).ShouldBe(3);
        Rounds.MedianOrNull<double?>([5.0, 1.0, 3.0], number => number).ShouldBe(3);
        Rounds.MedianOrNull<double?>([5.0, null, 3.0], number => number).ShouldBeNull();
    }
}
