using System.Globalization;
using Coordination.SiloHost.Serving;

namespace Coordination.SiloHost.Stores;

/// <summary>One host at a time serves a database file: a lock beside the file, which the system releases when the process ends, however it ends.</summary>
/// <remarks>
/// Two hosts would take each other's halls over again and again, and both say that they are ready. Only hosts ask for it: reading
/// commands such as <c>verify</c>, and programs that embed the engine, use the file beside a host as before.
/// The process's number stands in a file of its own, because nobody can read the locked one.
/// </remarks>
internal sealed class FileHold : IDisposable
{
    private readonly FileStream? _lock;
    private readonly string _owner;
    private readonly bool _isNew;
    private bool _isRefused;

    private FileHold(FileStream? held, string owner, bool isNew) => (_lock, _owner, _isNew) = (held, owner, isNew);

    /// <summary>Takes the file for this process.</summary>
    /// <exception cref="ServeException">Another host serves it.</exception>
    public static FileHold Take(string path)
    {
        var (lockPath, owner) = (path + ".lock", path + ".pid");
        try
        {
            var isNew = !File.Exists(lockPath);
            var held = new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(owner, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n"));
            return new FileHold(held, owner, isNew);
        }
        catch (IOException fault) when (fault is not (DirectoryNotFoundException or PathTooLongException) && File.Exists(lockPath))
        {
            throw new ServeException(
                $"The file '{path}' is served by another host already{ProcessOf(owner)}: stop that one, or give another file with --data.", ServeException.Fault, fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Where nothing can be written the store says so itself, and why.
            return new FileHold(null, owner, isNew: false);
        }
    }

    /// <summary>The file is none that anybody serves: nothing is left beside it.</summary>
    public void Refuse() => _isRefused = true;

    public void Dispose()
    {
        if (_lock is not null)
        {
            File.Delete(_owner);
            if (_isNew && _isRefused)
            {
                // Of a file that is served the lock stays: who has just opened it would hold one that nobody else sees.
                File.Delete(_lock.Name);
            }

            _lock.Dispose();
        }
    }

    private static string ProcessOf(string owner)
    {
        try
        {
            return File.ReadAllText(owner).Trim() is { Length: > 0 } process ? $" (process {process})" : "";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
