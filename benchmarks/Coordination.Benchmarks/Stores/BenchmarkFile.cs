namespace Coordination.Benchmarks.Stores;

/// <summary>A database file of one round, in a folder of its own.</summary>
internal sealed class BenchmarkFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coordination-bench-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "journal.db");

    public void Dispose() => _folder.Delete(recursive: true);
}
