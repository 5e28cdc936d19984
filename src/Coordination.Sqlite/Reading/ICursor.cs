using Coordination.Sqlite.Storage;

namespace Coordination.Sqlite.Reading;

/// <summary>A long read, taken in batches.</summary>
internal interface ICursor<T>
{
    /// <summary>Adds the next items to a batch; true when there may be more.</summary>
    bool Read(List<T> batch, int limit);
}

/// <summary>The rows of one statement.</summary>
internal sealed class StatementCursor<T>(Statement statement, Func<Statement, T> read) : ICursor<T>
{
    public bool Read(List<T> batch, int limit) => statement.ReadInto(batch, limit, read);
}
