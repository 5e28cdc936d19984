namespace Coordination.Sqlite.Reading;

/// <summary>A read transaction that spans several steps: everything it sees is of one moment.</summary>
internal sealed class Snapshot : IDisposable
{
    private readonly ReaderPool _pool;
    private readonly Reader _reader;
    private bool _isSound = true;

    public Snapshot(ReaderPool pool, Reader reader)
    {
        _pool = pool;
        _reader = reader;
    }

    /// <summary>Does one step of the reading; the first one decides the moment.</summary>
    public T Step<T>(Func<Reader, T> step)
    {
        T result = default!;
        Guard(reader => result = step(reader));
        return result;
    }

    public void Dispose()
    {
        if (_isSound)
        {
            _reader.Database.RollBack();
        }

        _pool.Return(_reader, _isSound);
    }

    private void Guard(Action<Reader> step)
    {
        try
        {
            step(_reader);
        }
        catch (Storage.SqliteFault fault)
        {
            _isSound = false;
            throw _pool.Translate(fault);
        }
    }
}
