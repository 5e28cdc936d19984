using Coordination.Centres;
using Coordination.Journal;
using Coordination.Postgres.Reading;
using Coordination.Postgres.Storage;

namespace Coordination.Postgres;

internal sealed partial class PostgresJournal
{
    /// <inheritdoc />
    public ValueTask<RowPage> QueryAsync(RowQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, 1000);
        return ReadAsync((connection, stop) => new RowPager(query).ReadAsync(connection, _texts, stop), cancellation);
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyDictionary<string, long>> CountByStatusAsync(
        CentreId centre, GrainKind kind, CancellationToken cancellation = default)
    {
        var rows = await ReadAllAsync(
            "Read/count-by-status",
            command => command.With((short)kind).With(centre.ToString()),
            static (_, reader) => (Status: reader.GetString(0), Count: reader.GetInt64(1)),
            cancellation);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (status, count) in rows)
        {
            counts[status] = counts.GetValueOrDefault(status) + count;
        }

        return counts;
    }
}
