using System.Text;
using System.Text.RegularExpressions;
using Coordination.Journal;
using Coordination.Sqlite.Schema;
using Coordination.Sqlite.Storage;

namespace Coordination.Sqlite.Inspecting;

/// <summary>The file's tables, indexes, triggers and views against those that this program makes: none less, none more, none other.</summary>
internal sealed partial class SchemaComparison(IReadOnlyList<Migration> migrations)
{
    public IEnumerable<VerifyDifference> FindDifferences(Database database)
    {
        var expected = ReadExpected();
        var found = Read(database);
        foreach (var (name, text) in expected)
        {
            if (!found.TryGetValue(name, out var actual))
            {
                yield return VerifyDifference.OfStore("schema", $"the {name}", "none");
            }
            else if (actual != text)
            {
                yield return VerifyDifference.OfStore("schema", text, actual);
            }
        }

        foreach (var name in found.Keys.Where(name => !expected.ContainsKey(name)))
        {
            yield return VerifyDifference.OfStore("schema", "nothing beside what this program makes", $"the {name}");
        }
    }

    private Dictionary<string, string> ReadExpected()
    {
        using var made = Database.Open(":memory:", readOnly: false, TimeSpan.Zero);
        new Migrator(":memory:", migrations).Migrate(made);
        return Read(made);
    }

    private static Dictionary<string, string> Read(Database database)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in database.Statement("Inspect/schema").ReadAll(row => ($"{Text(row, 0)} {Text(row, 1)} of {Text(row, 2)}", Plain(Text(row, 3)))))
        {
            // A damaged schema may hold a name twice: that is a difference too.
            found[name] = found.TryGetValue(name, out var other) ? $"{other}; {text}" : text;
        }

        return found;
    }

    private static string Text(Statement row, int column) => Encoding.UTF8.GetString(row.Bytes(column));

    // Only what SQLite understands counts: not remarks, and not how a statement is broken into lines.
    private static string Plain(string sql) => Spaces().Replace(Remarks().Replace(sql, ""), " ").Trim();

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Remarks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
