using System.Collections.Immutable;

namespace Coordination.Plans;

/// <summary>Which of some languages somebody would rather read.</summary>
internal static class LanguageLookup
{
    /// <summary>More are not looked at: nobody reads so many.</summary>
    public const int MostAsked = 32;

    /// <summary>Those of the tags that somebody reads, the dearest first.</summary>
    /// <param name="asked">What they read, the dearest first. Each means itself, then what it is a form of (the lookup of RFC 4647), then other forms of the same language.</param>
    /// <param name="tags">What there is.</param>
    public static ImmutableArray<string> Rank(IEnumerable<string> asked, IReadOnlyCollection<string> tags)
    {
        var ranked = ImmutableArray.CreateBuilder<string>();
        foreach (var range in asked.Take(MostAsked))
        {
            foreach (var tag in tags.Where(tag => Reach(range, tag) >= 0 && !ranked.Contains(tag)).OrderByDescending(tag => Reach(range, tag)).ThenByDescending(tag => Reach(WithScript(range), tag)).ThenBy(tag => tag, StringComparer.Ordinal).ToList())
            {
                ranked.Add(tag);
            }
        }

        return ranked.ToImmutable();
    }

    // Who reads Chinese as it is written in Taiwan reads the traditional script, and another of that script before one of the other (CLDR's likely subtags).
    private static string WithScript(string range) => range.ToUpperInvariant() switch
    {
        "ZH-TW" or "ZH-HK" or "ZH-MO" => $"zh-Hant{range[2..]}",
        "ZH-CN" or "ZH-SG" => $"zh-Hans{range[2..]}",
        _ => range,
    };

    // How much of what is asked for a tag says: all of its letters where it is that, or what that is a form of; nothing where it is another form; below 0 of another language.
    private static int Reach(string range, string tag) =>
        range.StartsWith(tag, StringComparison.OrdinalIgnoreCase) && (range.Length == tag.Length || range[tag.Length] == '-') ? tag.Length
        : LanguageOf(range).Equals(LanguageOf(tag), StringComparison.OrdinalIgnoreCase) ? 0
        : -1;

    private static ReadOnlySpan<char> LanguageOf(string tag) => tag.AsSpan(0, tag.IndexOf('-', StringComparison.Ordinal) is >= 0 and var end ? end : tag.Length);
}
