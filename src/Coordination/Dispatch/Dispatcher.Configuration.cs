using Coordination.Departments;
using Coordination.Dispatch.People;
using Coordination.Dispatch.Policies;
using Coordination.Dispatch.Queues;
using Coordination.Plans;

namespace Coordination.Dispatch;

public sealed partial class Dispatcher
{
    /// <summary>Another plan, or a crisis begins or ends: policies change, everything in memory stays, ages too.</summary>
    public void Reconfigure(HallPlan plan, bool crisis, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var otherZone = plan.TimeZone != _plan.TimeZone;
        Configure(plan, crisis);
        if (otherZone)
        {
            foreach (var person in _staff.All.Where(person => person.IsKnown))
            {
                SetSkills(person, person.Plan!);
            }
        }

        ProcessDue(now.UtcTicks);
    }

    /// <summary>The handle of a class of work; the same class gives the same handle.</summary>
    /// <exception cref="ArgumentException">The cost or the expected time of service is not above zero.</exception>
    public WorkClassHandle Intern(WorkClass workClass)
    {
        ArgumentNullException.ThrowIfNull(workClass);
        if (!_classesByContent.TryGetValue(workClass, out var known))
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workClass.Cost, nameof(workClass) + ".Cost");
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workClass.ExpectedMinutes, nameof(workClass) + ".ExpectedMinutes");
            if (_classes.Count > ushort.MaxValue)
            {
                throw new InvalidOperationException("A dispatcher knows at most 65,536 classes of work; make fewer steps, channels or costs.");
            }

            var department = InternDepartment(workClass.Department);
            var schedule = _requirements.ScheduleOf(workClass.Skills);
            known = new ClassSlot(_classes.Count, workClass, department, schedule, _lanes.Find(department, schedule, workClass.Cost, []));
            _classes.Add(known);
            _classesByContent.Add(workClass, known);
            department.Classes.Add(known);
        }

        return new WorkClassHandle(known.Index);
    }

    /// <summary>Opens or closes a department: while closed, its items wait.</summary>
    public void SetOpen(DepartmentId department, bool open)
    {
        var slot = InternDepartment(department);
        slot.IsOpen = open;
        Unsettle(slot);
    }

    /// <summary>Replaces the department's limit of items in hand; null for none. It stays through later plans.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative.</exception>
    public void SetConcurrencyLimit(DepartmentId department, int? limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit ?? 0, nameof(limit));
        var slot = InternDepartment(department);
        slot.LimitIsSet = true;
        slot.Limit = limit ?? int.MaxValue;
        Unsettle(slot);
    }

    private void Configure(HallPlan plan, bool crisis)
    {
        (_plan, _crisis) = (plan, crisis);
        _order = OrderPolicies.Of((crisis ? plan.Crisis.Order : null) ?? plan.Routing.Order);
        _levelsFirst = _order.LevelsFirst;
        _choice = ChoicePolicies.Of(plan.Routing.Choice);
        (_orderKind, _choiceKind) = (_order.Kind, _choice.Kind);
        _rates = [.. Enum.GetValues<Urgency>().Select(level => plan.Routing.Rates.GetValueOrDefault(level, RoutingPlan.DefaultRates[level]))];
        _levels = AllLevels & ~(crisis ? MaskOf(plan.Crisis.HeldLevels) : 0);
        foreach (var department in plan.Departments)
        {
            InternDepartment(department.Id).ApplyPlan(department);
        }

        ConfigurePooling(plan, crisis);
        foreach (var department in _departments)
        {
            Unsettle(department);
        }
    }

    private static int MaskOf(IEnumerable<Urgency> levels) => levels.Aggregate(0, (mask, level) => mask | (1 << ((int)level - 1)));

    private DepartmentSlot InternDepartment(DepartmentId id)
    {
        if (!_departmentsById.TryGetValue(id, out var department))
        {
            department = new DepartmentSlot(_departments.Count, id);
            _departments.Add(department);
            _departmentsById.Add(id, department);
            _helpersAreStale = true;
        }

        return department;
    }
}
