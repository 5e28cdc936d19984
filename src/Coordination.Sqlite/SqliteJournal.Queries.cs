using Coordination.Centres;
using Coordination.Journal;
using Coordination.Sqlite.Reading;

namespace Coordination.Sqlite;

internal sealed partial class SqliteJournal
{
    /// <inheritdoc />
    public ValueTask<RowPage> QueryAsync(RowQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, 1000);
        return Read(reader => new RowPager(reader, query).Read(), cancellation);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyDictionary<string, long>> CountByStatusAsync(
        CentreId centre, GrainKind kind, CancellationToken cancellation = default) =>
        Read(reader => reader.CountByStatus(centre, kind), cancellation);
}
