namespace Coordination.Benchmarks.Stores;

/// <summary>A database file of one round, in a folder of its own, which goes also when the run is interrupted.</summary>
internal sealed class BenchmarkFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coordination-bench-");

    public BenchmarkFile() => AppDomain.CurrentDomain.ProcessExit += Delete;

    public string Path => System.IO.Path.Combine(_folder.FullName, "journal.db");

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= Delete;
        _folder.Delete(recursive: true);
    }

    private void Delete(object? sender, EventArgs _) => _folder.Delete(recursive: true);
}
