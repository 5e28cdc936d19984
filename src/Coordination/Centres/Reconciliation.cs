using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Centres;

/// <summary>Memory against storage, both ways: whatever message was lost, this finds it.</summary>
/// <param name="centre">The centre's parts.</param>
/// <param name="timers">The timers: the clock may have been set meanwhile.</param>
/// <param name="observePlan">Goes on with a newer plan.</param>
internal sealed class Reconciliation(CentreContext centre, CentreTimers timers, Func<long, ValueTask> observePlan)
{
    private readonly RetentionTimer _retention = new(centre);
    private PeriodicComparison? _sparing;

    private IJournal Journal => centre.Services.Journal;

    /// <summary>Compares and repairs, unless nothing was written to the record since the last time; and has old texts swept when their time has come.</summary>
    public async ValueTask RunSparinglyAsync()
    {
        _retention.RunIfDue();
        await (_sparing ??= new PeriodicComparison(centre.Services.Watch, async () => await RunAsync(CancellationToken.None), TryFollowTime)).RunAsync();
    }

    /// <summary>Compares and repairs.</summary>
    /// <returns>What was found; null when the centre is not at work.</returns>
    public async ValueTask<ReconciliationReport?> RunAsync(CancellationToken cancellation)
    {
        if (!TryBegin(out var wasSetBack))
        {
            return null;
        }

        var stored = new HashSet<RequestId>();
        var (missing, stale) = (0L, 0L);
        await foreach (var row in Journal.ReadOpenRequestsAsync(centre.Centre, cancellation))
        {
            if (RequestId.TryParse(row.Key.Id, out var request) && stored.Add(request))
            {
                var known = KnownVersion(request);
                var isRepaired = known <= row.Version && await CompareAsync(row, known, wasSetBack);
                centre.NoteIfFormer(request, row);
                (missing, stale) = (missing + (isRepaired && known == 0 ? 1 : 0), stale + (isRepaired && known > 0 ? 1 : 0));
            }
        }

        EndAfterSetBack(wasSetBack);
        await ReconcilePeopleAsync(cancellation);
        var surplus = await DropSurplusAsync(stored);
        centre.Log.LogReconciled(centre.Centre, stored.Count, missing, stale, surplus);
        return new ReconciliationReport(stored.Count, missing, stale, surplus);
    }

    /// <summary>Follows the calendars and the clock, as a comparison does, without the record; false where the clock was set back, after which everything is to be read.</summary>
    private bool TryFollowTime()
    {
        using var access = centre.Enter();
        var (index, now) = (access.Value, centre.Now);
        if (!index.IsRunning || index.BeginAfterSetBack(now, centre.Uptime))
        {
            return !index.IsRunning;
        }

        index.ApplyCalendars(now);
        timers.Reset(index);
        return true;
    }

    private bool TryBegin(out bool wasSetBack)
    {
        using var access = centre.Enter();
        wasSetBack = access.Value.IsRunning && access.Value.BeginAfterSetBack(centre.Now, centre.Uptime);
        return access.Value.IsRunning;
    }

    private void EndAfterSetBack(bool isPutRight)
    {
        if (isPutRight)
        {
            using var access = centre.Enter();
            access.Value.Clock.Acknowledge();
        }
    }

    private async ValueTask<bool> CompareAsync(GrainRow row, long known, bool wasSetBack)
    {
        if (known < row.Version)
        {
            return await RepairAsync(RequestRoutingReader.Read(row.State.Span));
        }

        if (wasSetBack)
        {
            await PlaceAgainAsync(RequestRoutingReader.Read(row.State.Span));
        }

        return false;
    }

    private async ValueTask PlaceAgainAsync(RequestRouting routing)
    {
        var plan = await centre.PlanOfAsync(routing);
        using var access = centre.Enter();
        access.Value.PlaceAgain(routing, plan, centre.Now);
    }

    private async ValueTask<bool> RepairAsync(RequestRouting routing)
    {
        var plan = await centre.PlanOfAsync(routing);
        using var access = centre.Enter();
        access.Value.Clock.Uptime = centre.Uptime;
        return access.Value.Repair(routing, plan, centre.Now);
    }

    private async ValueTask ReconcilePeopleAsync(CancellationToken cancellation)
    {
        if (await PlannedHalls.FindNewerAsync(Journal, centre.Centre, PlanVersion(), cancellation) is { } published)
        {
            await observePlan(published);
        }

        var ending = FindEndingWithdrawals();
        var people = await StoredPeople.ReadAsync(Journal, centre.Centre, cancellation);
        using var access = centre.Enter();
        var (index, now) = (access.Value, centre.Now);
        foreach (var staff in people.Staff)
        {
            index.Accept(staff);
        }

        foreach (var department in people.Departments)
        {
            index.Accept(department, now);
        }

        ending.ForEach(index.EndWithdrawal);
        index.ApplyCalendars(now);
        timers.Reset(index);
    }

    // A request may have come in since the rows were read, and another host may have finished it: its row says how new
    // the grain must be that has the last word.
    private async ValueTask<long> DropSurplusAsync(HashSet<RequestId> stored)
    {
        var surplus = 0L;
        foreach (var request in KnownRequests())
        {
            if (!stored.Contains(request)
                && await Journal.ReadRowAsync(GrainKey.Of(request)) is { } row
                && await centre.Request(request).ReadRoutingAsync(row.Version) is { } routing
                && await RepairAsync(routing))
            {
                surplus++;
            }
        }

        return surplus;
    }

    private long KnownVersion(RequestId request)
    {
        using var access = centre.Enter();
        return access.Value.KnownVersion(request);
    }

    private List<RequestId> KnownRequests()
    {
        using var access = centre.Enter();
        return access.Value.KnownRequests();
    }

    private List<long> FindEndingWithdrawals()
    {
        using var access = centre.Enter();
        return access.Value.FindEndingWithdrawals(centre.Uptime);
    }

    private long PlanVersion()
    {
        using var access = centre.Enter();
        return access.Value.Plan!.Version;
    }
}
