using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Coordination.Console.Texts;

/// <summary>What the engine refuses and finds at fault, which it says in English, in Chinese: each sentence by its form, with what it is about.</summary>
internal static partial class ChineseSentences
{
    private static readonly SentenceForms Forms = new("ChineseRefusals.txt");
    private static readonly Lazy<FrozenDictionary<string, string>> Parts = new(() => SentenceForms.Lines("ChineseParts.txt").Select(line => line.Split('=', 2)).ToFrozenDictionary(line => line[0], line => line[1], StringComparer.Ordinal));

    /// <summary>The sentence in Chinese; null where there are no words for it.</summary>
    /// <param name="sentence">As the engine says it.</param>
    /// <param name="word">What something of a kind, such as <c>department</c>, is called in Chinese.</param>
    public static string? Find(string sentence, Func<string, string, string> word) => Forms.Find(sentence, word);

    /// <summary>A part of a sentence, such as <c>member of staff</c>, with the language that it is in or as its id; as it is where there are no words for it.</summary>
    public static string PartOf(string part) => InLanguage().Match(part) is { Success: true } inOne ? $"{PartOf(inOne.Groups[1].Value)}（{inOne.Groups[2].Value}）"
        : part.EndsWith("'s id", StringComparison.Ordinal) ? $"{PartOf(part[..^"'s id".Length])}编号"
        : Parts.Value.TryGetValue(part, out var known) ? known
        : part.StartsWith("one of ", StringComparison.Ordinal) ? $"以下之一：{ListOf(part["one of ".Length..])}"
        : ListOf(part);

    /// <summary>Names with commas between them and a word before the last; as it is where it is something else.</summary>
    public static string ListOf(string text) => Alternatives().IsMatch(text)
        ? text.Replace(", ", "、", StringComparison.Ordinal).Replace(" or ", " 或 ", StringComparison.Ordinal).Replace(" and ", " 和 ", StringComparison.Ordinal)
        : text;

    [GeneratedRegex("^(.+) in '([^']+)'$")]
    private static partial Regex InLanguage();

    // Sentences have words without commas between them.
    [GeneratedRegex(@"^[^\s,]+(?:, [^\s,]+)*(?:(?: or | and )[^\s,]+)?$")]
    private static partial Regex Alternatives();
}
