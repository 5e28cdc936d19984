using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Centres;

/// <summary>Which departments are open, until when, and what limits them.</summary>
internal sealed class DepartmentStates
{
    private readonly Dictionary<DepartmentId, DepartmentState> _states = [];
    private readonly Dictionary<DepartmentId, DateTimeOffset> _ruledSince = [];

    public DepartmentStates() => Closings = new DayClosings(Errands);

    /// <summary>When the next department opens or closes by its calendar.</summary>
    public DateTimeOffset NextChange { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>What requests are to be told.</summary>
    public RequestErrands Errands { get; } = new();

    /// <summary>Which versions of the plan have clocks go by other hours.</summary>
    public LeadCalendars Clocks { get; } = new();

    /// <summary>Which closings of the day count.</summary>
    public DayClosings Closings { get; }

    /// <summary>Whether admission must look at a department at all; most halls set no limits.</summary>
    public bool AnyIsRestricted { get; private set; }

    /// <summary>Takes a state, unless one as new is known.</summary>
    public bool TryAdvance(DepartmentState state)
    {
        var isNew = !_states.TryGetValue(state.Id, out var known) || state.Version > known.Version;
        if (isNew)
        {
            _states[state.Id] = state;
        }

        return isNew;
    }

    /// <summary>Takes what is on record at the start.</summary>
    public void Load(DepartmentState state) => _states[state.Id] = state;

    /// <summary>Opens, closes and limits the dispatcher's departments as they stand now.</summary>
    public void Apply(ActivePlan plan, Dispatcher dispatcher, DateTimeOffset now)
    {
        NextChange = DateTimeOffset.MaxValue;
        AnyIsRestricted = false;
        foreach (var department in plan.Plan.Departments)
        {
            var calendar = plan.CalendarOf(department.Id);
            _states.TryGetValue(department.Id, out var state);
            AnyIsRestricted |= IsRestricted(department, state);
            dispatcher.SetOpen(department.Id, calendar.IsOpen(now) && state is not { IsClosed: true });
            dispatcher.SetConcurrencyLimit(department.Id, state?.ConcurrencyLimit ?? department.ConcurrencyLimit);
            if (calendar.NextChange(now) is { } change && change < NextChange)
            {
                NextChange = change;
            }
        }

        // What is there is about to be passed on, and given to nobody meanwhile.
        foreach (var former in plan.FormerDepartments.Keys)
        {
            dispatcher.SetOpen(former, open: false);
        }
    }

    /// <summary>Whether a department is closed by hand, and clocks stand still meanwhile by the plan.</summary>
    public bool HaltsClocks(ActivePlan plan, DepartmentId department) =>
        IsClosedByHand(department) && plan.Departments.TryGetValue(department, out var planned) && planned.ClockWhenClosed == ClockWhenClosed.StandsStill;

    /// <summary>Whether a department is closed whatever its calendar says.</summary>
    public bool IsClosedByHand(DepartmentId department) => _states.TryGetValue(department, out var state) && state.IsClosed;

    /// <summary>Takes note of the departments whose clocks a newer plan lets stand still, or go on, while they are closed by hand.</summary>
    public void NoteRules(ActivePlan before, ActivePlan plan)
    {
        foreach (var department in plan.Plan.Departments)
        {
            if (HaltsClocks(before, department.Id) != HaltsClocks(plan, department.Id))
            {
                _ruledSince[department.Id] = plan.PublishedAt;
            }
        }
    }

    /// <summary>Since when a department's clocks stand still or go on: since it was closed or opened by hand, and not before the plan that says so.</summary>
    public DateTimeOffset HaltsSince(ActivePlan plan, DepartmentId department)
    {
        DateTimeOffset? turned = _states.TryGetValue(department, out var state) ? state.TurnedAt ?? (state.IsClosed ? state.Since : null) : null;
        var ruled = _ruledSince.TryGetValue(department, out var since) ? since : (DateTimeOffset?)null;
        return turned > ruled || ruled is null ? turned ?? plan.PublishedAt : ruled.Value;
    }

    /// <summary>What admission must know of the departments that are restricted.</summary>
    public ImmutableArray<DepartmentCondition> ReadConditions(ActivePlan plan, Dispatcher dispatcher, DateTimeOffset joinedBy)
    {
        var conditions = ImmutableArray.CreateBuilder<DepartmentCondition>();
        foreach (var department in plan.Plan.Departments)
        {
            _states.TryGetValue(department.Id, out var state);
            if (IsRestricted(department, state))
            {
                conditions.Add(new DepartmentCondition(department.Id, dispatcher.CountJoined(department.Id, joinedBy), state is { IsClosed: true }, state?.ClosedReason));
            }
        }

        return conditions.ToImmutable();
    }

    private static bool IsRestricted(DepartmentPlan department, DepartmentState? state) =>
        department.QueueLimit is not null || state is { IsClosed: true };
}
