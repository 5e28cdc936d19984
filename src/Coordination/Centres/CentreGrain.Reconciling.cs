using Coordination.Journal;
using Coordination.Requests;

namespace Coordination.Centres;

// Memory against storage, both ways: whatever message was lost, this finds it.
internal sealed partial class CentreGrain
{
    /// <inheritdoc />
    public async ValueTask<ReconciliationReport> ReconcileAsync(CancellationToken cancellation = default)
    {
        if (!IsRunning)
        {
            return Deposition is { } deposition ? throw deposition : new ReconciliationReport(0, 0, 0, 0);
        }

        var stored = new HashSet<RequestId>();
        var isSetBack = BeginAfterSettingBack();
        var (missing, stale) = (0L, 0L);
        await foreach (var row in _services.Journal.ReadOpenRequestsAsync(_centre, cancellation))
        {
            if (!RequestId.TryParse(row.Key.Id, out var request) || !stored.Add(request))
            {
                continue;
            }

            var known = KnownVersion(request);
            if (known > row.Version || (known == row.Version && !isSetBack))
            {
                continue;
            }

            var routing = RequestRoutingReader.Read(row.State.Span);
            if (known == row.Version)
            {
                await PlaceAgainAsync(routing);
            }
            else if (await RepairAsync(routing))
            {
                (missing, stale) = known == 0 ? (missing + 1, stale) : (missing, stale + 1);
            }
        }

        EndAfterSettingBack(isSetBack);
        await ReconcilePeopleAsync(cancellation);
        var surplus = await DropSurplusAsync(stored);
        LogReconciled(_centre, stored.Count, missing, stale, surplus);
        Pump();
        return new ReconciliationReport(stored.Count, missing, stale, surplus);
    }

    private async ValueTask ReconcilePeopleAsync(CancellationToken cancellation)
    {
        var plan = await _services.Journal.ReadRowAsync(GrainKey.OfPlan(_centre), cancellation);
        if (plan is not null && plan.Version > _plan!.Version)
        {
            await ObservePlanAsync(plan.Version);
        }

        var over = FindOldWithdrawals();
        var (staff, departments) = await ReadPeopleAsync(cancellation);
        lock (_lock)
        {
            staff.ForEach(Accept);
            departments.ForEach(Accept);
            over.ForEach(EndWithdrawal);
            LookAtTheClock();
        }
    }

    // What the clock had let go before it was set back is bound again, as in a centre that is rebuilt now.
    private bool BeginAfterSettingBack()
    {
        lock (_lock)
        {
            NoteSettingBack();
            if (_wasSetBack)
            {
                _dispatcher?.RestoreSkills(Now);
            }

            return _wasSetBack;
        }
    }

    private void EndAfterSettingBack(bool isDone)
    {
        lock (_lock)
        {
            _wasSetBack &= !isDone;
        }
    }

    private async ValueTask PlaceAgainAsync(RequestRouting routing)
    {
        var plan = await PlanOf(routing);
        lock (_lock)
        {
            if (!IsRunning || _versions.Read(routing.Request).Version != routing.Version)
            {
                return;
            }

            foreach (var item in routing.Items)
            {
                if (!item.Status.IsHeld())
                {
                    _dispatcher.Place(Waiting(routing, item, _classes.Of(routing, item, plan)), Now);
                }
            }
        }
    }

    private long KnownVersion(RequestId request)
    {
        lock (_lock)
        {
            return _versions.Read(request).Version;
        }
    }

    private async ValueTask<bool> RepairAsync(RequestRouting routing)
    {
        var plan = await PlanOf(routing);
        lock (_lock)
        {
            var before = _versions.Read(routing.Request);
            if (!IsRunning || (routing.Items.IsEmpty && before.Items == 0))
            {
                return false;
            }

            Accept(routing, plan);
            return _versions.Read(routing.Request) != before;
        }
    }

    // A request may have come in since the rows were read, and another host may have finished it: its row says how new
    // the grain must be that has the last word.
    private async ValueTask<long> DropSurplusAsync(HashSet<RequestId> stored)
    {
        List<RequestId> known;
        lock (_lock)
        {
            known = _versions.ToList();
        }

        var surplus = 0L;
        foreach (var request in known)
        {
            if (!stored.Contains(request)
                && await _services.Journal.ReadRowAsync(GrainKey.Of(request)) is { } row
                && await Request(request).ReadRoutingAsync(row.Version) is { } routing
                && await RepairAsync(routing))
            {
                surplus++;
            }
        }

        return surplus;
    }
}
