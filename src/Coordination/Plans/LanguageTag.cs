using System.Text.RegularExpressions;

namespace Coordination.Plans;

/// <summary>Tags of languages (BCP 47): a language, perhaps with its script, region and variants.</summary>
internal static partial class LanguageTag
{
    /// <summary>What a tag is, in words.</summary>
    public const string Format = "a tag of two or three letters, such as 'en' or 'zh', perhaps with script and region, such as 'zh-Hant' or 'pt-BR'";

    /// <summary>The same in a schema.</summary>
    public const string Pattern = $"^{Parts}$";

    private const string Parts = "[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3})){0,2}";

    /// <summary>A tag with its letters as BCP 47 writes them, such as <c>zh-Hant-TW</c>; null of what is none.</summary>
    public static string? Canonical(string? tag)
    {
        if (tag is null || !Form().IsMatch(tag))
        {
            return null;
        }

        var parts = tag.ToLowerInvariant().Split('-');
        for (var index = 1; index < parts.Length; index++)
        {
            parts[index] = parts[index] switch
            {
                { Length: 2 } region => region.ToUpperInvariant(),
                { Length: 4 } script when char.IsAsciiLetter(script[0]) => $"{char.ToUpperInvariant(script[0])}{script.AsSpan(1)}",
                var other => other,
            };
        }

        return string.Join('-', parts);
    }

    [GeneratedRegex($@"\A{Parts}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
