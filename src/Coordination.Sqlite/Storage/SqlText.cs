using System.Collections.Concurrent;

namespace Coordination.Sqlite.Storage;

/// <summary>The embedded statements, by folder and name such as <c>Read/row</c>.</summary>
internal static class SqlText
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    public static string Get(string name) => Texts.GetOrAdd(name, Compose);

    public static IEnumerable<string> Names(string prefix) =>
        typeof(SqlText).Assembly.GetManifestResourceNames()
            .Select(name => name.Replace('\\', '/'))
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static string Compose(string name) =>
        Load(name)
            .Replace("{columns}", Load("Read/columns"), StringComparison.Ordinal)
            .Replace("{entry}", Load("Read/entry-columns"), StringComparison.Ordinal)
            .Replace("{filters}", Load("Rows/filters"), StringComparison.Ordinal);

    private static string Load(string name)
    {
        var assembly = typeof(SqlText).Assembly;
        var resource = assembly.GetManifestResourceNames().First(found => found.Replace('\\', '/') == name);
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().TrimEnd();
    }
}
