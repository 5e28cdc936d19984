using System.Collections.Frozen;
using System.Text.Json;
using Coordination.Departments;
using Coordination.Staff;

namespace Coordination.Plans;

/// <summary>A checked plan in the form the engine works with: everything found by its id, calendars ready to be asked.</summary>
/// <remarks>Immutable; shared by every grain of the hall.</remarks>
internal sealed partial class ActivePlan
{
    private readonly FrozenDictionary<CalendarId, WorkingCalendar> _calendars;
    private readonly FrozenDictionary<Urgency, ServiceLevelTarget> _targets;
    private readonly Lazy<FrozenDictionary<CalendarId, string>> _hours;

    /// <summary>Makes the working form of a plan that <see cref="PlanCheck"/> found without fault.</summary>
    public ActivePlan(HallPlan plan, long version)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Plan = plan = PlanForm.Complete(plan);
        Version = version;
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById(plan.TimeZone);
        Departments = plan.Departments.ToFrozenDictionary(department => department.Id);
        FormerDepartments = plan.FormerDepartments.ToFrozenDictionary(former => former.Id, former => former.Becomes);
        NamesOfFormer = new NamedDepartments(FormerDepartments.Keys);
        Services = plan.Services.ToFrozenDictionary(service => service.Id);
        Staff = plan.Staff.ToFrozenDictionary(person => person.Id);
        Facts = plan.Facts.ToFrozenDictionary(fact => fact.Id, StringComparer.Ordinal);
        Needs = plan.Needs.ToFrozenDictionary(need => need.Id, StringComparer.Ordinal);
        Reasons = plan.Reasons.ToFrozenDictionary(reason => reason.Id);
        NegativeList = plan.NegativeList.ToFrozenDictionary(entry => entry.Matter);
        _calendars = plan.Calendars.ToFrozenDictionary(
            calendar => calendar.Id, calendar => new WorkingCalendar(calendar, plan.TimeZone));
        _hours = new(() => plan.Calendars.ToFrozenDictionary(
            calendar => calendar.Id,
            calendar => JsonSerializer.Serialize(calendar with { TimeZone = calendar.TimeZone ?? plan.TimeZone }, PlansJson.Stored)));
        _targets = plan.ServiceLevels.ToFrozenDictionary(target => target.Urgency);
    }

    /// <summary>The document; none of its lists is <c>default</c>.</summary>
    public HallPlan Plan { get; }

    /// <summary>Its version, from 1.</summary>
    public long Version { get; }

    /// <summary>Since when it counts.</summary>
    public DateTimeOffset PublishedAt { get; init; }

    /// <summary>The hall's time zone.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>The departments.</summary>
    public FrozenDictionary<DepartmentId, DepartmentPlan> Departments { get; }

    /// <summary>The departments that were given up, with those that take their open work.</summary>
    public FrozenDictionary<DepartmentId, DepartmentId> FormerDepartments { get; }

    /// <summary>The departments that were given up, as they are found in what is stored.</summary>
    public NamedDepartments NamesOfFormer { get; }

    /// <summary>The service catalogue.</summary>
    public FrozenDictionary<ServiceId, ServicePlan> Services { get; }

    /// <summary>The staff.</summary>
    public FrozenDictionary<StaffId, StaffPlan> Staff { get; }

    /// <summary>The facts that submissions may give.</summary>
    public FrozenDictionary<string, FactPlan> Facts { get; }

    /// <summary>The needs that people may come with.</summary>
    public FrozenDictionary<string, NeedPlan> Needs { get; }
    /// <summary>The reasons that have codes.</summary>
    public FrozenDictionary<ReasonId, ReasonPlan> Reasons { get; }

    /// <summary>What the hall does not do.</summary>
    public FrozenDictionary<ServiceId, NegativeEntry> NegativeList { get; }

    /// <summary>A department's calendar; one that is always open where the plan names none.</summary>
    public WorkingCalendar CalendarOf(DepartmentId department) =>
        Departments.TryGetValue(department, out var plan) && plan.Calendar is { } id ? _calendars[id] : WorkingCalendar.AlwaysOpen;

    /// <summary>The hours of a department, as written, to be compared; empty where it is always open.</summary>
    public string HoursOf(DepartmentId department) =>
        Departments.TryGetValue(department, out var plan) && plan.Calendar is { } id ? _hours.Value[id] : "";

    /// <summary>The department that a department of an earlier plan has become; itself where it has become none.</summary>
    public DepartmentId NowOf(DepartmentId department) => FormerDepartments.GetValueOrDefault(department, department);

    /// <summary>What a department does when it has closed for the day; null where that is nothing, or it never closes.</summary>
    public ClosingPlan? ClosingOf(DepartmentPlan department) =>
        (department.Closing ?? Plan.Closing) is { DoesNothing: false } rule && department.Calendar is not null ? rule : null;

    /// <summary>The target of an urgency; null when nothing is promised.</summary>
    public ServiceLevelTarget? TargetOf(Urgency urgency) => _targets.GetValueOrDefault(urgency);

    /// <summary>The date in the hall at an instant.</summary>
    public DateOnly LocalDate(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZone).DateTime);

    /// <summary>Whether a held skill counts at an instant: until the end of its last day, in the hall.</summary>
    public bool IsSkillValid(HeldSkill skill, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(skill);
        return skill.Expires is not { } last || LocalDate(at) <= last;
    }
}
