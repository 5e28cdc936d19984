using System.Globalization;
using System.Resources;

namespace Coordination.Reports.Surveys;

/// <summary>The words of a survey's report in one language. Both languages write numbers alike.</summary>
internal sealed class SurveyWords
{
    private const string Unknown = "–";

    private static readonly SurveyWords English = new("en", "English", "d MMMM yyyy");
    private static readonly SurveyWords Chinese = new("zh", "Chinese", "yyyy年M月d日");

    private readonly ResourceManager _words;
    private readonly string _day;

    private SurveyWords(string language, string words, string day) =>
        (Language, _words, _day) = (language, new ResourceManager($"{typeof(SurveyWords).Namespace}.{words}", typeof(SurveyWords).Assembly), day);

    /// <summary>The language's tag.</summary>
    public string Language { get; }

    /// <summary>Between names that stand in a row.</summary>
    public string Comma => Language == "zh" ? "、" : ", ";

    /// <summary>The words of a language; null where there are none.</summary>
    public static SurveyWords? Find(string language) => language == English.Language ? English : language == Chinese.Language ? Chinese : null;

    /// <summary>A text by its name, about something.</summary>
    public string Of(string name, params ReadOnlySpan<object> about)
    {
        var text = _words.GetString(name, CultureInfo.InvariantCulture) ?? throw new ArgumentException($"There is no text '{name}' in {Language}.", nameof(name));
        return about.IsEmpty ? text : string.Format(CultureInfo.InvariantCulture, text, about);
    }

    /// <summary>A day.</summary>
    public string Day(DateOnly day) => day.ToString(_day, CultureInfo.InvariantCulture);

    /// <summary>A whole number, its thousands set apart.</summary>
    public static string Count(long? count) => count?.ToString("#,##0", CultureInfo.InvariantCulture) ?? "·";

    /// <summary>A number with so many decimals.</summary>
    public static string Number(double? number, int decimals = 2) => number is { } known && double.IsFinite(known)
        ? known.ToString($"F{decimals}", CultureInfo.InvariantCulture).Replace("-", "\u2212", StringComparison.Ordinal)
        : Unknown;

    /// <summary>A p value: nothing is impossible.</summary>
    public static string P(double? p) => p is < 0.001 ? "< 0.001" : Number(p, 3);

    /// <summary>A share as a percentage with one decimal.</summary>
    public static string Share(double share) => double.IsFinite(share) ? $"{Number(100 * share, 1)} %" : Unknown;
}
