using System.Buffers;
using System.Text;
using SQLitePCL;

namespace Coordination.Sqlite.Storage;

/// <summary>A prepared statement. Parameters count from 1, columns from 0.</summary>
internal sealed class Statement(Database database, sqlite3_stmt handle) : IDisposable
{
    private const int StackLimit = 512;

    public Statement Bind(int parameter, long value)
    {
        database.Check(raw.sqlite3_bind_int64(handle, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, long? value) => value is { } number ? Bind(parameter, number) : BindNull(parameter);

    public Statement BindNull(int parameter)
    {
        database.Check(raw.sqlite3_bind_null(handle, parameter));
        return this;
    }

    public Statement Bind(int parameter, string? value)
    {
        if (value is null)
        {
            return BindNull(parameter);
        }

        var bound = Encoding.UTF8.GetMaxByteCount(value.Length);
        var rented = bound > StackLimit ? ArrayPool<byte>.Shared.Rent(bound) : null;
        var buffer = rented ?? stackalloc byte[StackLimit];
        BindText(parameter, buffer[..Encoding.UTF8.GetBytes(value, buffer)]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return this;
    }

    /// <summary>Binds a text by its UTF-8 bytes.</summary>
    public Statement BindText(int parameter, ReadOnlySpan<byte> utf8)
    {
        database.Check(utf8.IsEmpty
            ? raw.sqlite3_bind_text(handle, parameter, "")
            : raw.sqlite3_bind_text(handle, parameter, utf8));
        return this;
    }

    public Statement BindBlob(int parameter, ReadOnlySpan<byte> bytes)
    {
        database.Check(bytes.IsEmpty
            ? raw.sqlite3_bind_zeroblob(handle, parameter, 0)
            : raw.sqlite3_bind_blob(handle, parameter, bytes));
        return this;
    }

    /// <summary>Goes on to the next row; false when there is none.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(handle);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        if (code == raw.SQLITE_DONE)
        {
            return false;
        }

        var fault = database.Fault(code);
        Reset();
        throw fault;
    }

    /// <summary>Runs to the end and makes ready for the next run.</summary>
    public void Run()
    {
        while (Step())
        {
        }

        Reset();
    }

    /// <summary>Reads every row and makes ready for the next run.</summary>
    public List<T> ReadAll<T>(Func<Statement, T> read)
    {
        var rows = new List<T>();
        ReadInto(rows, int.MaxValue, read);
        return rows;
    }

    /// <summary>Reads the next rows; true when there may be more, otherwise it is ready for the next run.</summary>
    public bool ReadInto<T>(List<T> rows, int limit, Func<Statement, T> read)
    {
        var hasMore = false;
        try
        {
            for (var i = 0; i < limit && (hasMore = Step()); i++)
            {
                rows.Add(read(this));
            }

            return hasMore;
        }
        catch
        {
            hasMore = false;
            throw;
        }
        finally
        {
            if (!hasMore)
            {
                Reset();
            }
        }
    }

    /// <summary>Runs and forgets a failure.</summary>
    public void TryStep() => raw.sqlite3_step(handle);

    /// <summary>Makes ready for the next run. What the last run said of itself is already known.</summary>
    public void Reset() => raw.sqlite3_reset(handle);

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(handle, column);

    public long? NumberOrNull(int column) => IsNull(column) ? null : Number(column);

    /// <summary>A text's UTF-8 or a blob's bytes; they live until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    public void Dispose() => handle.Dispose();
}
