using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Dispatch.Core;
using Coordination.Dispatch.People;
using Coordination.Dispatch.Queues;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Dispatch;

/// <summary>Puts plans and ids into the numbers of a core, and numbers back into ids.</summary>
/// <remarks>Departments and people that nobody has told of are taken in when something names them.</remarks>
internal sealed class DispatchDirectory(DispatchCore core)
{
    private readonly IdTable<DepartmentId> _departments = new();
    private readonly IdTable<StaffId> _staff = new();
    private readonly IdTable<SkillId> _skills = new();
    private readonly List<StaffId> _staffInOrder = [];
    private readonly List<StaffPlan?> _staffPlans = [];
    private readonly Dictionary<WorkClass, WorkClassHandle> _handles = new(new WorkClassComparer());
    private readonly List<WorkClass> _classes = [];
    private readonly HashSet<int> _planned = [];

    /// <summary>The hall's time zone.</summary>
    public string TimeZone { get; private set; } = TimeZoneInfo.Utc.Id;

    public DepartmentId DepartmentOf(int department) => _departments[department];

    public StaffId StaffOf(int person) => _staff[person];

    public WorkClass ClassOf(int workClass) => _classes[workClass];

    /// <summary>The person's number, or -1.</summary>
    public int Find(StaffId staff) => _staff.Find(staff);

    /// <summary>The department's number.</summary>
    public int NumberOf(DepartmentId department)
    {
        var number = _departments.Find(department);
        if (number < 0)
        {
            number = _departments.Add(department);
            core.AddDepartment();
        }

        return number;
    }

    /// <summary>The person's number. When everything else is equal, people go by their ids.</summary>
    public int NumberOf(StaffId staff)
    {
        var number = _staff.Find(staff);
        if (number < 0)
        {
            var rank = ~_staffInOrder.BinarySearch(staff);
            _staffInOrder.Insert(rank, staff);
            _staffPlans.Add(null);
            number = _staff.Add(staff);
            core.AddPerson(rank);
        }

        return number;
    }

    /// <summary>Whether the plan has a department.</summary>
    public bool IsPlanned(int department) => _planned.Contains(department);

    /// <summary>Another plan, or a crisis begins or ends.</summary>
    public void Configure(HallPlan plan, bool crisis)
    {
        var gone = _planned.ToHashSet();
        foreach (var department in plan.Departments)
        {
            var number = NumberOf(department.Id);
            core.ApplyPlan(number, department.Dispatch == DispatchMode.Push, department.ConcurrencyLimit);
            _planned.Add(number);
            gone.Remove(number);
        }

        foreach (var department in gone)
        {
            Forget(department);
        }

        var groups = plan.Pooling.Groups.IsDefault ? [] : plan.Pooling.Groups.Select(group => group.Select(NumberOf).ToArray()).ToArray();
        core.Configure(plan.Routing, plan.Pooling, groups, crisis ? plan.Crisis : null);
        if (plan.TimeZone != TimeZone)
        {
            TimeZone = plan.TimeZone;
            EndSkillsByZone();
        }
    }

    /// <summary>The handle of a class of work; the same class gives the same handle.</summary>
    /// <exception cref="ArgumentException">The cost or the expected time of service is not above zero.</exception>
    public WorkClassHandle Intern(WorkClass workClass)
    {
        if (!_handles.TryGetValue(workClass, out var handle))
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workClass.Cost, nameof(workClass) + ".Cost");
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workClass.ExpectedMinutes, nameof(workClass) + ".ExpectedMinutes");
            handle = core.AddClass(NumberOf(workClass.Department), RequirementsOf(workClass), workClass.Cost, workClass.ExpectedMinutes);
            _handles.Add(workClass, handle);
            _classes.Add(workClass);
        }

        return handle;
    }

    /// <summary>Adds somebody or changes what is known of them; what they hold stays.</summary>
    public void SetStaff(in StaffAvailability staff)
    {
        var person = NumberOf(staff.Plan.Id);
        if (!ReferenceEquals(_staffPlans[person], staff.Plan))
        {
            _staffPlans[person] = staff.Plan;
            core.Register(person, NumberOf(staff.Plan.Department), staff.Plan.Capacity, SkillsOf(staff.Plan));
        }

        core.SetAvailable(person, staff.Available, staff.Since.UtcTicks);
    }

    /// <summary>Forgets somebody who is no longer in the plan; what they hold stays held until removed.</summary>
    public void RemoveStaff(StaffId staff)
    {
        if (_staff.Find(staff) is >= 0 and var person && _staffPlans[person] is not null)
        {
            _staffPlans[person] = null;
            core.Unregister(person);
        }
    }

    /// <summary>By person, each with the latest of their times; null when nobody is excluded any more.</summary>
    public TimedExclusion[]? ExclusionsOf(ImmutableArray<Exclusion> exclusions, long now) =>
        exclusions.IsDefaultOrEmpty ? null : NotEnded(exclusions, now);

    private TimedExclusion[]? NotEnded(ImmutableArray<Exclusion> exclusions, long now)
    {
        TimedExclusion[] active =
        [
            .. exclusions.Where(exclusion => exclusion.Until.UtcTicks > now)
                .GroupBy(exclusion => NumberOf(exclusion.Staff))
                .Select(group => new TimedExclusion(group.Key, group.Max(exclusion => exclusion.Until.UtcTicks)))
                .OrderBy(exclusion => exclusion.Person),
        ];
        return active.Length == 0 ? null : active;
    }

    // As one that nobody has told of.
    private void Forget(int department)
    {
        _planned.Remove(department);
        core.ApplyPlan(department, push: true, limit: null);
        core.SetLimit(department, null);
        core.SetOpen(department, open: true);
    }

    private IEnumerable<Requirement> RequirementsOf(WorkClass workClass) => workClass.Skills.IsDefaultOrEmpty
        ? []
        : workClass.Skills.Select(needed => new Requirement(
            NumberOf(needed.Skill), needed.Level, needed.RelaxAfterMinutes is { } minutes ? minutes * TimeSpan.TicksPerMinute : long.MaxValue));

    private PersonSkill[] SkillsOf(StaffPlan plan) =>
    [
        .. plan.Skills.Select(held => new PersonSkill(
            NumberOf(held.Skill), (byte)Math.Clamp(held.Level, 0, byte.MaxValue), HallTime.EndOf(held.Expires, TimeZone))),
    ];

    private int NumberOf(SkillId skill) => _skills.Find(skill) is >= 0 and var number ? number : _skills.Add(skill);

    private void EndSkillsByZone()
    {
        for (var person = 0; person < _staffPlans.Count; person++)
        {
            if (_staffPlans[person] is { } plan)
            {
                core.SetSkills(person, SkillsOf(plan));
            }
        }
    }
}
