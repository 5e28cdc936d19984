using System.Collections.Immutable;

namespace Coordination.Plans;

/// <summary>Brings a plan made by a program into the form that a document has: arrays that were never set are empty.</summary>
internal static class PlanForm
{
    public static HallPlan Complete(HallPlan plan) => plan with
    {
        Calendars = Each(plan.Calendars, Complete),
        Departments = Each(plan.Departments, department => department with { Windows = department.Windows.OrEmpty() }),
        FormerDepartments = plan.FormerDepartments.OrEmpty(),
        Skills = plan.Skills.OrEmpty(),
        Reasons = plan.Reasons.OrEmpty(),
        Services = Each(plan.Services, Complete),
        NegativeList = plan.NegativeList.OrEmpty(),
        Facts = Each(plan.Facts, fact => fact with { Values = fact.Values.OrEmpty() }),
        Needs = Each(plan.Needs, need => need with { Skills = need.Skills.OrEmpty() }),
        UrgencyRules = Each(plan.UrgencyRules, rule => rule with { Services = rule.Services.OrEmpty(), When = rule.When.OrEmpty() }),
        ServiceLevels = plan.ServiceLevels.OrEmpty(),
        Routing = Complete(plan.Routing ?? new RoutingPlan()),
        Pooling = Complete(plan.Pooling ?? new PoolingPlan()),
        Crisis = Complete(plan.Crisis ?? new CrisisPlan()),
        Staff = Each(plan.Staff, person => person with { Skills = person.Skills.OrEmpty() }),
    };

    private static CalendarPlan Complete(CalendarPlan calendar) => calendar with
    {
        Hours = calendar.Hours.OrEmpty(),
        Holidays = calendar.Holidays.OrEmpty(),
        SpecialDays = calendar.SpecialDays.OrEmpty(),
    };

    private static ServicePlan Complete(ServicePlan service) => service with
    {
        Audience = service.Audience.OrEmpty(),
        Evidence = service.Evidence.OrEmpty(),
        Channels = service.Channels.OrEmpty(),
        Arrival = service.Arrival ?? ImmutableDictionary<Channel, ArrivalRule>.Empty,
        Steps = Each(service.Steps, Complete),
    };

    private static StepPlan Complete(StepPlan step) => step with
    {
        After = step.After.OrEmpty(),
        Skills = step.Skills.OrEmpty(),
        Cost = step.Cost ?? ImmutableDictionary<Channel, int>.Empty,
    };

    private static RoutingPlan Complete(RoutingPlan routing) => routing with { Rates = routing.Rates ?? RoutingPlan.DefaultRates };

    private static PoolingPlan Complete(PoolingPlan pooling) => pooling with
    {
        Groups = [.. pooling.Groups.OrEmpty().Select(EmptyArrays.OrEmpty)],
    };

    private static CrisisPlan Complete(CrisisPlan crisis) => crisis with
    {
        SuspendedServices = crisis.SuspendedServices.OrEmpty(),
        HeldLevels = crisis.HeldLevels.OrEmpty(),
    };

    /// <summary>Entries that are null stay: the check reports them.</summary>
    private static ImmutableArray<T> Each<T>(ImmutableArray<T> array, Func<T, T> complete)
        where T : class => [.. array.OrEmpty().Select(entry => entry is null ? null! : complete(entry))];
}
