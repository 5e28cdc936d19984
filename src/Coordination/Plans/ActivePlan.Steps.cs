using Coordination.Departments;
namespace Coordination.Plans;

internal sealed partial class ActivePlan
{
    /// <summary>A step of a service; null when there is none of that name.</summary>
    public StepPlan? FindStep(ServiceId service, StepId step) =>
        Services.TryGetValue(service, out var plan) && IndexOf(plan, step) is >= 0 and var index ? plan.Steps[index] : null;

    /// <summary>A step of a service by its place, from 0; null when there is none.</summary>
    public StepPlan? FindStep(ServiceId service, int index) =>
        Services.TryGetValue(service, out var plan) && index >= 0 && index < plan.Steps.Length ? plan.Steps[index] : null;

    /// <summary>The place of a step in its service, from 0; -1 when there is none of that name.</summary>
    public static int IndexOf(ServicePlan service, StepId step)
    {
        ArgumentNullException.ThrowIfNull(service);
        for (var index = 0; index < service.Steps.Length; index++)
        {
            if (service.Steps[index].Id == step)
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The place of the step whose department leads: the marked one, or the first.</summary>
    public static int LeadIndexOf(ServicePlan service)
    {
        ArgumentNullException.ThrowIfNull(service);
        for (var index = 0; index < service.Steps.Length; index++)
        {
            if (service.Steps[index].Lead)
            {
                return index;
            }
        }

        return 0;
    }

    /// <summary>The step whose department leads.</summary>
    public static StepPlan LeadOf(ServicePlan service) => service.Steps[LeadIndexOf(service)];

    /// <summary>Whether those who are booked for a service over a channel are to say that they have come.</summary>
    public static ArrivalRule ArrivalOf(ServicePlan service, Channel channel)
    {
        ArgumentNullException.ThrowIfNull(service);
        return service.Arrival.GetValueOrDefault(channel);
    }

    /// <summary>Whether a department's work over a channel takes the citizen, so that they can be nowhere else meanwhile.</summary>
    public bool TakesCitizen(DepartmentId department, Channel channel) =>
        channel != Channel.Online
        && (!Departments.TryGetValue(department, out var plan) || (plan.MeetsCitizens ?? plan.Kind is DepartmentKind.Functional or DepartmentKind.Centre));

    /// <summary>What an item of a step costs of a person's capacity over a channel.</summary>
    public static int CostOf(StepPlan step, Channel channel)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Cost.TryGetValue(channel, out var cost) ? cost : StepPlan.DefaultCost;
    }
}
