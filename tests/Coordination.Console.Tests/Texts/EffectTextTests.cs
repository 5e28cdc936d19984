using Coordination.Console.Texts;
using Coordination.Console.Tests.Hosting;
using Shouldly;

namespace Coordination.Console.Tests.Texts;

/// <summary>Figures of what a plan would have done are told in words, and shares in per cent.</summary>
public sealed class EffectTextTests
{
    [Theory]
    [InlineData("en", "kept.level1", "kept within the limit, “especially urgent”, %")]
    [InlineData("en", "refused", "turned away")]
    [InlineData("zh", "refused", "未获受理")]
    [InlineData("en", "department.gone.waiting", "mean wait at gone, min")]
    public void Figure_OfAPlan_HasAName(string language, string figure, string name) =>
        ConsoleTexts.Find(language)!.OfEffect(figure, ConsolePlan.Create(ConsolePlan.Centre)).ShouldBe(name);

    [Fact]
    public void Department_OfAFigure_IsNamedAsThePlanDoes()
    {
        var plan = ConsolePlan.Create(ConsolePlan.Centre);
        ConsoleTexts.Find("en")!.OfEffect($"department.{plan.Departments[0].Id}.waiting", plan).ShouldBe($"mean wait at {plan.Departments[0].Name}, min");
    }

    [Theory]
    [InlineData("occupancy", 0.655, "65.5")]
    [InlineData("kept.level2", -0.00001, "0")]
    [InlineData("waiting", -0.001, "0")]
    [InlineData("waiting", 2.054, "2.05")]
    public void Value_OfAFigure_IsToldInItsUnit(string figure, double value, string told) => ConsoleTexts.OfEffect(figure, value).ShouldBe(told);
}
