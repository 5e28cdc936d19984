using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Staff;
using Coordination.Torture.Faults;

namespace Coordination.Torture.Halls;

/// <summary>What a planner makes of the plan that counts.</summary>
internal static class PlanEdits
{
    /// <summary>The changed plans, the one that is meant first: one that has faults, as where nobody could do a step any more, is passed over.</summary>
    public static IEnumerable<HallPlan> Of(HallPlan plan, PlanChange change, DateOnly today) => change.Kind switch
    {
        PlanChangeKind.DepartmentMerged => Turned(plan.Departments, change.What).Select(gone => Merge(plan, gone.Id, TakerOf(plan, gone.Id, change.What), says: true)),
        PlanChangeKind.DepartmentForgotten => Turned(plan.Departments, change.What).Select(gone => Merge(plan, gone.Id, TakerOf(plan, gone.Id, change.What), says: false)),
        PlanChangeKind.Holiday => [WithHours(plan, calendar => calendar with { Holidays = [.. calendar.Holidays.Where(day => day.Date != today), new Holiday(today, "Found at noon")] })],
        PlanChangeKind.Hours => [WithHours(plan, calendar => calendar with { Holidays = [], Hours = HoursOf(change.What) })],
        _ => Turned(plan.Staff, change.What).Select(gone => plan with { Staff = plan.Staff.Remove(gone) }),
    };

    /// <summary>The departments that one plan has, or has had, and a later one says nothing of.</summary>
    public static IEnumerable<DepartmentId> GivenUp(HallPlan before, HallPlan after) => Named(before).Except(Named(after));

    /// <summary>The people whom a later plan leaves out.</summary>
    public static IEnumerable<StaffId> LeftOut(HallPlan before, HallPlan after) => before.Staff.Select(person => person.Id).Except(after.Staff.Select(person => person.Id));

    private static IEnumerable<DepartmentId> Named(HallPlan plan) =>
        plan.Departments.Select(department => department.Id).Concat(plan.FormerDepartments.Select(former => former.Id));

    private static IEnumerable<T> Turned<T>(ImmutableArray<T> list, int by) => Enumerable.Range(0, list.Length).Select(place => list[(place + by) % list.Length]);

    private static DepartmentId TakerOf(HallPlan plan, DepartmentId gone, int what) =>
        plan.Departments.Select(department => department.Id).Where(department => department != gone).ElementAtOrDefault(what % Math.Max(1, plan.Departments.Length - 1));

    private static HallPlan Merge(HallPlan plan, DepartmentId gone, DepartmentId taker, bool says) => plan with
    {
        Departments = plan.Departments.RemoveAll(department => department.Id == gone),
        FormerDepartments =
        [
            .. plan.FormerDepartments.Select(former => former.Becomes == gone ? former with { Becomes = taker } : former),
            .. says ? [new FormerDepartment(gone, taker)] : Array.Empty<FormerDepartment>(),
        ],
        Services = [.. plan.Services.Select(service => service with { Steps = [.. service.Steps.Select(step => step.Department == gone ? step with { Department = taker } : step)] })],
        Needs = [.. plan.Needs.Select(need => need.Department == gone ? need with { Department = taker } : need)],
        Staff = [.. plan.Staff.Select(person => person.Department == gone ? person with { Department = taker } : person)],
    };

    private static HallPlan WithHours(HallPlan plan, Func<CalendarPlan, CalendarPlan> change) => plan with { Calendars = [.. plan.Calendars.Select(change)] };

    private static ImmutableArray<OpeningHours> HoursOf(int what) =>
        [.. Enumerable.Range(1, 5).Select(day => new OpeningHours((DayOfWeek)day, new TimeOnly(7 + (what % 3), 0), new TimeOnly(15 + (what / 3 % 3), what / 9 % 2 * 30)))];
}
