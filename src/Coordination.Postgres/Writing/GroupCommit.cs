using System.Diagnostics.CodeAnalysis;
using Coordination.Journal;
using Coordination.Postgres.Storage;
using Coordination.Telemetry;

namespace Coordination.Postgres.Writing;

/// <summary>Commits a group and tells every caller how it went, through every fault. It never throws: the writer goes on.</summary>
/// <remarks>
/// A group is one transaction. While its outcome is unknown it is not sent again: a new session first makes sure that the
/// one before has ended, then looks which appends are stored. Those are answered, the others sent again.
/// </remarks>
internal sealed class GroupCommit(
    WriterLink link, WriterHealth health, FaultTranslator translator, PostgresJournalOptions options, TimeProvider time, CommitMeters meters,
    IWriterEvents events)
{
    private const int ConflictRounds = 4;

    public async Task CommitAsync(AppendGroup group)
    {
        var attempt = new Attempt(group.Works[0].Since);
        while (group.Count > 0)
        {
            var isOpen = false;
            try
            {
                var session = await link.GetAsync();
                isOpen = true;
                await WriteAsync(session, group, attempt);
            }
            catch (Exception fault)
            {
                await RecoverAsync(group, attempt, fault, isOpen);
            }
        }
    }

    private async Task WriteAsync(WriterSession session, AppendGroup group, Attempt attempt)
    {
        if (attempt.IsInDoubt)
        {
            var stored = await session.FindStoredAsync(group.Works);
            attempt.IsInDoubt = false;
            Finish(group, stored.Contains, work => work.TrySetResult());
            if (stored.Count > 0)
            {
                events.Settled(stored.Count);
            }
        }

        if (attempt.HasConflict)
        {
            var versions = await session.FindVersionsAsync(group);
            RefuseConflicts(group, versions);
            attempt.HasConflict = false;
        }

        if (group.Count > 0)
        {
            attempt.IsSent = true;
            var result = await SendAsync(session, group);
            attempt.IsSent = false;
            Answer(group, result);
        }
    }

    private async ValueTask<GroupCommitResult> SendAsync(WriterSession session, AppendGroup group)
    {
        var commit = meters.IsWanted ? meters.Begin(group.Works.Select(work => work.Span).ToList()) : null;
        try
        {
            var result = await session.WriteAsync(group);
            commit?.End(null);
            return result;
        }
        catch (Exception fault)
        {
            commit?.End(fault);
            throw;
        }
    }

    private void Answer(AppendGroup group, GroupCommitResult result)
    {
        if (result.Ended.Count > 0)
        {
            RefuseFenced(group, result.Ended);
            return;
        }

        Finish(group, _ => true, work => work.TrySetResult());
        health.RecordSuccess();
        events.Committed(result.LastSequence);
    }

    private static void Finish(AppendGroup group, Func<AppendWork, bool> which, Action<AppendWork> tell)
    {
        foreach (var work in group.Works)
        {
            if (which(work))
            {
                tell(work);
            }
        }

        group.Keep(work => !work.Task.IsCompleted);
    }

    /// <summary>Fails those whose fence is over, and what the same grains were to write after them.</summary>
    private static void RefuseFenced(AppendGroup group, IReadOnlySet<Fence> over)
    {
        var broken = new HashSet<GrainKey>();
        foreach (var work in group.Works)
        {
            if (broken.Contains(work.Append.Row.Key))
            {
                work.TrySetException(new VersionConflictException(work.Append.Row.Key, work.Append.ExpectedVersion));
            }
            else if (work.Append.Fence is { } fence && over.Contains(fence))
            {
                broken.Add(work.Append.Row.Key);
                work.TrySetException(new FencedException(fence.Centre, fence.Epoch));
            }
        }

        group.Keep(work => !work.Task.IsCompleted);
    }

    private static void RefuseConflicts(AppendGroup group, Dictionary<GrainKey, (long Version, EventHash Hash)> versions)
    {
        foreach (var work in group.Works)
        {
            var key = work.Append.Row.Key;
            var (version, hash) = versions.GetValueOrDefault(key);
            if (version == work.Append.ExpectedVersion && (work.Append.ExpectedHash ?? hash) == hash)
            {
                versions[key] = (work.Append.Row.Version, work.Append.Row.Hash);
            }
            else
            {
                work.TrySetException(new VersionConflictException(key, work.Append.ExpectedVersion, version));
            }
        }

        group.Keep(work => !work.Task.IsCompleted);
    }

    private async Task RecoverAsync(AppendGroup group, Attempt attempt, Exception fault, bool isOpen)
    {
        var kind = isOpen ? FaultClassifier.ClassOf(fault) : FaultClassifier.IsTransientWhenOpening(fault) ? FaultClass.Transient : FaultClass.Permanent;
        attempt.IsInDoubt |= attempt.IsSent && kind == FaultClass.ConnectionLost;
        attempt.IsSent = false;
        if (kind == FaultClass.ConnectionLost || FaultClassifier.NeedsAnotherServer(fault))
        {
            await link.DropAsync();
        }

        switch (kind)
        {
            case FaultClass.Conflict when ++attempt.Conflicts <= ConflictRounds:
                attempt.HasConflict = true;
                break;
            case FaultClass.Conflict or FaultClass.Permanent when isOpen && group.Count > 1 && !attempt.IsInDoubt:
                await CommitOneByOneAsync(group);
                break;
            case FaultClass.Transient or FaultClass.ConnectionLost when await attempt.RetryBackOff(time, options.RetryFor, isOpen).WaitAsync():
                events.Retrying(group.Count, fault);
                break;
            default:
                Fail(group, attempt, fault);
                break;
        }
    }

    /// <summary>When the server will not have the group, the fault lies in one of them: the others need not suffer.</summary>
    private async Task CommitOneByOneAsync(AppendGroup group)
    {
        var works = group.Works.ToList();
        group.Clear();
        foreach (var work in works)
        {
            var alone = new AppendGroup();
            alone.TryAdd(work, 1, long.MaxValue);
            await CommitAsync(alone);
        }
    }

    private void Fail(AppendGroup group, Attempt attempt, Exception fault)
    {
        if (attempt.IsInDoubt)
        {
            link.MarkInDoubt();
        }

        health.RecordFailure(fault);
        events.Failed(group.Count, fault);
        foreach (var work in group.Works)
        {
            work.TrySetException(attempt.IsInDoubt ? translator.Unknown(fault) : translator.Translate(fault));
        }

        group.Clear();
    }

    /// <summary>How far the committing of one group has come.</summary>
    private sealed class Attempt(long since)
    {
        private RetryBackOff? _backoff;

        public bool IsSent { get; set; }

        public bool IsInDoubt { get; set; }

        public bool HasConflict { get; set; }

        public int Conflicts { get; set; }

        /// <summary>
        /// The time for repeating. Where no server could be reached at all, it counts from when the work was handed over:
        /// a queue that grew during an outage is not to wait for it again, group by group.
        /// </summary>
        [SuppressMessage("Style", "IDE0074", Justification = "Which start counts is the point.")]
        public RetryBackOff RetryBackOff(TimeProvider time, TimeSpan within, bool isOpen) =>
            _backoff ??= isOpen ? new RetryBackOff(time, within) : new RetryBackOff(time, within, since);
    }
}
