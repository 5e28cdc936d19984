using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Coordination.Journal;
using Coordination.Queries.Following;

namespace Coordination.Queries.Sql;

/// <summary>Compares the tables of queries, row by row, with those that are made anew from the record by the same code.</summary>
/// <remarks>Both are read at one moment, also while a host goes on; one row of each is in memory.</remarks>
/// <param name="journal">The record.</param>
/// <param name="lists">The tables; nothing is written there.</param>
/// <param name="anew">Where they are made anew: empty tables.</param>
internal sealed class SqlQueryVerifier(IJournalReader journal, IQueryDatabase lists, IQueryDatabase anew)
{
    private readonly RecordFollower _follower = new(journal, new SqlQueryStore(anew));

    /// <summary>Compares them as far as the tables are.</summary>
    /// <param name="progress">Is told how many events were followed.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="JournalUnavailableException">A store does not answer right now.</exception>
    /// <exception cref="JournalCorruptException">The record, or the tables, cannot be read.</exception>
    public async ValueTask<QueryVerification> VerifyAsync(IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        await anew.PrepareAsync(cancellation);

        // Most of it before the tables are held at one moment, which keeps a store from tidying up.
        await FollowAsync((await new SqlQueryStore(lists).ReadMarkAsync(cancellation)).Sequence, progress, cancellation);
        return await lists.ReadAsync(
            async connection =>
            {
                await ExecuteAsync(connection, lists.BeginReading, cancellation);
                try
                {
                    return await CompareAsync(connection, progress, cancellation);
                }
                finally
                {
                    await ExecuteAsync(connection, "ROLLBACK", CancellationToken.None);
                }
            },
            cancellation);
    }

    private async ValueTask<QueryVerification> CompareAsync(DbConnection found, IProgress<long>? progress, CancellationToken cancellation)
    {
        var mark = await MarkOfAsync(found, lists.Schema, cancellation);
        await FollowAsync(mark.Sequence, progress, cancellation);
        return await anew.ReadAsync(
            async expected =>
            {
                var made = await MarkOfAsync(expected, anew.Schema, cancellation);
                if (made != mark)
                {
                    return new QueryVerification(0, 1, VerifyDifference.OfStore("lists: how far they are", $"{made.Sequence} {made.Hash}", $"{mark.Sequence} {mark.Hash}, which is of another record"));
                }

                var sum = new QueryVerification(0, 0, null);
                foreach (var table in SqlQueryTable.All)
                {
                    sum = sum.With(await CompareAsync(table, expected, found, cancellation));
                }

                return sum;
            },
            cancellation);
    }

    private async ValueTask<QueryVerification> CompareAsync(SqlQueryTable table, DbConnection expected, DbConnection found, CancellationToken cancellation)
    {
        await using var wanted = RowsAsync(expected, table.Select(anew.Schema), cancellation).GetAsyncEnumerator(cancellation);
        await using var there = RowsAsync(found, table.Select(lists.Schema), cancellation).GetAsyncEnumerator(cancellation);
        var sum = new QueryVerification(0, 0, null);
        for (var (isWanted, isThere) = (await wanted.MoveNextAsync(), await there.MoveNextAsync()); isWanted || isThere;)
        {
            var order = !isWanted ? 1 : !isThere ? -1 : CompareKeys(wanted.Current, there.Current, table.Key);
            sum = sum.With(order switch
            {
                < 0 => new QueryVerification(0, 1, VerifyDifference.OfStore(NameOf(table, wanted.Current), Describe(table, wanted.Current), "nothing")),
                > 0 => new QueryVerification(1, 1, VerifyDifference.OfStore(NameOf(table, there.Current), "nothing", Describe(table, there.Current))),
                _ => DifferenceOf(table, wanted.Current, there.Current),
            });
            (isWanted, isThere) = (order > 0 ? isWanted : await wanted.MoveNextAsync(), order < 0 ? isThere : await there.MoveNextAsync());
        }

        return sum;
    }

    private static QueryVerification DifferenceOf(SqlQueryTable table, object?[] wanted, object?[] there)
    {
        for (var column = table.Key; column < wanted.Length; column++)
        {
            if (!Equals(wanted[column], there[column]))
            {
                return new QueryVerification(1, 1, VerifyDifference.OfStore($"{NameOf(table, there)}: {table.Columns[column]}", Text(wanted[column]), Text(there[column])));
            }
        }

        return new QueryVerification(1, 0, null);
    }

    private static int CompareKeys(object?[] one, object?[] other, int columns)
    {
        for (var column = 0; column < columns; column++)
        {
            var order = (one[column], other[column]) is (long number, long otherNumber) ? number.CompareTo(otherNumber) : string.CompareOrdinal(Text(one[column]), Text(other[column]));
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static string NameOf(SqlQueryTable table, object?[] row) => $"lists: {table.Name} {string.Join(' ', row.Take(table.Key).Select(Text))}";

    private static string Describe(SqlQueryTable table, object?[] row) => string.Join(' ', table.Columns.Zip(row).Skip(table.Key).Select(one => $"{one.First}={Text(one.Second)}"));

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "none";

    private static async IAsyncEnumerable<object?[]> RowsAsync(DbConnection connection, string sql, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = connection.Command(null, sql, []);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var values = new object?[row.FieldCount];
            for (var column = 0; column < values.Length; column++)
            {
                // Widths of numbers differ between databases.
                values[column] = row.IsDBNull(column) ? null : row.GetValue(column) is string text ? text : row.GetInt64(column);
            }

            yield return values;
        }
    }

    private static async ValueTask<QueryMark> MarkOfAsync(DbConnection connection, string schema, CancellationToken cancellation)
    {
        await using var command = connection.Command(null, new SqlStatements(schema)["mark"], []);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? new QueryMark(row.GetInt64(0), row.InstantOrNull(1), row.TextOrNull(2)) : default;
    }

    private static async ValueTask ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.Command(null, sql, []);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async ValueTask FollowAsync(long until, IProgress<long>? progress, CancellationToken cancellation)
    {
        while (await _follower.FollowAsync(until, cancellation) is > 0 and var count)
        {
            progress?.Report(count);
        }
    }
}

/// <summary>What a comparison of the tables of queries found.</summary>
/// <param name="Rows">How many rows are in the tables.</param>
/// <param name="Differences">How many of them, or of those that should be there, differ.</param>
/// <param name="First">The first difference; null when there is none.</param>
internal sealed record QueryVerification(long Rows, long Differences, VerifyDifference? First)
{
    /// <summary>Both together.</summary>
    public QueryVerification With(QueryVerification next) => new(Rows + next.Rows, Differences + next.Differences, First ?? next.First);
}
