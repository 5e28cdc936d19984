using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Centres;

// What others tell the centre: always a whole state at a version, compared with memory, never a step to follow.
internal sealed partial class CentreGrain
{
    /// <inheritdoc />
    public async ValueTask ObserveAsync(RequestRouting routing)
    {
        if (!IsRunning)
        {
            return;
        }

        var plan = await PlanOf(routing);
        bool begins;
        DispatchDecision first;
        lock (_lock)
        {
            if (IsRunning)
            {
                Accept(routing, plan);
            }

            begins = TryBeginPump(out first);
        }

        if (begins)
        {
            GiveAll(first);
        }
    }

    /// <inheritdoc />
    public ValueTask ObserveStaffAsync(StaffState staff)
    {
        lock (_lock)
        {
            Accept(staff);
        }

        Pump();
        return ValueTask.CompletedTask;
    }

    private void Accept(StaffState staff)
    {
        if (IsRunning && (!_staff.TryGetValue(staff.Id, out var known) || staff.Version > known.Version))
        {
            _staff[staff.Id] = staff;
            Introduce(staff.Id);
            SignOffIfDrained(staff.Id);
        }
    }

    /// <inheritdoc />
    public ValueTask ObserveDepartmentAsync(DepartmentState department)
    {
        lock (_lock)
        {
            Accept(department);
        }

        Pump();
        return ValueTask.CompletedTask;
    }

    private void Accept(DepartmentState department)
    {
        if (IsRunning && (!_departments.TryGetValue(department.Id, out var known) || department.Version > known.Version))
        {
            _departments[department.Id] = department;
            OpenAndClose(Now);
        }
    }

    private void Accept(RequestRouting routing, ActivePlan plan)
    {
        var items = 0u;
        foreach (var item in routing.Items)
        {
            items |= 1u << item.Index;
        }

        if (!_versions.TryAdvance(routing.Request, routing.Version, items, out var before))
        {
            return;
        }

        var now = Now;
        foreach (var item in routing.Items)
        {
            Index(routing, item, plan, now);
        }

        for (var gone = before & ~items; gone != 0; gone &= gone - 1)
        {
            Forget(new WorkItemId(routing.Request, System.Numerics.BitOperations.TrailingZeroCount(gone)), now);
        }

        WatchDue(routing);
    }

    private void Index(RequestRouting routing, RoutedItem item, ActivePlan plan, DateTimeOffset now)
    {
        var id = new WorkItemId(routing.Request, item.Index);
        var workClass = _classes!.Of(routing, item, plan);
        if (item.Holder is { } holder && item.Status.IsHeld())
        {
            var since = _held.TryGet(id, out var known) && known.Staff == holder ? known.Since : now;
            _dispatcher!.Hold(new HeldItem(id, workClass, routing.Urgency, holder, since), now);
            _held.Set(id, new Holding(holder, workClass, since, item.TakenWith));
        }
        else
        {
            LetGo(id);
            _dispatcher!.Place(Waiting(routing, item, workClass), now);
        }

        SetAlarms(id, item);
    }

    private static WaitingItem Waiting(RequestRouting routing, RoutedItem item, WorkClassHandle workClass) => new()
    {
        Item = new WorkItemId(routing.Request, item.Index),
        Class = workClass,
        Urgency = routing.Urgency,
        QueuedAt = item.QueuedAt,
        NotBefore = item.NotBefore,
        Due = routing.Due,
        Exclusions = item.Exclusions,
    };

    private void SetAlarms(WorkItemId id, RoutedItem item, DateTimeOffset least = default)
    {
        if (item is { Status: WorkItemStatus.Offered, OfferExpiresAt: { } expires })
        {
            _alarms.Set(Latest(expires, least), new CentreAlarm(id.Request, new ExpireOffer(id.Index)));
        }

        if (item is { Status: WorkItemStatus.Waiting, ConsentAt: { } consents })
        {
            _alarms.Set(Latest(consents, least), new CentreAlarm(id.Request, new DeemConsent(id.Index)));
        }
    }

    private void Forget(WorkItemId id, DateTimeOffset now)
    {
        if (_held.TryGet(id, out var holding))
        {
            _dispatcher!.ObserveService(holding.Class, now - holding.Since, now);
        }

        _dispatcher!.Remove(id, now);
        LetGo(id);
    }

    private void LetGo(WorkItemId id)
    {
        if (_held.Remove(id, out var holding))
        {
            SignOffIfDrained(holding.Staff);
        }
    }

    private void SignOffIfDrained(StaffId staff)
    {
        if (_staff.TryGetValue(staff, out var state) && state.Presence is StaffPresence.Draining && _held.Of(staff).IsEmpty)
        {
            _services.Background.Start(
                "Signing off a drained member of staff",
                async () => await _services.Grains.Staff(_centre, staff).ExecuteAsync(new SignOff(), CommandMeta.Engine));
        }
    }
}
