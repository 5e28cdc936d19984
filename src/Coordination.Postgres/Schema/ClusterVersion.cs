using Coordination.Postgres.Storage;

namespace Coordination.Postgres.Schema;

/// <summary>The versions of the cluster's schema: the scripts <c>Sql/Cluster/NNNN-*</c>.</summary>
internal static class ClusterVersion
{
    private static readonly SchemaScripts Scripts = new("Cluster/");

    /// <summary>The newest version this program knows.</summary>
    public static int Current => Scripts.Current;

    /// <summary>Every migration.</summary>
    public static IReadOnlyList<Migration> All(SqlTexts texts) => Scripts.All(texts);
}
