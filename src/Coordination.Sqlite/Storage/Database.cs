using SQLitePCL;

namespace Coordination.Sqlite.Storage;

/// <summary>One connection and its prepared statements, used by one thread at a time.</summary>
/// <remarks>
/// It speaks to the library beneath Microsoft.Data.Sqlite directly: the writer binds some forty values for each append,
/// and ADO.NET's parameters would cost more than SQLite's own work.
/// </remarks>
internal sealed class Database : IDisposable
{
    private readonly sqlite3 _handle;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    static Database() => Batteries_V2.Init();

    private Database(sqlite3 handle) => _handle = handle;

    /// <summary>Whether no transaction is open.</summary>
    public bool IsIdle => raw.sqlite3_get_autocommit(_handle) != 0;

    public long LastRowId => raw.sqlite3_last_insert_rowid(_handle);

    /// <summary>How many rows the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    /// <param name="path">The file, as the system names it; with <paramref name="isUri"/> as SQLite does.</param>
    /// <param name="readOnly">Whether nothing is to be written.</param>
    /// <param name="busyTimeout">How long to wait for another's lock.</param>
    /// <param name="vfs">The way in which SQLite uses the system's files; its default when null.</param>
    /// <param name="isUri">Whether the path is a URI with what else SQLite is to know.</param>
    public static Database Open(string path, bool readOnly, TimeSpan busyTimeout, string? vfs = null, bool isUri = false)
    {
        var access = (readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE) | (isUri ? raw.SQLITE_OPEN_URI : 0);
        var code = raw.sqlite3_open_v2(path, out var handle, access | raw.SQLITE_OPEN_NOMUTEX, vfs);
        var database = new Database(handle);
        try
        {
            database.Check(code);
            database.Check(raw.sqlite3_busy_timeout(handle, (int)busyTimeout.TotalMilliseconds));
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>An embedded statement, prepared once.</summary>
    public Statement Statement(string name) =>
        _statements.TryGetValue(name, out var found) ? found : Prepare(name, SqlText.Get(name));

    /// <summary>A statement that is kept under its own text.</summary>
    public Statement StatementOf(string sql) => _statements.TryGetValue(sql, out var found) ? found : Prepare(sql, sql);

    /// <summary>Runs a statement once, without rows.</summary>
    public void Execute(string sql)
    {
        using var statement = new Statement(this, Compile(sql, 0));
        while (statement.Step())
        {
        }
    }

    /// <summary>Runs a statement once and reads its first column as a number.</summary>
    public long ExecuteNumber(string sql)
    {
        using var statement = new Statement(this, Compile(sql, 0));
        return statement.Step() ? statement.Number(0) : 0;
    }

    /// <summary>Ends an open transaction without effect; silent when there is none or it cannot be ended.</summary>
    public void RollBack()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Reset();
        }

        if (!IsIdle)
        {
            using var rollback = new Statement(this, Compile("ROLLBACK", 0));
            rollback.TryStep();
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _statements.Clear();
        raw.sqlite3_close_v2(_handle);
        _handle.Dispose();
    }

    /// <summary>Makes the statement that runs end with a fault, from any thread.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(_handle);

    /// <summary>Throws what SQLite says about a code that is not success.</summary>
    public void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Fault(code);
        }
    }

    public SqliteFault Fault(int code)
    {
        var extended = raw.sqlite3_extended_errcode(_handle);
        return new SqliteFault((extended & 0xFF) == (code & 0xFF) ? extended : code, raw.sqlite3_errmsg(_handle).utf8_to_string());
    }

    private Statement Prepare(string name, string sql) =>
        _statements[name] = new Statement(this, Compile(sql, raw.SQLITE_PREPARE_PERSISTENT));

    private sqlite3_stmt Compile(string sql, uint flags)
    {
        Check(raw.sqlite3_prepare_v3(_handle, sql, flags, out var statement));
        return statement;
    }
}
