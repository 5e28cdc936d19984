using System.Globalization;
using System.Resources;
using Coordination.Web.SignIn.Texts;
using Microsoft.AspNetCore.Http;

namespace Coordination.Console.Texts;

/// <summary>The console's words, numbers and times in one language.</summary>
/// <remarks>Two sets of resources and no culture of the system: a host without the data of cultures speaks both.</remarks>
internal sealed partial class ConsoleTexts
{
    private static readonly ConsoleTexts English = new("en", "English");
    private static readonly ConsoleTexts Chinese = new("zh", "Chinese");

    private readonly ResourceManager _words;

    // Both languages write numbers alike.
    private readonly NumberFormatInfo _numbers = NumberFormatInfo.InvariantInfo;

    private ConsoleTexts(string language, string words) =>
        (Language, _words) = (language, new ResourceManager($"{typeof(ConsoleTexts).Namespace}.{words}", typeof(ConsoleTexts).Assembly));

    /// <summary>The language's tag.</summary>
    public string Language { get; }

    /// <summary>Whether it is that of the engine, which has more to tell than its codes.</summary>
    public bool IsEngines => !IsChinese;

    private bool IsChinese => Language == "zh";

    /// <summary>The words of a language; null where there are none.</summary>
    public static ConsoleTexts? Find(string language) => language == English.Language ? English : language == Chinese.Language ? Chinese : null;

    /// <summary>As the reader has chosen, or as the browser asks, or English: as the pages of the sign-in do.</summary>
    public static ConsoleTexts For(HttpRequest request) => Find(SignInTexts.For(request).Language) ?? English;

    /// <summary>A text by its name, about something.</summary>
    public string Of(string name, params ReadOnlySpan<object> about)
    {
        var text = OrNull(name) ?? throw new ArgumentException($"There is no text '{name}' in {Language}.", nameof(name));
        return about.IsEmpty ? text : string.Format(CultureInfo.InvariantCulture, text, about);
    }

    /// <summary>A text by its name; null where there is none.</summary>
    public string? OrNull(string name) => _words.GetString(name, CultureInfo.InvariantCulture);

    /// <summary>A text of a name that programs use, such as <c>Status</c> and <c>in-service</c>; the name itself where there is none.</summary>
    public string OfCode(string kind, string code) => OrNull($"{kind}.{code}") ?? code;
}
