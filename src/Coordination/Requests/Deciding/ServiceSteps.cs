using Coordination.Plans;

namespace Coordination.Requests.Deciding;

/// <summary>What a service's steps are to each other.</summary>
internal static class ServiceSteps
{
    /// <summary>The step whose department leads: the marked one, or the first.</summary>
    public static StepPlan LeadStep(this ServicePlan service)
    {
        foreach (var step in service.Steps)
        {
            if (step.Lead)
            {
                return step;
            }
        }

        return service.FirstStep();
    }

    /// <summary>The step at which the citizen is received: the lead step if it is a first one, or the first of the first ones.</summary>
    public static StepPlan FrontStep(this ServicePlan service) =>
        service.LeadStep() is { After.Length: 0 } lead ? lead : service.FirstStep();

    /// <summary>A step by its id.</summary>
    public static StepPlan StepOf(this ServicePlan service, StepId id)
    {
        foreach (var step in service.Steps)
        {
            if (step.Id == id)
            {
                return step;
            }
        }

        throw new InvalidOperationException($"Service '{service.Id}' has no step '{id}'.");
    }

    private static StepPlan FirstStep(this ServicePlan service)
    {
        foreach (var step in service.Steps)
        {
            if (step.After.Length == 0)
            {
                return step;
            }
        }

        return service.Steps[0];
    }
}
