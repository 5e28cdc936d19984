using System.Data.Common;
using Coordination.Journal;
using Coordination.Queries.Sql;
using Coordination.Sqlite.Storage;
using Microsoft.Data.Sqlite;

namespace Coordination.Sqlite.Queries;

/// <summary>The tables of queries in a file of their own beside the journal's: they wait for no commit of it, and it for none of theirs.</summary>
/// <remarks>Whoever deletes the file loses nothing: it is followed from the beginning again. What a loss of power takes is followed again, too.</remarks>
internal sealed class SqliteQueryDatabase : IQueryDatabase
{
    // Raised whenever the tables, or what follows from an event, change.
    private const long Format = 5;

    private readonly string _path;
    private readonly string _connectionString;
    private readonly SemaphoreSlim _writing = new(1);

    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="isReadOnly">Whether it is read alone, as by <c>verify</c>; it must exist then.</param>
    public SqliteQueryDatabase(string path, bool isReadOnly = false)
    {
        _path = path;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Mode = isReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate, Pooling = true, DefaultTimeout = 15 }.ConnectionString;
    }

    /// <inheritdoc />
    public string Schema => "";

    /// <inheritdoc />
    public string BeginReading => "BEGIN DEFERRED";

    /// <summary>The file beside a journal's.</summary>
    public static string BesideJournal(string path) => path + "-queries";

    /// <summary>Whether the tables are of this program's form.</summary>
    public ValueTask<bool> IsOfThisFormAsync(CancellationToken cancellation) =>
        ReadAsync(connection => ValueTask.FromResult(Number(connection, "PRAGMA user_version") == Format), cancellation);

    /// <inheritdoc />
    public async ValueTask PrepareAsync(CancellationToken cancellation)
    {
        try
        {
            if (await TryPrepareAsync(cancellation))
            {
                return;
            }
        }
        catch (JournalCorruptException)
        {
            // What is damaged is made anew, like what is of another form.
        }

        Forget();
        await TryPrepareAsync(cancellation);
    }

    /// <inheritdoc />
    public async ValueTask<T> ReadAsync<T>(Func<DbConnection, ValueTask<T>> read, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new SqliteConnection(_connectionString);
            await connection.OpenAsync(cancellation);
            return await read(connection);
        }
        catch (SqliteException fault)
        {
            throw Translate(fault);
        }
    }

    /// <inheritdoc />
    public async ValueTask<T> WriteAsync<T>(Func<DbConnection, DbTransaction, ValueTask<T>> write, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            await using var connection = new SqliteConnection(_connectionString);
            await connection.OpenAsync(cancellation);
            Execute(connection, "PRAGMA synchronous = NORMAL");
            await using var transaction = connection.BeginTransaction();
            var result = await write(connection, transaction);
            if (result is not false)
            {
                await transaction.CommitAsync(cancellation);
            }

            return result;
        }
        catch (SqliteException fault)
        {
            throw Translate(fault);
        }
        finally
        {
            _writing.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        _writing.Dispose();
        return ValueTask.CompletedTask;
    }

    private ValueTask<bool> TryPrepareAsync(CancellationToken cancellation) => ReadAsync(
        connection =>
        {
            Execute(connection, "PRAGMA journal_mode = WAL");
            var found = Number(connection, "PRAGMA user_version");
            if (found == Format)
            {
                return ValueTask.FromResult(true);
            }

            if (Number(connection, "SELECT count(*) FROM sqlite_schema") > 0)
            {
                return ValueTask.FromResult(false);
            }

            using var transaction = connection.BeginTransaction();
            Execute(connection, SqlText.Get("Queries/schema"), transaction);
            Execute(connection, $"PRAGMA user_version = {Format}", transaction);
            transaction.Commit();
            return ValueTask.FromResult(true);
        },
        cancellation);

    private void Forget()
    {
        using (var connection = new SqliteConnection(_connectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        foreach (var part in (ReadOnlySpan<string>)["", "-wal", "-shm"])
        {
            File.Delete(_path + part);
        }
    }

    private Exception Translate(SqliteException fault) => fault.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB
        ? new JournalCorruptException($"The file of queries '{_path}' is damaged ({fault.Message}). Stop the program and delete the file: it is made again from the record.", fault)
        : new JournalUnavailableException($"The file of queries '{_path}' cannot be used right now ({fault.Message}).", fault);

    private static void Execute(DbConnection connection, string sql, DbTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        command.ExecuteNonQuery();
    }

    private static long Number(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
