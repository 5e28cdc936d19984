using System.Globalization;
using Coordination.Sqlite.Storage;

namespace Coordination.Sqlite.Schema;

/// <summary>The versions of the schema and the way through them.</summary>
internal static class SchemaVersion
{
    /// <summary>"Coor" in ASCII: how a journal's file tells itself from other SQLite files.</summary>
    public const int ApplicationId = 0x436F_6F72;

    /// <summary>The newest version this program knows.</summary>
    public static int Current => All[^1].Version;

    /// <summary>Every migration: the scripts <c>Sql/Schema/NNNN-*</c>, by their number and then by name.</summary>
    public static IReadOnlyList<Migration> All { get; } =
    [
        .. SqlText.Names("Schema/")
            .GroupBy(name => int.Parse(name.AsSpan("Schema/".Length, 4), CultureInfo.InvariantCulture))
            .OrderBy(group => group.Key)
            .Select(group => new Migration(group.Key, [.. group.Select(SqlText.Get)])),
    ];
}
