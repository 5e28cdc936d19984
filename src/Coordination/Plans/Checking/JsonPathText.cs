using System.Globalization;

namespace Coordination.Plans.Checking;

/// <summary>Builds JSONPath texts (RFC 9535) such as <c>$.services[2].steps[0].cost.window</c>.</summary>
internal static class JsonPathText
{
    public const string Root = "$";
    private const int LongestName = 64;

    public static string Index(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    public static string Name(string path, string name)
    {
        var shown = name.Length > LongestName ? $"{name.AsSpan(0, LongestName)}…" : name;
        return IsPlain(shown)
            ? $"{path}.{shown}"
            : $"{path}['{shown.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}']";
    }

    /// <summary>The parts of a path that was built here, such as <c>.services</c>, <c>[2]</c>, <c>['a name']</c>.</summary>
    public static IEnumerable<string> Segments(string path)
    {
        for (var begin = Root.Length; begin < path.Length;)
        {
            var end = begin + 1;
            if (path.AsSpan(begin).StartsWith("['"))
            {
                for (end = begin + 2; end < path.Length && path[end] != '\''; end++)
                {
                    end += path[end] == '\\' ? 1 : 0;
                }

                end += 2;
            }
            else
            {
                while (end < path.Length && path[end] is not ('.' or '['))
                {
                    end++;
                }
            }

            yield return path[begin..Math.Min(end, path.Length)];
            begin = end;
        }
    }

    private static bool IsPlain(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
}
