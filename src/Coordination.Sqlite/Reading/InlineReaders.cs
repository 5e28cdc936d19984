using Coordination.Sqlite.Storage;
using Coordination.Sqlite.Writing;

namespace Coordination.Sqlite.Reading;

/// <summary>Reads through the writing connection, so that the open transaction is seen; long reads commit it first.</summary>
internal sealed class InlineReaders(InlineWriter writer, Database database, ReaderPool pool, FaultTranslator translator) : IReaders
{
    private readonly Reader _reader = new(database);

    public T Read<T>(Func<Reader, T> read)
    {
        lock (writer.Gate)
        {
            try
            {
                return read(_reader);
            }
            catch (SqliteFault fault)
            {
                throw translator.Translate(fault);
            }
        }
    }

    public Snapshot OpenSnapshot()
    {
        writer.Flush();
        return pool.OpenSnapshot();
    }

    /// <summary>Closes the pool; the writing connection is its owner's.</summary>
    public void Dispose() => pool.Dispose();
}
