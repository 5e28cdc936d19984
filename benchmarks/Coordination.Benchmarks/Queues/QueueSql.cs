using System.Reflection;

namespace Coordination.Benchmarks.Queues;

/// <summary>The statements of the hand-written queues, embedded beside them.</summary>
internal static class QueueSql
{
    /// <summary>A statement.</summary>
    /// <param name="name">Its folder and file without ending, such as <c>Postgres/take</c>.</param>
    public static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Queues/Sql/{name}.sql")
            ?? throw new InvalidOperationException($"There is no statement {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
