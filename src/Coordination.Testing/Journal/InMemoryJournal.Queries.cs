using Coordination.Centres;
using Coordination.Journal;

namespace Coordination.Testing.Journal;

internal sealed partial class InMemoryJournal
{
    /// <inheritdoc />
    public ValueTask<RowPage> QueryAsync(RowQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, 1000);
        return Read(() => Page(query), cancellation);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyDictionary<string, long>> CountByStatusAsync(
        CentreId centre, GrainKind kind, CancellationToken cancellation = default) =>
        Read<IReadOnlyDictionary<string, long>>(
            () => _store.Rows.Values
                .Where(row => row.Centre == centre && row.Key.Kind == kind)
                .GroupBy(row => row.Status)
                .ToDictionary(group => group.Key, group => group.LongCount()),
            cancellation);

    private RowPage Page(RowQuery query)
    {
        var rows = _store.Rows.Values
            .Where(row => Matches(row, query))
            .OrderBy(row => At(row, query))
            .ThenBy(row => row.Key.Id, StringComparer.Ordinal)
            .Where(row => query.After is not { } after || IsAfter(row, query, after))
            .Take(query.Limit + 1)
            .ToList();
        if (rows.Count <= query.Limit)
        {
            return new RowPage(rows, null);
        }

        rows.RemoveAt(query.Limit);
        return new RowPage(rows, new RowCursor(At(rows[^1], query), rows[^1].Key.Id));
    }

    private static DateTimeOffset At(GrainRow row, RowQuery query) => query.Order == RowOrder.Due ? row.Due!.Value : row.Since;

    private static bool IsAfter(GrainRow row, RowQuery query, RowCursor after) =>
        At(row, query).CompareTo(after.At) switch
        {
            0 => string.CompareOrdinal(row.Key.Id, after.Id) > 0,
            var order => order > 0,
        };

    private static bool Matches(GrainRow row, RowQuery query) =>
        row.Key.Kind == query.Kind
        && (query.Centre is null || row.Centre == query.Centre)
        && MatchesPlace(row, query)
        && (query.Statuses.IsDefaultOrEmpty || query.Statuses.Contains(row.Status))
        && (query.Urgency is null || row.Urgency == query.Urgency)
        && (query.IsOpen is null || row.IsOpen == query.IsOpen)
        && (query.DueFrom is null || row.Due >= query.DueFrom)
        && (query.DueBefore is null || row.Due < query.DueBefore)
        && (query.Order != RowOrder.Due || row.Due is not null);

    private static bool MatchesPlace(GrainRow row, RowQuery query) =>
        (query.Department is null || row.Department == query.Department || row.Links.Any(link => link.Department == query.Department))
        && (query.Staff is null || row.Staff == query.Staff || row.Links.Any(link => link.Staff == query.Staff));
}
