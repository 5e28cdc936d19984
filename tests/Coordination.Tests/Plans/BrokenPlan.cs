using System.Collections.Immutable;
using Coordination.Plans;

namespace Coordination.Tests.Plans;

/// <summary>A way to break a valid plan, and the faults it must give.</summary>
internal sealed record BrokenPlan(string Name, Func<HallPlan, HallPlan> Break, string Says, params string[] Paths)
{
    /// <summary>The date of the check.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>The date for the sample, where the date itself is what breaks it.</summary>
    public DateOnly? SampleToday { get; init; }
}

/// <summary>Short ways to change one thing of a plan.</summary>
internal static class PlanChanges
{
    public static HallPlan Calendar(this HallPlan plan, int index, Func<CalendarPlan, CalendarPlan> change) =>
        plan with { Calendars = plan.Calendars.Change(index, change) };

    public static HallPlan Department(this HallPlan plan, int index, Func<DepartmentPlan, DepartmentPlan> change) =>
        plan with { Departments = plan.Departments.Change(index, change) };

    public static HallPlan Service(this HallPlan plan, int index, Func<ServicePlan, ServicePlan> change) =>
        plan with { Services = plan.Services.Change(index, change) };

    public static HallPlan Step(this HallPlan plan, int service, int index, Func<StepPlan, StepPlan> change) =>
        plan.Service(service, each => each with { Steps = each.Steps.Change(index, change) });

    public static HallPlan Person(this HallPlan plan, int index, Func<StaffPlan, StaffPlan> change) =>
        plan with { Staff = plan.Staff.Change(index, change) };

    public static HallPlan Rule(this HallPlan plan, int index, Func<UrgencyRule, UrgencyRule> change) =>
        plan with { UrgencyRules = plan.UrgencyRules.Change(index, change) };

    public static HallPlan Target(this HallPlan plan, int index, Func<ServiceLevelTarget, ServiceLevelTarget> change) =>
        plan with { ServiceLevels = plan.ServiceLevels.Change(index, change) };

    public static ImmutableArray<T> Change<T>(this ImmutableArray<T> list, int index, Func<T, T> change) =>
        list.SetItem(index, change(list[index]));
}
