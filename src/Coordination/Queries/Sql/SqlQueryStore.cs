using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Coordination.Centres;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Requests.Events;
using Coordination.Staff;

namespace Coordination.Queries.Sql;

/// <summary>Keeps what lists tell in tables, of SQLite or of PostgreSQL.</summary>
/// <param name="database">Where the tables are.</param>
internal sealed class SqlQueryStore(IQueryDatabase database) : IQueryStore
{
    // As many values as every database takes in one statement.
    private const int HandlersAtOnce = 100;

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
            string[] all = ["reset", "clear-requests", "clear-places", "clear-handlings", "clear-facts", "clear-presence", "clear-audit"];
            await SqlWrites.RunAsync(connection, transaction, all.Select(name => new SqlWrite(_statements[name], [])), cancellation);
            return true;
        },
        cancellation);

    /// <inheritdoc />
    public ValueTask<QueryPage<RequestSummary>> ListAsync(RequestFilter filter, CancellationToken cancellation = default) => database.ReadAsync(
        async connection =>
        {
            var list = new SqlRequestList(filter, database.Schema);
            var rows = await ReadAsync(connection, list.TextOf(_statements), list.Values, SqlRequests.Read, cancellation);
            return PageOf(rows, filter.Limit, row => new QueryCursor(TimeOf(row, filter.Order), row.Request.ToString()));
        },
        cancellation);

    /// <inheritdoc />
    public ValueTask<IReadOnlyDictionary<RequestId, ImmutableArray<StaffId>>> ReadHandlersAsync(IReadOnlyCollection<RequestId> requests, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyDictionary<RequestId, ImmutableArray<StaffId>>>(
            async connection =>
            {
                var found = new List<(RequestId Request, StaffId Staff)>();
                foreach (var some in requests.Chunk(HandlersAtOnce))
                {
                    (string Name, object? Value)[] values = [("ending", RequestEventNames.Completed), .. some.Select((request, place) => ($"r{place}", (object?)request.ToString()))];
                    var sql = _statements["handlers"].Replace("{requests}", string.Join(", ", values.Skip(1).Select(value => $"@{value.Name}")), StringComparison.Ordinal);
                    found.AddRange(await ReadAsync(connection, sql, values, row => (row.Id<RequestId>(0), row.Id<StaffId>(1)), cancellation));
                }

                return found.GroupBy(one => one.Request, one => one.Staff).ToDictionary(one => one.Key, one => one.ToImmutableArray());
            },
            cancellation);

    /// <inheritdoc />
    public ValueTask<QueryPage<Handling>> ListAsync(HandlingFilter filter, CancellationToken cancellation = default) => database.ReadAsync(
        async connection => PageOf(
            await ReadAsync(connection, "handlings", SqlHandlings.ConditionsOf(filter), ("assigned", "id", filter.IsDescending), filter.Limit, SqlHandlings.Read, cancellation),
            filter.Limit,
            row => new QueryCursor(row.AssignedAt, SqlHandlings.KeyOf(row))),
        cancellation);

    /// <inheritdoc />
    public ValueTask<QueryPage<AuditEntry>> ListAsync(AuditFilter filter, CancellationToken cancellation = default) => database.ReadAsync(
        async connection => PageOf(
            await ReadAsync(connection, "audit", SqlAudit.ConditionsOf(filter), ("at", "sequence", filter.IsDescending), filter.Limit, SqlAudit.Read, cancellation),
            filter.Limit,
            row => new QueryCursor(row.At, SqlAudit.KeyOf(row))),
        cancellation);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<FactSum>> SumAsync(FactFilter filter, CancellationToken cancellation = default) => database.ReadAsync<IReadOnlyList<FactSum>>(
        async connection =>
        {
            var conditions = SqlFacts.ConditionsOf(filter);
            var sql = _statements["facts"]
                .Replace("{key}", SqlFacts.KeyOf(filter, conditions), StringComparison.Ordinal)
                .Replace("{conditions}", conditions.ToString(), StringComparison.Ordinal);
            var sums = new List<FactSum>();
            await foreach (var row in RowsAsync(connection, sql, conditions.Values, cancellation))
            {
                sums.Add(SqlFacts.ReadSum(row));
            }

            return sums;
        },
        cancellation);

    /// <inheritdoc />
    public async ValueTask ReadStretchesAsync(CentreId centre, TimeRange within, Action<StaffStretch> read, CancellationToken cancellation = default) => await database.ReadAsync(
        async connection =>
        {
            await foreach (var row in RowsAsync(connection, _statements["stretches"], SqlFacts.ValuesOf(centre, within), cancellation))
            {
                read(SqlFacts.ReadStretch(row));
            }

            return true;
        },
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
                yield return new SqlWrite(_statements["put-handling"], SqlHandlings.ValuesOf(handling, summary.SubmittedAt));
            }
        }

        foreach (var fact in batch.Changes.SelectMany(change => change.Facts))
        {
            yield return new SqlWrite(_statements["put-fact"], SqlFacts.ValuesOf(fact));
        }

        foreach (var entry in batch.Audit)
        {
            yield return new SqlWrite(_statements["put-audit"], SqlAudit.ValuesOf(entry));
        }

        foreach (var change in batch.Presence)
        {
            yield return new SqlWrite(_statements["end-presence"], SqlFacts.EndOf(change));
            if (change.Presence != StaffPresence.SignedOff)
            {
                yield return new SqlWrite(_statements["put-presence"], SqlFacts.ValuesOf(change));
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
        conditions.Set("limit", limit + 1);
        return await ReadAsync(connection, _statements.List(statement, conditions, order.Column, order.Key, order.IsDescending), conditions.Values, read, cancellation);
    }

    private static async ValueTask<List<T>> ReadAsync<T>(
        DbConnection connection, string sql, IReadOnlyList<(string Name, object? Value)> values, Func<DbDataReader, T> read, CancellationToken cancellation)
    {
        var rows = new List<T>();
        await foreach (var row in RowsAsync(connection, sql, values, cancellation))
        {
            rows.Add(read(row));
        }

        return rows;
    }

    private static async IAsyncEnumerable<DbDataReader> RowsAsync(
        DbConnection connection, string sql, IReadOnlyList<(string Name, object? Value)> values, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = connection.Command(null, sql, values);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            yield return row;
        }
    }
}
