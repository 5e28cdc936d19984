using System.Collections.Immutable;
using System.Globalization;
using Coordination.Centres;
using Coordination.Journal;
using Coordination.Queries;
using Coordination.Queries.Sql;
using Coordination.Requests;
using Coordination.Requests.Events;
using Coordination.Staff;

namespace Coordination.Testing.Queries;

/// <summary>Keeps what lists tell in memory.</summary>
internal sealed class InMemoryQueryStore : IQueryStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<RequestId, RequestSummary> _requests = [];
    private readonly Dictionary<string, Handling> _handlings = new(StringComparer.Ordinal);
    private readonly List<RequestFact> _facts = [];
    private readonly List<(CentreId Centre, StaffStretch Stretch)> _presence = [];
    private readonly List<AuditEntry> _audit = [];
    private QueryMark _mark;

    /// <inheritdoc />
    public ValueTask OpenAsync(CancellationToken cancellation = default) => ValueTask.CompletedTask;

    /// <inheritdoc />
    public ValueTask<QueryMark> ReadMarkAsync(CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            return new(_mark);
        }
    }

    /// <inheritdoc />
    public ValueTask<bool> TryApplyAsync(QueryBatch batch, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            if (_mark.Sequence != batch.After)
            {
                return new(false);
            }

            _mark = batch.To;
            foreach (var change in batch.Presence)
            {
                Follow(change);
            }

            foreach (var (summary, handlings) in batch.Changes)
            {
                _requests[summary.Request] = summary;
                foreach (var handling in handlings)
                {
                    _handlings[SqlHandlings.KeyOf(handling)] = handling;
                }
            }

            _audit.AddRange(batch.Audit);
            _facts.AddRange(batch.Changes.SelectMany(change => change.Facts));

            return new(true);
        }
    }

    /// <inheritdoc />
    public ValueTask ClearAsync(CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            _mark = default;
            _requests.Clear();
            _handlings.Clear();
            _facts.Clear();
            _presence.Clear();
            _audit.Clear();
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyDictionary<RequestId, ImmutableArray<StaffId>>> ReadHandlersAsync(IReadOnlyCollection<RequestId> requests, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            var done = _handlings.Values.Where(handling => handling.Ending == RequestEventNames.Completed && requests.Contains(handling.Request)).OrderBy(handling => handling.Number);
            return new(done.GroupBy(handling => handling.Request, handling => handling.Staff).ToDictionary(one => one.Key, one => one.Distinct().ToImmutableArray()));
        }
    }

    /// <inheritdoc />
    public ValueTask<QueryPage<RequestSummary>> ListAsync(RequestFilter filter, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            var rows = _requests.Values.Where(request => Fits(request, filter));
            return new(PageOf(rows, request => TimeOf(request, filter.Order)!.Value, request => request.Request.ToString(), filter.IsDescending, filter.After, filter.Limit));
        }
    }

    /// <inheritdoc />
    public ValueTask<QueryPage<Handling>> ListAsync(HandlingFilter filter, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            var rows = _handlings.Values.Where(handling => Fits(handling, filter));
            return new(PageOf(rows, handling => handling.AssignedAt, SqlHandlings.KeyOf, filter.IsDescending, filter.After, filter.Limit));
        }
    }

    /// <inheritdoc />
    public ValueTask<QueryPage<AuditEntry>> ListAsync(AuditFilter filter, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            var rows = _audit.Where(entry => entry.Centre == filter.Centre && (filter.Actor is null || entry.By.Id == filter.Actor)
                && (filter.Event is null || entry.Event == filter.Event) && IsWithin(entry.At, filter.At));
            // Digits of one length are in order as text.
            var after = filter.After is { } cursor ? cursor with { Key = cursor.Key.PadLeft(19, '0') } : null;
            var page = PageOf(rows, entry => entry.At, entry => SqlAudit.KeyOf(entry).PadLeft(19, '0'), filter.IsDescending, after, filter.Limit);
            return new(page with { Next = page.Next is { } next ? next with { Key = SqlAudit.KeyOf(page.Rows[^1]) } : null });
        }
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<FactSum>> SumAsync(FactFilter filter, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            return new([.. _facts
                .Where(fact => fact.Centre == filter.Centre && IsWithin(fact.At, filter.At) && IsOrAny(filter.Department, fact.Department) && IsOrAny(filter.Service, fact.Service))
                .GroupBy(fact => (KeyOf(fact, filter), fact.Kind))
                .Select(group => new FactSum(group.Key.Item1, group.Key.Kind, group.LongCount(), group.Aggregate(TimeSpan.Zero, (sum, fact) => sum + (fact.Time ?? TimeSpan.Zero))))]);
        }
    }

    /// <inheritdoc />
    public ValueTask ReadStretchesAsync(CentreId centre, TimeRange within, Action<StaffStretch> read, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            var handled = _handlings.Values.Where(handling => handling.Centre == centre)
                .Select(handling => new StaffStretch(handling.Staff, null, handling.AssignedAt, handling.EndedAt));
            var present = _presence.Where(one => one.Centre == centre).Select(one => one.Stretch);
            handled.Concat(present)
                .Where(stretch => stretch.From < within.Before && (stretch.To is null || stretch.To > within.From))
                .OrderBy(stretch => stretch.Staff.ToString(), StringComparer.Ordinal).ThenBy(stretch => stretch.From)
                .ToList().ForEach(read);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private bool Fits(RequestSummary request, RequestFilter filter) =>
        request.Centre == filter.Centre
        && IsOrAny(filter.Service, request.Service)
        && (filter.Statuses.IsEmpty || filter.Statuses.Contains(request.Status))
        && IsOrAny(filter.IsOpen, request.Status.IsOpen())
        && (filter.Urgency is null || filter.Urgency == request.Urgency)
        && (filter.Department is null || request.Places.Any(place => place.Department == filter.Department))
        && (filter.Holder is null || request.Places.Any(place => place.Staff == filter.Holder))
        && (filter.HandledBy is null || _handlings.Values.Any(handling => handling.Request == request.Request && handling.Staff == filter.HandledBy))
        && IsOrAny(filter.Channel, request.Channel)
        && IsOrAny(filter.Applicant, request.Applicant)
        && IsOrAny(filter.Missed, request.Missed)
        && IsWithin(request.SubmittedAt, filter.Submitted)
        && IsWithin(request.ClosedAt, filter.Closed)
        && IsWithin(request.Due, filter.Due)
        && TimeOf(request, filter.Order) is not null;

    private static bool Fits(Handling handling, HandlingFilter filter) =>
        handling.Centre == filter.Centre
        && IsOrAny(filter.Staff, handling.Staff)
        && IsOrAny(filter.Department, handling.Department)
        && IsOrAny(filter.Service, handling.Service)
        && IsOrAny(filter.IsOpen, handling.EndedAt is null)
        && IsWithin(handling.AssignedAt, filter.Assigned);

    private void Follow(PresenceChange change)
    {
        var open = _presence.FindIndex(one => one.Centre == change.Centre && one.Stretch.Staff == change.Staff && one.Stretch.To is null);
        if (open >= 0)
        {
            _presence[open] = (change.Centre, _presence[open].Stretch with { To = change.At });
        }

        if (change.Presence != StaffPresence.SignedOff)
        {
            _presence.Add((change.Centre, new StaffStretch(change.Staff, change.Presence, change.At, null)));
        }
    }

    private static string? KeyOf(RequestFact fact, FactFilter filter) => filter.By switch
    {
        null => null,
        FigureDimension.Hour or FigureDimension.Day => $"{Text((fact.At + filter.Offset - DateTimeOffset.UnixEpoch).Ticks / filter.Width.Ticks)}{(filter.PerDepartment ? $"/{fact.Department}" : "")}",
        FigureDimension.Department => fact.Department?.ToString(),
        FigureDimension.Service => fact.Service.ToString(),
        FigureDimension.Staff => fact.Staff?.ToString(),
        FigureDimension.Channel => Text((int)fact.Channel),
        _ => fact.Urgency is { } urgency ? Text((int)urgency) : null,
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsOrAny<T>(T? wanted, T? value)
        where T : struct => wanted is null || wanted.Equals(value);

    private static bool IsWithin(DateTimeOffset? at, TimeRange range) =>
        (range.From is null || at >= range.From) && (range.Before is null || at < range.Before);

    private static DateTimeOffset? TimeOf(RequestSummary request, RequestOrder order) => order switch
    {
        RequestOrder.Closed => request.ClosedAt,
        RequestOrder.Due => request.Due,
        _ => request.SubmittedAt,
    };

    private static QueryPage<T> PageOf<T>(
        IEnumerable<T> rows, Func<T, DateTimeOffset> time, Func<T, string> key, bool isDescending, QueryCursor? after, int limit)
    {
        var keyed = rows.Select(row => (Row: row, Cursor: new QueryCursor(time(row), key(row))));
        var ordered = isDescending
            ? keyed.OrderByDescending(row => row.Cursor.At).ThenByDescending(row => row.Cursor.Key, StringComparer.Ordinal)
            : keyed.OrderBy(row => row.Cursor.At).ThenBy(row => row.Cursor.Key, StringComparer.Ordinal);
        var page = ordered.Where(row => after is null || (isDescending ? Compare(row.Cursor, after) < 0 : Compare(row.Cursor, after) > 0)).Take(limit + 1).ToList();
        return page.Count > limit
            ? new QueryPage<T>([.. page[..limit].Select(row => row.Row)], page[limit - 1].Cursor)
            : new QueryPage<T>([.. page.Select(row => row.Row)], null);
    }

    private static int Compare(QueryCursor one, QueryCursor other) =>
        one.At != other.At ? one.At.CompareTo(other.At) : string.CompareOrdinal(one.Key, other.Key);
}
