using System.Globalization;
using Coordination.Plans;

namespace Coordination.Console.Texts;

/// <summary>What a plan would have done, in words.</summary>
internal sealed partial class ConsoleTexts
{
    private const string Kept = "kept.level";

    /// <summary>A figure's value: shares in per cent, and no sign where it rounds to nothing.</summary>
    public static string OfEffect(string figure, double value)
    {
        var isShare = figure == "occupancy" || figure.StartsWith(Kept, StringComparison.Ordinal);
        var told = Math.Round(isShare ? value * 100 : value, 2);
        return (told == 0 ? 0 : told).ToString("0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>What a figure is called.</summary>
    /// <param name="figure">Its name, such as <c>department.desk.waiting</c> or <c>kept.level1</c>.</param>
    /// <param name="plan">The plan that has its department's name.</param>
    public string OfEffect(string figure, HallPlan? plan) => figure.Split('.') switch
    {
        ["kept", _] => Of("EffectKept", OfCode("Urgency", figure[Kept.Length..])),
        ["department", var id, "waiting"] => Of("EffectOfDepartment", plan?.Departments.FirstOrDefault(department => department.Id.ToString() == id)?.Name.In(Language) ?? id),
        _ => OfCode("Effect", figure),
    };
}
