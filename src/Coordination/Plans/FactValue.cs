using System.Globalization;
using System.Text;

namespace Coordination.Plans;

/// <summary>The values of facts by their types: whether a text is one, and the one way in which it is written.</summary>
internal static class FactValue
{
    public const string Yes = "yes";
    public const string No = "no";

    private const NumberStyles PlainNumber =
        NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>The number that a text is, whatever the culture; null when it is none.</summary>
    public static decimal? Number(string? text) =>
        decimal.TryParse(text, PlainNumber, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The value as it is kept and compared, whatever way it was written; null when it is none of this fact's.</summary>
    public static string? Of(FactPlan fact, string text) => fact.Type switch
    {
        FactType.Number => Number(text) is { } number ? Text(number) : null,
        FactType.YesNo => Same(text, Yes) ? Yes : Same(text, No) ? No : null,
        FactType.Code => ValueOf(fact, text),
        _ => Composed(text),
    };

    /// <summary>Whether two texts are the same to people: in whatever case, and however their accents are written.</summary>
    public static bool Same(string? text, string value) => text is not null && string.Equals(Composed(text), Composed(value), StringComparison.OrdinalIgnoreCase);

    /// <summary>A number without zeros that say nothing.</summary>
    public static string Text(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string? ValueOf(FactPlan fact, string text)
    {
        foreach (var value in fact.Values)
        {
            if (Same(text, value))
            {
                return value;
            }
        }

        return null;
    }

    private static string Composed(string text) => Ascii.IsValid(text) || text.IsNormalized() ? text : text.Normalize();
}
