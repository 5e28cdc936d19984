using System.Text;
using Coordination.Journal;
using Coordination.Sqlite.Storage;

namespace Coordination.Sqlite.Inspecting;

/// <summary>SQLite's own check: every page, every row, and every index against its table.</summary>
internal static class StructureCheck
{
    public static IEnumerable<VerifyDifference> FindDifferences(Database database)
    {
        database.Execute("PRAGMA cell_size_check = ON");
        return database.StatementOf("PRAGMA integrity_check(10)")
            .ReadAll(row => Encoding.UTF8.GetString(row.Bytes(0)))
            .SelectMany(text => text.Split('\n'))
            .Where(text => text != "ok" && !text.StartsWith("***", StringComparison.Ordinal))
            .Select(text => VerifyDifference.OfStore("structure", "a sound file", text));
    }
}
