using System.Data.Common;
using Coordination.Journal;

namespace Coordination.Queries.Sql;

/// <summary>Keeps what lists tell in tables, of SQLite or of PostgreSQL.</summary>
/// <param name="database">Where the tables are.</param>
internal sealed class SqlQueryStore(IQueryDatabase database) : IQueryStore
{
    private readonly SqlStatements _statements = new(database.Schema);

    /// <inheritdoc />
    public ValueTask OpenAsync(CancellationToken cancellation = default) => database.PrepareAsync(cancellation);

    /// <inheritdoc />
    public ValueTask<QueryMark> ReadMarkAsync(CancellationToken cancellation = default) => database.ReadAsync(
        async connection =>
        {
            await using var command = connection.Command(null, _statements["mark"], []);
            await using var row = await command.ExecuteReaderAsync(cancellation);
            return await row.ReadAsync(cancellation) ? new QueryMark(row.GetInt64(0), row.InstantOrNull(1), row.TextOrNull(2)) : default;
        },
        cancellation);

    /// <inheritdoc />
    public ValueTask<bool> TryApplyAsync(QueryBatch batch, CancellationToken cancellation = default) => database.WriteAsync(
        async (connection, transaction) =>
        {
            // First of all: who loses waits for the winner here, and has written nothing.
            (string Name, object? Value)[] mark = [("sequence", batch.To.Sequence), ("at", SqlCommands.Stored(batch.To.At)), ("hash", batch.To.Hash), ("after", batch.After)];
            await using var advance = connection.Command(transaction, _statements["advance"], mark);
            if (await advance.ExecuteNonQueryAsync(cancellation) == 0)
            {
                return false;
            }

            await SqlWrites.RunAsync(connection, transaction, WritesOf(batch), cancellation);
            return true;
        },
        cancellation);

    /// <inheritdoc />
    public async ValueTask ClearAsync(CancellationToken cancellation = default) => await database.WriteAsync(
        async (connection, transaction) =>
        {
            string[] all = ["reset", "clear-requests", "clear-places", "clear-handlings"];
            await SqlWrites.RunAsync(connection, transaction, all.Select(name => new SqlWrite(_statements[name], [])), cancellation);
            return true;
        },
        cancellation);

    /// <inheritdoc />
    public ValueTask<QueryPage<RequestSummary>> ListAsync(RequestFilter filter, CancellationToken cancellation = default) => database.ReadAsync(
        async connection =>
        {
            var column = SqlRequests.ColumnOf(filter.Order);
            var rows = await ReadAsync(connection, "requests", SqlRequests.ConditionsOf(filter, database.Schema), (column, "id", filter.IsDescending), filter.Limit, SqlRequests.Read, cancellation);
            return PageOf(rows, filter.Limit, row => new QueryCursor(TimeOf(row, filter.Order), row.Request.ToString()));
        },
        cancellation);

    /// <inheritdoc />
    public ValueTask<QueryPage<Handling>> ListAsync(HandlingFilter filter, CancellationToken cancellation = default) => database.ReadAsync(
        async connection => PageOf(
            await ReadAsync(connection, "handlings", SqlHandlings.ConditionsOf(filter), ("assigned", "id", filter.IsDescending), filter.Limit, SqlHandlings.Read, cancellation),
            filter.Limit,
            row => new QueryCursor(row.AssignedAt, SqlHandlings.KeyOf(row))),
        cancellation);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private IEnumerable<SqlWrite> WritesOf(QueryBatch batch)
    {
        foreach (var (summary, handlings) in batch.Changes)
        {
            yield return new SqlWrite(_statements["put-request"], SqlRequests.ValuesOf(summary));
            yield return new SqlWrite(_statements["drop-places"], [("request", summary.Request.ToString())]);
            for (var number = 0; number < summary.Places.Length; number++)
            {
                yield return new SqlWrite(_statements["put-place"], SqlRequests.ValuesOf(summary, number, summary.Places[number]));
            }

            foreach (var handling in handlings)
            {
                yield return new SqlWrite(_statements["put-handling"], SqlHandlings.ValuesOf(handling));
            }
        }
    }

    private static DateTimeOffset TimeOf(RequestSummary row, RequestOrder order) => order switch
    {
        RequestOrder.Closed => row.ClosedAt!.Value,
        RequestOrder.Due => row.Due!.Value,
        _ => row.SubmittedAt,
    };

    // One row more than asked for tells whether there is a next page.
    private static QueryPage<T> PageOf<T>(List<T> rows, int limit, Func<T, QueryCursor> cursor) =>
        rows.Count > limit ? new QueryPage<T>(rows[..limit], cursor(rows[limit - 1])) : new QueryPage<T>(rows, null);

    private async ValueTask<List<T>> ReadAsync<T>(
        DbConnection connection, string statement, SqlConditions conditions, (string Column, string Key, bool IsDescending) order, int limit, Func<DbDataReader, T> read, CancellationToken cancellation)
    {
        var direction = order.IsDescending ? " DESC" : "";
        conditions.Set("limit", limit + 1);
        var sql = _statements[statement]
            .Replace("{conditions}", conditions.ToString(), StringComparison.Ordinal)
            .Replace("{order}", $"{order.Column}{direction}, {order.Key}{direction}", StringComparison.Ordinal);
        await using var command = connection.Command(null, sql, conditions.Values);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await row.ReadAsync(cancellation))
        {
            rows.Add(read(row));
        }

        return rows;
    }
}
