using System.Globalization;
using Coordination.Postgres.Storage;

namespace Coordination.Postgres.Schema;

/// <summary>The versions of the schema and the way through them.</summary>
internal static class SchemaVersion
{
    /// <summary>The newest version this program knows.</summary>
    public static int Current => Names[^1].Key;

    /// <summary>Every migration: the scripts <c>Sql/Schema/NNNN-*</c>, by their number and then by name.</summary>
    public static IReadOnlyList<Migration> All(SqlTexts texts) =>
        [.. Names.Select(group => new Migration(group.Key, [.. group.Select(texts.Get)]))];

    private static readonly IReadOnlyList<IGrouping<int, string>> Names =
    [
        .. SqlTexts.Names("Schema/")
            .GroupBy(name => int.Parse(name.AsSpan("Schema/".Length, 4), CultureInfo.InvariantCulture))
            .OrderBy(group => group.Key),
    ];
}
