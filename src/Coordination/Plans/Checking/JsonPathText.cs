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

    private static bool IsPlain(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
}
