using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Coordination.Plans;

/// <summary>A name or a sentence for people, in one language or in several.</summary>
/// <remarks>
/// A document writes it as a text, or as an object of texts by their languages' tags: <c>{ "en": "Identity card", "zh": "身份证" }</c>.
/// The first one counts where nobody asks for a language, and on record. What a text must fulfil, <see cref="PlanCheck"/> says.
/// </remarks>
[JsonConverter(typeof(PlanNameJsonConverter))]
public sealed class PlanName : IEquatable<PlanName>
{
    private readonly ImmutableArray<string> _texts;

    private PlanName(ImmutableArray<string> languages, ImmutableArray<string> texts) => (Languages, _texts) = (languages, texts);

    /// <summary>The languages' tags in their order, as BCP 47 writes them; none of a name that is one text.</summary>
    public ImmutableArray<string> Languages { get; }

    /// <summary>The text that counts where nobody asks for a language: the first one.</summary>
    public string Default => _texts[0];

    /// <summary>A name in one language, whichever it is.</summary>
    public static PlanName FromString(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new PlanName([], [text]);
    }

    /// <summary>A name in several languages.</summary>
    /// <param name="texts">Tags such as <c>en</c>, <c>zh</c> or <c>pt-BR</c>, each once, with their texts; the first one is the default.</param>
    /// <exception cref="ArgumentException">There is none; or a tag is no language's, or there twice.</exception>
    public static PlanName Of(params ReadOnlySpan<(string Language, string Text)> texts)
    {
        var (languages, words) = (ImmutableArray.CreateBuilder<string>(texts.Length), ImmutableArray.CreateBuilder<string>(texts.Length));
        foreach (var (language, text) in texts)
        {
            ArgumentNullException.ThrowIfNull(text);
            if (LanguageTag.Canonical(language) is not { } tag || languages.Contains(tag))
            {
                throw new ArgumentException($"'{language}' is no language's tag, or is there twice; use {LanguageTag.Format}, each once.", nameof(texts));
            }

            languages.Add(tag);
            words.Add(text);
        }

        return languages.Count > 0
            ? new PlanName(languages.ToImmutable(), words.ToImmutable())
            : throw new ArgumentException("A name has at least one text.", nameof(texts));
    }

    /// <summary>The same as <see cref="FromString"/>.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator PlanName?(string? text) => text is null ? null : FromString(text);

    /// <summary>Whether two names have the same texts in the same languages and order.</summary>
    public static bool operator ==(PlanName? left, PlanName? right) => left is null ? right is null : left.Equals(right);

    /// <summary>The opposite of equality.</summary>
    public static bool operator !=(PlanName? left, PlanName? right) => !(left == right);

    /// <summary>The text for somebody who reads some languages.</summary>
    /// <param name="languages">Their tags, the dearest first.</param>
    /// <returns>Of the first of them that there is a text in, as RFC 4647 looks it up: the tag itself, then what it is a form of (<c>zh</c> for <c>zh-TW</c>), then another form of the same language; else the default.</returns>
    public string In(params IEnumerable<string> languages)
    {
        ArgumentNullException.ThrowIfNull(languages);
        return Languages.IsEmpty ? Default : Ranked(LanguageLookup.Rank(languages, Languages)).Text;
    }

    /// <summary>The text and its language, of the first of some tags that there is a text in; else the default.</summary>
    internal (string? Language, string Text) Ranked(ImmutableArray<string> tags)
    {
        foreach (var tag in tags)
        {
            if (Languages.IndexOf(tag) is >= 0 and var index)
            {
                return (tag, _texts[index]);
            }
        }

        return (Languages.FirstOrDefault(), Default);
    }

    /// <summary>The language of what <see cref="In"/> gives; none of a name that is one text.</summary>
    internal ImmutableArray<string> LanguagesIn(IEnumerable<string> languages) =>
        Ranked(LanguageLookup.Rank(languages, Languages)).Language is { } told ? [told] : [];

    /// <summary>The text in one of <see cref="Languages"/>.</summary>
    internal string TextIn(string language) => _texts[Languages.IndexOf(language)];

    /// <inheritdoc />
    public bool Equals(PlanName? other) => other is not null && Languages.AsSpan().SequenceEqual(other.Languages.AsSpan()) && _texts.AsSpan().SequenceEqual(other._texts.AsSpan());

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as PlanName);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Default, _texts.Length);

    /// <summary>The default.</summary>
    public override string ToString() => Default;
}
