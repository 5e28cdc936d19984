using Coordination.Survey.Statistics;
using Shouldly;
using Xunit;

namespace Coordination.Survey.Tests.Statistics;

public sealed class CronbachAlphaTests
{
    [Fact]
    public void Alpha_OfItemsThatAreTheSame_IsOne()
    {
        var scale = CronbachAlpha.Of([(decimal[])[1, 1, 1], [3, 3, 3], [4, 4, 4], [5, 5, 5]])!;

        scale.Alpha.ShouldBe(1, 1e-12);
        scale.Items.ShouldAllBe(item => Math.Abs(item.Correlation - 1) < 1e-12 && Math.Abs(item.AlphaWithout - 1) < 1e-12);
    }

    [Fact]
    public void Alpha_OfNothingThatVaries_IsNone()
    {
        CronbachAlpha.Of([(decimal[])[3, 3], [3, 3]]).ShouldBeNull();
        CronbachAlpha.Of([(decimal[])[3, 4]]).ShouldBeNull();
        CronbachAlpha.Of([(decimal[])[3], [4]]).ShouldBeNull();
    }

    [Fact]
    public void Alpha_OfRespondentsInAnotherOrder_IsTheSame()
    {
        decimal[][] answers = [[2, 3, 3], [4, 4, 5], [1, 2, 1], [5, 3, 4], [3, 3, 2]];

        CronbachAlpha.Of([.. answers.Reverse()])!.Alpha.ShouldBe(CronbachAlpha.Of(answers)!.Alpha, 1e-12);
    }
}
