using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Journal;
using Coordination.Staff;

namespace Coordination.Queries;

/// <summary>Keeps what lists tell of requests and handlings, as it follows from the record; it can be made again from there at any time.</summary>
/// <remarks>Every member may be called from any thread. <see cref="JournalUnavailableException"/>: the store does not answer right now.</remarks>
internal interface IQueryStore : IAsyncDisposable
{
    /// <summary>Makes it ready. What an older program kept in another form is dropped, and followed from the beginning.</summary>
    ValueTask OpenAsync(CancellationToken cancellation = default);

    /// <summary>How far it has followed the record.</summary>
    ValueTask<QueryMark> ReadMarkAsync(CancellationToken cancellation = default);

    /// <summary>Writes what follows from a part of the record, wholly or not at all.</summary>
    /// <returns>False where another host has gone on from the batch's beginning meanwhile: nothing is written.</returns>
    ValueTask<bool> TryApplyAsync(QueryBatch batch, CancellationToken cancellation = default);

    /// <summary>Forgets everything: it is followed from the beginning.</summary>
    ValueTask ClearAsync(CancellationToken cancellation = default);

    /// <summary>One page of requests, without gaps or repetitions across pages.</summary>
    ValueTask<QueryPage<RequestSummary>> ListAsync(RequestFilter filter, CancellationToken cancellation = default);

    /// <summary>Who has completed steps of requests, each once and in the order in which they first did; requests of which nobody has are left out.</summary>
    ValueTask<IReadOnlyDictionary<RequestId, ImmutableArray<StaffId>>> ReadHandlersAsync(IReadOnlyCollection<RequestId> requests, CancellationToken cancellation = default);

    /// <summary>One page of handlings, without gaps or repetitions across pages.</summary>
    ValueTask<QueryPage<Handling>> ListAsync(HandlingFilter filter, CancellationToken cancellation = default);

    /// <summary>One page of the audit, without gaps or repetitions across pages.</summary>
    ValueTask<QueryPage<AuditEntry>> ListAsync(AuditFilter filter, CancellationToken cancellation = default);

    /// <summary>Sums up facts; each bucket and kind once, in any order, those that have none left out.</summary>
    ValueTask<IReadOnlyList<FactSum>> SumAsync(FactFilter filter, CancellationToken cancellation = default);

    /// <summary>Reads the stretches of people's time that reach into a stretch of time, by person and beginning.</summary>
    /// <param name="centre">The hall.</param>
    /// <param name="within">The stretch; both of its ends are given.</param>
    /// <param name="read">Is given one after the other.</param>
    /// <param name="cancellation">Stops the reading.</param>
    ValueTask ReadStretchesAsync(CentreId centre, TimeRange within, Action<StaffStretch> read, CancellationToken cancellation = default);
}

/// <summary>How far the record was followed.</summary>
/// <param name="Sequence">The last place that counts; 0 at the beginning.</param>
/// <param name="At">When the event there happened; null at the beginning.</param>
/// <param name="Hash">The event's hash: a record that has another event there, or none, is not the one that was followed.</param>
internal readonly record struct QueryMark(long Sequence, DateTimeOffset? At, string? Hash);

/// <summary>What follows from a part of the record.</summary>
/// <param name="After">The place after which the part begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Changes">Each request in it once.</param>
internal sealed record QueryBatch(long After, QueryMark To, IReadOnlyList<RequestChange> Changes)
{
    /// <summary>How people's presence changed, in order.</summary>
    public IReadOnlyList<PresenceChange> Presence { get; init; } = [];

    /// <summary>What stands in the audit, in order.</summary>
    public IReadOnlyList<AuditEntry> Audit { get; init; } = [];
}

/// <summary>A request that has changed.</summary>
/// <param name="Summary">Its summary from now on.</param>
/// <param name="Handlings">Those of its handlings that began or changed.</param>
internal sealed record RequestChange(RequestSummary Summary, IReadOnlyList<Handling> Handlings)
{
    /// <summary>What happened meanwhile that counts in figures.</summary>
    public IReadOnlyList<RequestFact> Facts { get; init; } = [];
}

/// <summary>A page of a list.</summary>
/// <param name="Rows">In order.</param>
/// <param name="Next">Where the next page begins; null when this is the last.</param>
internal sealed record QueryPage<T>(IReadOnlyList<T> Rows, QueryCursor? Next);

/// <summary>Where a page ended: the ordering time and the key of its last row.</summary>
internal sealed record QueryCursor(DateTimeOffset At, string Key);
