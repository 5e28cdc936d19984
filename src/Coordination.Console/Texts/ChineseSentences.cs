using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Coordination.Console.Texts;

/// <summary>What the engine refuses and finds at fault, which it says in English, in Chinese: each sentence by its form, with what it is about.</summary>
internal static partial class ChineseSentences
{
    private static readonly Lazy<ImmutableArray<(Regex Form, string Chinese)>> Forms = new(ReadForms);
    private static readonly Lazy<FrozenDictionary<string, string>> Parts = new(() => Lines("ChineseParts.txt").Select(line => line.Split('=', 2)).ToFrozenDictionary(line => line[0], line => line[1], StringComparer.Ordinal));

    /// <summary>The sentence in Chinese; null where there are no words for it.</summary>
    /// <param name="sentence">As the engine says it.</param>
    /// <param name="word">What something of a kind, such as <c>department</c>, is called in Chinese.</param>
    public static string? Find(string sentence, Func<string, string, string> word)
    {
        foreach (var (form, chinese) in Forms.Value)
        {
            if (form.Match(sentence) is { Success: true } found)
            {
                return Places().Replace(chinese, place => word(place.Groups[1].Value, found.Groups[place.Groups[1].Value + place.Groups[2].Value].Value));
            }
        }

        return null;
    }

    /// <summary>A part of a sentence, such as <c>member of staff</c>, with the language that it is in or as its id; as it is where there are no words for it.</summary>
    public static string PartOf(string part) => InLanguage().Match(part) is { Success: true } inOne ? $"{PartOf(inOne.Groups[1].Value)}（{inOne.Groups[2].Value}）"
        : part.EndsWith("'s id", StringComparison.Ordinal) ? $"{PartOf(part[..^"'s id".Length])}编号"
        : Parts.Value.GetValueOrDefault(part, part);

    private static ImmutableArray<(Regex, string)> ReadForms() =>
        [.. Lines("ChineseRefusals.txt").Chunk(2).Select(pair => (FormOf(pair[0]), pair[1]))];

    private static Regex FormOf(string sentence) => new(
        $"^{Places().Replace(Regex.Escape(sentence), place => $"(?<{place.Groups[1].Value}{place.Groups[2].Value}>{PlaceFormOf(place.Groups[1].Value)})")}$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    // What somebody has written may be empty.
    private static string PlaceFormOf(string kind) => kind switch
    {
        "number" => @"-?(?:\d|\d[\d.E+-]*\d|NaN|Infinity)",
        "name" => ".*?",
        "id" => "[^:]*?",
        _ => ".+?",
    };

    private static IEnumerable<string> Lines(string file)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }

    [GeneratedRegex("<([a-z]+)([0-9]*)>")]
    private static partial Regex Places();

    [GeneratedRegex("^(.+) in '([^']+)'$")]
    private static partial Regex InLanguage();
}
