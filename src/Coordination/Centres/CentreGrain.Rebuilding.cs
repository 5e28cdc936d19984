using System.Diagnostics.CodeAnalysis;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Centres;

// From storage to memory: at the start, and whenever the plan changes.
internal sealed partial class CentreGrain
{
    private readonly Dictionary<DepartmentId, DepartmentState> _departments = [];
    private bool _starting;

    /// <inheritdoc />
    public async ValueTask ObservePlanAsync(long version)
    {
        var plan = await _services.Plans.AdvanceAsync(_centre, version);
        if (IsStarted(plan))
        {
            Pump();
        }
        else
        {
            await StartOrDropAsync(plan);
        }
    }

    // A start that failed half-way is worth nothing: the next call, or this host shortly, begins with a new activation.
    private async ValueTask StartOrDropAsync(ActivePlan plan)
    {
        try
        {
            await StartAsync(plan, CancellationToken.None);
        }
        catch
        {
            Drop();
            _restarts.Later(_centre, _options.PauseAfterFault);
            throw;
        }
    }

    private bool IsStarted(ActivePlan plan)
    {
        lock (_lock)
        {
            if (_dispatcher is null)
            {
                return _starting;
            }

            if (plan.Version > _plan!.Version)
            {
                Replan(plan);
            }

            return true;
        }
    }

    private void Replan(ActivePlan plan)
    {
        var before = _plan!;
        _plan = plan;
        _dispatcher!.Reconfigure(plan.Plan, Durable.Crisis is not null, Now);
        foreach (var gone in before.Plan.Staff)
        {
            if (!plan.Staff.ContainsKey(gone.Id))
            {
                _dispatcher.RemoveStaff(gone.Id);
            }
        }

        IntroduceStaff();
        OpenAndClose(Now);
    }

    private async ValueTask StartAsync(ActivePlan plan, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_starting)
            {
                return;
            }

            _starting = true;
        }

        _epoch = await _services.Journal.TakeEpochAsync(_centre, cancellation);
        var dispatcher = new Dispatcher(plan.Plan, Durable.Crisis is not null);
        var (staff, departments) = await ReadPeopleAsync(cancellation);
        lock (_lock)
        {
            staff.ForEach(person => _staff[person.Id] = person);
            departments.ForEach(department => _departments[department.Id] = department);
            (_plan, _dispatcher, _classes) = (plan, dispatcher, new WorkClasses(dispatcher));
            NoteSettingBack();
            IntroduceStaff();
            OpenAndClose(Now);
        }

        var requests = await ReadRequestsAsync(cancellation);
        LogStarted(_centre, _epoch, requests, dispatcher.Waiting);
        StartClocks();
        Pump();
    }

    private async ValueTask<(List<StaffState> Staff, List<DepartmentState> Departments)> ReadPeopleAsync(CancellationToken cancellation)
    {
        var staff = new List<StaffState>();
        await foreach (var row in ReadRowsAsync(GrainKind.Staff, cancellation))
        {
            staff.Add(new StaffBehaviour().ReadState(row.State.Span));
        }

        var departments = new List<DepartmentState>();
        await foreach (var row in ReadRowsAsync(GrainKind.Department, cancellation))
        {
            departments.Add(new DepartmentBehaviour().ReadState(row.State.Span));
        }

        return (staff, departments);
    }

    private async IAsyncEnumerable<GrainRow> ReadRowsAsync(
        GrainKind kind, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = new RowQuery { Kind = kind, Centre = _centre, Limit = 1000 };
        do
        {
            var page = await _services.Journal.QueryAsync(query, cancellation);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            query = query with { After = page.Next };
        }
        while (query.After is not null);
    }

    private async ValueTask<long> ReadRequestsAsync(CancellationToken cancellation)
    {
        var (count, returned) = (0L, new Queue<RequestId>());
        await foreach (var row in _services.Journal.ReadOpenRequestsAsync(_centre, cancellation))
        {
            var routing = RequestRoutingReader.Read(row.State.Span);
            var plan = await PlanOf(routing);
            lock (_lock)
            {
                Accept(routing, plan);
            }

            count++;
            if (MayHaveReturned(routing))
            {
                returned.Enqueue(routing.Request);
                if (returned.Count > RecalledHistories)
                {
                    returned.Dequeue();
                }
            }
        }

        await RecallTakingsAsync(returned, cancellation);
        return count;
    }

    private ValueTask<ActivePlan> PlanOf(RequestRouting routing) =>
        _plan is { } current && current.Version == routing.Plan ? new(current) : _services.Plans.GetAsync(_centre, routing.Plan);

    private void IntroduceStaff()
    {
        foreach (var person in _plan!.Plan.Staff)
        {
            Introduce(person);
        }
    }

    // Somebody who is being withdrawn takes no work, whatever the record still says.
    private void Introduce(StaffPlan person)
    {
        var known = _staff.TryGetValue(person.Id, out var state);
        var available = known && state!.Presence is StaffPresence.SignedOn && !IsWithdrawn(person.Id);
        _dispatcher!.SetStaff(new StaffAvailability(person, available, known ? state!.Since : DateTimeOffset.MinValue));
    }

    [MemberNotNullWhen(true, nameof(_dispatcher), nameof(_plan), nameof(_classes))]
    private bool IsRunning => _dispatcher is not null;
}
