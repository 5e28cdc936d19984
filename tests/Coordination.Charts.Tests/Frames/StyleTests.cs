using Coordination.Charts.Curves;
using Coordination.Charts.Frames;
using Coordination.Charts.Styles;
using Shouldly;
using Xunit;

namespace Coordination.Charts.Tests.Frames;

public sealed class StyleTests
{
    [Fact]
    public void Css_EveryInk_HasAColourInLightAndDark()
    {
        foreach (var ink in Enum.GetNames<Ink>().Select(name => name.ToLowerInvariant()))
        {
            ChartStyles.Css.ShouldContain($".cc-ink-{ink} {{ --ink: var(--cc-{ink}); }}");
            ChartStyles.Css.Split($"--cc-{ink}: #").Length.ShouldBe(3, $"{ink} needs one value for light and one for dark");
        }
    }

    [Fact]
    public void Css_EveryCurveAndItsMark_HaveAShapeOfTheirOwn()
    {
        foreach (var look in Enum.GetValues<CurveLook>())
        {
            var curve = new DayCurve("curve", look, []);
            if (look != CurveLook.Line)
            {
                ChartStyles.Css.ShouldContain($".cc-line-{look.ToString().ToLowerInvariant()} {{");
            }

            ChartStyles.Css.ShouldContain($".{Inks.Class(curve.Key.Shape)}");
        }

        Enum.GetValues<CurveLook>().Select(look => new DayCurve("curve", look, []).Ink).ShouldBeUnique();
        Enum.GetValues<CurveLook>().Select(look => new DayCurve("curve", look, []).Key.Shape).ShouldBeUnique();
    }

    [Fact]
    public void Css_UrgencyLevels_AreAScaleOfRisingLightnessFromTheGround()
    {
        // On white the most urgent is darkest, on black it is lightest: either way it stands out most, and grey paper keeps the order.
        var (light, dark) = (Lightness(0), Lightness(1));

        light.ShouldBe(light.Order());
        dark.ShouldBe(dark.OrderDescending());
        light.Zip(light.Skip(1), (first, second) => second / first).ShouldAllBe(ratio => ratio > 1.25);
        dark.Zip(dark.Skip(1), (first, second) => first / second).ShouldAllBe(ratio => ratio > 1.25);
    }

    [Fact]
    public void Css_Nothing_IsLoaded()
    {
        ChartStyles.Css.ShouldNotContain("url(");
        ChartStyles.Css.ShouldNotContain("@import");
    }

    // Relative luminance of the five levels plus 0.05, as contrast is measured (WCAG 2.2).
    private static double[] Lightness(int mode) => [.. Enumerable.Range(1, 5).Select(level =>
    {
        var hex = ChartStyles.Css.Split($"--cc-level{level}: #")[mode + 1][..6];
        double Part(int at) => Linear(Convert.ToInt32(hex.Substring(at, 2), 16) / 255.0);
        return (0.2126 * Part(0)) + (0.7152 * Part(2)) + (0.0722 * Part(4)) + 0.05;
    })];

    private static double Linear(double part) => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
}
