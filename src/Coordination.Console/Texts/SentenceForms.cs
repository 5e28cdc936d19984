using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Coordination.Console.Texts;

/// <summary>Sentences of the engine by their forms, each with what the console says in its place, about the same.</summary>
/// <param name="file">The resource that has them: a form, and below it what is said, line by line.</param>
internal sealed partial class SentenceForms(string file)
{
    private readonly Lazy<ImmutableArray<(Regex Form, string Said)>> _forms = new(() => [.. Lines(file).Chunk(2).Select(pair => (FormOf(pair[0]), pair[1]))]);

    /// <summary>What is said in place of a sentence; null where there are no words for it.</summary>
    /// <param name="sentence">As the engine says it.</param>
    /// <param name="word">What something of a kind, such as <c>department</c>, is called.</param>
    public string? Find(string sentence, Func<string, string, string> word)
    {
        foreach (var (form, said) in _forms.Value)
        {
            if (form.Match(sentence) is { Success: true } found)
            {
                return Places().Replace(said, place => word(place.Groups[1].Value, found.Groups[place.Groups[1].Value + place.Groups[2].Value].Value));
            }
        }

        return null;
    }

    /// <summary>The lines of a resource, without its remarks.</summary>
    public static IEnumerable<string> Lines(string file)
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

    [GeneratedRegex("<([a-z]+)([0-9]*)>")]
    private static partial Regex Places();
}
