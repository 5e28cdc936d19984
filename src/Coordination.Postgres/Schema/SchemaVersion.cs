using Coordination.Postgres.Storage;

namespace Coordination.Postgres.Schema;

/// <summary>The versions of the journal's schema: the scripts <c>Sql/Schema/NNNN-*</c>.</summary>
internal static class SchemaVersion
{
    private static readonly SchemaScripts Scripts = new("Schema/");

    /// <summary>The newest version this program knows.</summary>
    public static int Current => Scripts.Current;

    /// <summary>The oldest version that this program converts.</summary>
    public static int Oldest => Scripts.Oldest;

    /// <summary>Every migration.</summary>
    public static IReadOnlyList<Migration> All(SqlTexts texts) => Scripts.All(texts);
}
