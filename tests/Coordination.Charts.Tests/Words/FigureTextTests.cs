using Coordination.Charts.Words;
using Shouldly;
using Xunit;

namespace Coordination.Charts.Tests.Words;

public sealed class FigureTextTests
{
    [Theory]
    [InlineData(0, "0 min")]
    [InlineData(0.5, "30 s")]
    [InlineData(0.999, "1 min")]
    [InlineData(3.44, "3.4 min")]
    [InlineData(9.96, "10 min")]
    [InlineData(75.2, "75 min")]
    [InlineData(119.6, "2 h 00 min")]
    [InlineData(234, "3 h 54 min")]
    [InlineData(-12, "−12 min")]
    public void Minutes_Duration_IsAsExactAsItIsLong(double minutes, string words) =>
        FigureText.Minutes(minutes).Replace('\u00a0', ' ').ShouldBe(words);

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.0004, "0.1 %")]
    [InlineData(0.943, "94 %")]
    [InlineData(0.9999, "99.9 %")]
    [InlineData(1, "100 %")]
    public void Percent_NearlyAll_IsNeverAll(double share, string words) =>
        FigureText.Percent(share).Replace('\u00a0', ' ').ShouldBe(words);

    [Theory]
    [InlineData(2061, "2,061")]
    [InlineData(-3, "−3")]
    public void Count_Thousands_AreSetApart(double count, string words) => FigureText.Count(count).ShouldBe(words);

    [Theory]
    [InlineData(768, "12:48")]
    [InlineData(1445, "00:05")]
    [InlineData(0, "00:00")]
    public void Clock_Minutes_AreATimeOfDay(double minute, string words) => FigureText.Clock(minute).ShouldBe(words);

    [Theory]
    [InlineData(90, "1 h 30")]
    [InlineData(120, "2 h")]
    [InlineData(15, "15 min")]
    public void MinuteTick_Duration_IsShort(double minutes, string words) =>
        FigureText.MinuteTick(minutes).Replace('\u00a0', ' ').ShouldBe(words);

    [Fact]
    public void Change_Difference_CarriesItsSign()
    {
        FigureText.Change(2.5, FigureText.OneDecimal).ShouldBe("+2.5");
        FigureText.Change(-2.5, FigureText.OneDecimal).ShouldBe("−2.5");
        FigureText.Change(0, FigureText.OneDecimal).ShouldBe("0");
    }
}
