using System.Data.Common;
using Coordination.Journal;

namespace Coordination.Queries.Sql;

/// <summary>The database of the query tables: opens connections, and tells its faults as those of a store.</summary>
/// <remarks><see cref="JournalUnavailableException"/>: it does not answer right now.</remarks>
internal interface IQueryDatabase : IAsyncDisposable
{
    /// <summary>The schema's name with a dot; empty where there are no schemas.</summary>
    string Schema { get; }

    /// <summary>The statement that begins a transaction which reads one moment and writes nothing.</summary>
    string BeginReading { get; }

    /// <summary>Sees to it that the tables are there, empty where they were of another form.</summary>
    ValueTask PrepareAsync(CancellationToken cancellation);

    /// <summary>Reads on a connection.</summary>
    ValueTask<T> ReadAsync<T>(Func<DbConnection, ValueTask<T>> read, CancellationToken cancellation);

    /// <summary>Writes in a transaction, which is committed where the result is not false.</summary>
    ValueTask<T> WriteAsync<T>(Func<DbConnection, DbTransaction, ValueTask<T>> write, CancellationToken cancellation);
}
