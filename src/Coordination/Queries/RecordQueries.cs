using System.Collections.Immutable;
using System.Collections.Concurrent;
using Coordination.Centres;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Queries.Following;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Queries;

/// <summary>Answers lists from what follows from the record, and says how far that has come.</summary>
/// <param name="journal">The record.</param>
/// <param name="store">What follows from it.</param>
/// <param name="requests">Where to ask that the record be followed.</param>
/// <param name="time">The clock.</param>
internal sealed class RecordQueries(IJournalReader journal, IQueryStore store, FollowingRequests requests, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    // Sums of years cost seconds of a processor: those who wait at windows come first.
    private readonly SemaphoreSlim _sums = new(2);

    // The last that was read of each hall: the next goes on from it.
    private readonly ConcurrentDictionary<CentreId, DayCourse> _days = new();

    /// <summary>One page of requests.</summary>
    /// <exception cref="JournalUnavailableException">The store does not answer right now.</exception>
    public async ValueTask<QueryReply<RequestSummary>> ListAsync(RequestFilter filter, CancellationToken cancellation = default)
    {
        var state = await CatchUpAsync(cancellation);
        return new QueryReply<RequestSummary>(await store.ListAsync(filter, cancellation), state);
    }

    /// <summary>One page of handlings.</summary>
    /// <exception cref="JournalUnavailableException">The store does not answer right now.</exception>
    public async ValueTask<QueryReply<Handling>> ListAsync(HandlingFilter filter, CancellationToken cancellation = default)
    {
        var state = await CatchUpAsync(cancellation);
        return new QueryReply<Handling>(await store.ListAsync(filter, cancellation), state);
    }

    /// <summary>Who has completed steps of requests, each once and in order; requests of which nobody has are left out.</summary>
    /// <exception cref="JournalUnavailableException">The store does not answer right now.</exception>
    public ValueTask<IReadOnlyDictionary<RequestId, ImmutableArray<StaffId>>> ReadHandlersAsync(IReadOnlyCollection<RequestId> requests, CancellationToken cancellation = default) =>
        store.ReadHandlersAsync(requests, cancellation);

    /// <summary>One page of the audit.</summary>
    /// <exception cref="JournalUnavailableException">The store does not answer right now.</exception>
    public async ValueTask<QueryReply<AuditEntry>> ListAsync(AuditFilter filter, CancellationToken cancellation = default)
    {
        var state = await CatchUpAsync(cancellation);
        return new QueryReply<AuditEntry>(await store.ListAsync(filter, cancellation), state);
    }

    /// <summary>A hall's figures.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="plan">The hall's plan.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="JournalUnavailableException">The store does not answer right now.</exception>
    public async ValueTask<FigureReply> ReadFiguresAsync(FigureFilter filter, HallPlan plan, CancellationToken cancellation = default)
    {
        var state = await CatchUpAsync(cancellation);
        await _sums.WaitAsync(cancellation);
        try
        {
            return new FigureReply(await new FigureReader(store, plan, time.GetUtcNow()).ReadAsync(filter, cancellation), state);
        }
        finally
        {
            _sums.Release();
        }
    }

    /// <summary>How a hall's day has gone until now, step by step.</summary>
    /// <param name="centre">The hall.</param>
    /// <param name="from">From when on.</param>
    /// <param name="to">Until when.</param>
    /// <param name="step">How long each step is.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="JournalUnavailableException">The store does not answer right now.</exception>
    public async ValueTask<DayCourse> ReadDayAsync(CentreId centre, DateTimeOffset from, DateTimeOffset to, TimeSpan step, CancellationToken cancellation = default)
    {
        var state = await CatchUpAsync(cancellation);
        return _days[centre] = await new DayCourseReader(store).ReadAsync(centre, (from, to), step, _days.GetValueOrDefault(centre), state.Until, cancellation);
    }

    /// <summary>How far what follows from the record is behind it right now.</summary>
    /// <exception cref="JournalUnavailableException">The store does not answer right now.</exception>
    public async ValueTask<QueryLag> ReadLagAsync(CancellationToken cancellation = default)
    {
        var mark = await store.ReadMarkAsync(cancellation);
        return new QueryLag(Math.Max(0, await journal.ReadLastSequenceAsync(cancellation) - mark.Sequence), mark.At);
    }

    public void Dispose() => _sums.Dispose();

    // Who has just done something finds it: what is on record now is waited for a little.
    private async ValueTask<QueryState> CatchUpAsync(CancellationToken cancellation)
    {
        var last = await journal.ReadLastSequenceAsync(cancellation);
        var begun = time.GetTimestamp();
        while (true)
        {
            var mark = await store.ReadMarkAsync(cancellation);
            if (mark.Sequence >= last || time.GetElapsedTime(begun) > Patience)
            {
                return new QueryState(mark.At, mark.Sequence >= last);
            }

            requests.Ask();
            await Task.Delay(Pause, time, cancellation);
        }
    }
}

/// <summary>A page, and how current it is.</summary>
internal sealed record QueryReply<T>(QueryPage<T> Page, QueryState State);

/// <summary>Figures, and how current they are.</summary>
internal sealed record FigureReply(IReadOnlyList<FigureRow> Rows, QueryState State);

/// <summary>How current a list is.</summary>
/// <param name="Until">When the last event that counts happened; null where none does yet.</param>
/// <param name="IsCurrent">Whether everything counts that was on record when the list was asked for.</param>
internal readonly record struct QueryState(DateTimeOffset? Until, bool IsCurrent);

/// <summary>How far what follows from the record is behind it.</summary>
/// <param name="Behind">By how many events.</param>
/// <param name="Until">When the last event happened that counts; null where none does yet.</param>
internal sealed record QueryLag(long Behind, DateTimeOffset? Until);
