using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Plans;

namespace Coordination.Requests.Deciding;

/// <summary>Where a citizen is received: where their service says, or where their needs take them.</summary>
internal static class Reception
{
    /// <summary>The step with which they begin: the lead step if it is a first one, or the first of the first ones.</summary>
    public static StepPlan StepOf(ServicePlan service) =>
        ActivePlan.LeadOf(service) is { After.IsEmpty: true } lead ? lead : service.Steps.First(step => step.After.IsEmpty);

    /// <summary>Where a step of theirs is done.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="service">What they come for.</param>
    /// <param name="step">The step.</param>
    /// <param name="needed">Where their needs have them received: the first of them that is open, and where somebody can do it.</param>
    /// <param name="comes">When they come.</param>
    /// <param name="hall">How the hall stands then, where it is known.</param>
    public static DepartmentId DepartmentOf(ActivePlan plan, ServicePlan service, StepPlan step, ImmutableArray<DepartmentId> needed, DateTimeOffset comes, SubmissionConditions? hall)
    {
        if (step == StepOf(service))
        {
            foreach (var other in needed)
            {
                if (plan.CalendarOf(other).IsOpen(comes) && hall?.Of(other) is not { IsClosed: true } && (step.Skills.IsEmpty || plan.AnybodyHolds(other, step.Skills, comes)))
                {
                    return other;
                }
            }
        }

        return step.Department;
    }
}
