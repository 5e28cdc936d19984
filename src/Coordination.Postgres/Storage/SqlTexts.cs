using System.Collections.Concurrent;
using System.Globalization;

namespace Coordination.Postgres.Storage;

/// <summary>The embedded statements, by folder and name such as <c>Read/row</c>, for one schema.</summary>
internal sealed class SqlTexts(string schema)
{
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>The first part of the advisory locks in which writers publish the sequence they start after.</summary>
    public int Published { get; } = Hash(schema + ":published");

    /// <summary>The name of the schema.</summary>
    public string Schema => schema;

    public string Get(string name) => _texts.GetOrAdd(name, Compose);

    public static IEnumerable<string> Names(string prefix) =>
        typeof(SqlTexts).Assembly.GetManifestResourceNames()
            .Select(name => name.Replace('\\', '/'))
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>The lines of an embedded list.</summary>
    public static IReadOnlyList<string> Lines(string name) => Load(name).ReplaceLineEndings("\n").Split('\n');

    private string Compose(string name) => Fill(Load(name)
        .Replace("{columns}", Load("Read/columns"), StringComparison.Ordinal)
        .Replace("{entry}", Load("Read/entry-columns"), StringComparison.Ordinal));

    /// <summary>Puts the schema's names into a statement.</summary>
    public string Fill(string sql) => sql
        .Replace("{schema}", schema, StringComparison.Ordinal)
        .Replace("{published}", Published.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{migration}", Hash(schema + ":migration").ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>A number from 0 that stays the same for ever: FNV-1a without the sign.</summary>
    private static int Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return (int)(hash & int.MaxValue);
    }

    private static string Load(string name)
    {
        var assembly = typeof(SqlTexts).Assembly;
        var resource = assembly.GetManifestResourceNames().First(found => found.Replace('\\', '/') == name);
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().TrimEnd();
    }
}
