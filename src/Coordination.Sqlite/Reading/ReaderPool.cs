using System.Collections.Concurrent;
using Coordination.Sqlite.Storage;

namespace Coordination.Sqlite.Reading;

/// <summary>Read-only connections, kept for the next reader. In the write-ahead log's mode they never wait for the writer.</summary>
internal sealed class ReaderPool(Func<Database> open, FaultTranslator translator) : IReaders
{
    private const int MaxIdle = 8;
    private readonly ConcurrentBag<Reader> _idle = [];
    private bool _isClosed;

    public T Read<T>(Func<Reader, T> read)
    {
        var reader = Rent();
        var isSound = false;
        try
        {
            var result = read(reader);
            isSound = true;
            return result;
        }
        catch (SqliteFault fault)
        {
            throw translator.Translate(fault);
        }
        finally
        {
            Return(reader, isSound);
        }
    }

    public Snapshot OpenSnapshot()
    {
        var snapshot = new Snapshot(this, Rent());
        try
        {
            return snapshot.Step(reader =>
            {
                reader.Database.Execute("BEGIN");
                return snapshot;
            });
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }
    }

    public Exception Translate(SqliteFault fault) => translator.Translate(fault);

    public void Return(Reader reader, bool isSound)
    {
        if (isSound && !_isClosed && _idle.Count < MaxIdle)
        {
            _idle.Add(reader);
        }
        else
        {
            reader.Dispose();
        }
    }

    public void Dispose()
    {
        _isClosed = true;
        while (_idle.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private Reader Rent()
    {
        ObjectDisposedException.ThrowIf(_isClosed, typeof(SqliteJournal));
        if (_idle.TryTake(out var idle))
        {
            return idle;
        }

        try
        {
            return new Reader(open());
        }
        catch (SqliteFault fault)
        {
            throw translator.Translate(fault);
        }
    }
}
