using SQLitePCL;

namespace Coordination.Sqlite.Storage;

/// <summary>How a file can be read without writing anything, also where nothing can be written.</summary>
/// <remarks>
/// A reader of a file with a write-ahead log normally shares an index of the log with others, in a file beside it. Where that file can be
/// neither made nor opened, as on a read-only mount, the index is kept in this process's memory, without locks: then nobody may write meanwhile.
/// </remarks>
/// <param name="Open">Opens one connection.</param>
/// <param name="Caveat">What somebody who reads so has to know; null for nothing.</param>
internal sealed record ReadOnlyAccess(Func<Database> Open, string? Caveat)
{
    /// <summary>Finds the way in which a file can be read.</summary>
    /// <exception cref="SqliteFault">It cannot be read at all.</exception>
    public static ReadOnlyAccess Find(string path, TimeSpan busyTimeout)
    {
        ReadOnlyAccess[] ways =
        [
            new(() => Database.Open(path, readOnly: true, busyTimeout), null),
            new(() => OpenAlone(path), "It was read without locks, because nothing can be written beside it: what it says holds only if nobody wrote to it meanwhile."),
            new(() => Database.Open(Immutable(path), readOnly: true, busyTimeout, isUri: true), CaveatOf(path)),
        ];
        for (var i = 0; ; i++)
        {
            try
            {
                Try(ways[i]);
                return ways[i];
            }
            catch (SqliteFault fault) when (i < ways.Length - 1 && fault.Primary is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_ERROR or raw.SQLITE_IOERR)
            {
                // The next way may still do.
            }
        }
    }

    private static void Try(ReadOnlyAccess way)
    {
        using var database = way.Open();
        database.ExecuteNumber("SELECT count(*) FROM sqlite_schema");
    }

    private static Database OpenAlone(string path)
    {
        var database = Database.Open(path, readOnly: true, TimeSpan.Zero, "unix-none");
        try
        {
            database.Execute("PRAGMA locking_mode = EXCLUSIVE");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static string Immutable(string path) => $"{new Uri(path).AbsoluteUri}?immutable=1";

    private static string CaveatOf(string path) => new FileInfo(path + "-wal") is { Exists: true, Length: > 0 }
        ? "Its write-ahead log could not be read here: what was committed last is not in what was verified. Copy the file and its log to a folder that can be written."
        : "It was read as a file that nobody writes to, because nothing can be written beside it.";
}
