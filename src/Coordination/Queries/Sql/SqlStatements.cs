using System.Collections.Concurrent;

namespace Coordination.Queries.Sql;

/// <summary>The embedded statements, which SQLite and PostgreSQL understand alike, for tables of one schema.</summary>
/// <param name="schema">The schema's name with a dot; empty where there are no schemas.</param>
internal sealed class SqlStatements(string schema)
{
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>A statement by the name of its file.</summary>
    public string this[string name] => _texts.GetOrAdd(name, Load);

    /// <summary>A statement that lists rows which fulfil conditions, in the order of a column and a key.</summary>
    public string List(string name, SqlConditions conditions, string column, string key, bool isDescending)
    {
        var direction = isDescending ? " DESC" : "";
        return this[name]
            .Replace("{conditions}", conditions.ToString(), StringComparison.Ordinal)
            .Replace("{order}", $"{column}{direction}, {key}{direction}", StringComparison.Ordinal);
    }

    private string Load(string name)
    {
        using var reader = new StreamReader(typeof(SqlStatements).Assembly.GetManifestResourceStream($"Coordination.Queries.{name}.sql")!);
        return reader.ReadToEnd().TrimEnd().Replace("{schema}", schema, StringComparison.Ordinal);
    }
}
