using System.Collections.Concurrent;

namespace Coordination.Queries.Sql;

/// <summary>The embedded statements, which SQLite and PostgreSQL understand alike, for tables of one schema.</summary>
/// <param name="schema">The schema's name with a dot; empty where there are no schemas.</param>
internal sealed class SqlStatements(string schema)
{
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>A statement by the name of its file.</summary>
    public string this[string name] => _texts.GetOrAdd(name, Load);

    private string Load(string name)
    {
        using var reader = new StreamReader(typeof(SqlStatements).Assembly.GetManifestResourceStream($"Coordination.Queries.{name}.sql")!);
        return reader.ReadToEnd().TrimEnd().Replace("{schema}", schema, StringComparison.Ordinal);
    }
}
