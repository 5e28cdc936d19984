using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Commands;

/// <summary>Where a replay's journal goes: a new file that is kept when the replay succeeds, or one that is thrown away.</summary>
internal sealed class ReplayFile : IDisposable
{
    private static readonly byte[] SqliteMark = "SQLite format 3\0"u8.ToArray();

    private readonly string? _temporaryFolder;
    private bool _kept;

    private ReplayFile(string path, string? temporaryFolder) => (Path, _temporaryFolder) = (path, temporaryFolder);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The replay has succeeded: a file that was asked for stays.</summary>
    /// <returns>Its path; null when none was asked for.</returns>
    public string? Keep()
    {
        _kept = _temporaryFolder is null;
        return _kept ? Path : null;
    }

    /// <exception cref="UsageException">The file is there already, or its folder is not.</exception>
    public static ReplayFile Open(string? path, bool force)
    {
        if (path is null)
        {
            var folder = Directory.CreateTempSubdirectory("coordination-replay-").FullName;
            return new ReplayFile(System.IO.Path.Combine(folder, "replay.db"), folder);
        }

        var full = System.IO.Path.GetFullPath(path);
        if (Directory.Exists(full) || !Directory.Exists(System.IO.Path.GetDirectoryName(full)))
        {
            throw new UsageException($"--data {path} cannot be a file: it is a folder, or its folder is not there; name a file in a folder that exists.");
        }

        Clear(path, full, force);
        return new ReplayFile(full, null);
    }

    public void Dispose()
    {
        if (_temporaryFolder is not null)
        {
            Directory.Delete(_temporaryFolder, recursive: true);
        }
        else if (!_kept)
        {
            Delete(Path);
        }
    }

    private static void Clear(string path, string full, bool force)
    {
        if (!File.Exists(full))
        {
            return;
        }

        var isEmpty = new FileInfo(full).Length == 0;
        if (!isEmpty && !force)
        {
            throw new UsageException($"--data {path} is there already; name a new file, or add --force to replace it.");
        }

        if (!isEmpty && !IsDatabase(full))
        {
            throw new UsageException($"--data {path} is no database, so --force does not replace it; name another file.");
        }

        Delete(full);
    }

    private static void Delete(string path)
    {
        foreach (var ending in (ReadOnlySpan<string>)["", "-wal", "-shm"])
        {
            File.Delete(path + ending);
        }
    }

    private static bool IsDatabase(string path)
    {
        using var file = File.OpenRead(path);
        var mark = new byte[SqliteMark.Length];
        return file.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) == mark.Length && mark.AsSpan().SequenceEqual(SqliteMark);
    }
}
