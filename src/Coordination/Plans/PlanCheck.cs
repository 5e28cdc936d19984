using System.Collections.Immutable;
using Coordination.Plans.Checking;

namespace Coordination.Plans;

/// <summary>Finds every fault of a plan at once, each with its path in the document. A plan without fault can be published.</summary>
public static class PlanCheck
{
    /// <summary>Checks a whole plan.</summary>
    /// <param name="plan">The plan, as written; arrays that were never set count as empty.</param>
    /// <param name="today">With a date, skills that have expired by then do not count as held.</param>
    /// <returns>The faults, by their place in the document's order of parts, at most 100; empty for a valid plan.</returns>
    public static ImmutableArray<Fault> Check(HallPlan plan, DateOnly? today = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var context = new CheckContext(PlanForm.Complete(plan), today);
        if (!HallChecks.AreSizesRight(context))
        {
            return context.Faults.ToImmutable();
        }

        HallChecks.Check(context);
        CalendarChecks.Check(context);
        DepartmentChecks.Check(context);
        FormerDepartmentChecks.Check(context);
        ServiceChecks.Check(context);
        CoverageChecks.Check(context);
        AdmissionChecks.Check(context);
        DeclarationChecks.Check(context);
        UrgencyRuleChecks.Check(context);
        ServiceLevelChecks.Check(context);
        RoutingChecks.Check(context);
        PoolingChecks.Check(context);
        CrisisChecks.Check(context);
        ClosingChecks.Check(context);
        RetentionChecks.Check(context);
        StaffChecks.Check(context);
        return context.Faults.ToImmutable();
    }
}
