using Coordination.Dispatch;

namespace Coordination.Plans.Previews;

/// <summary>Whether work can be done under a plan; each class of work is looked at once.</summary>
internal sealed class WorkFit(ActivePlan plan, DateOnly today)
{
    private readonly Dictionary<WorkClass, WorkMisfit> _known = new(new WorkClassComparer());

    public WorkMisfit Of(WorkClass work) => _known.TryGetValue(work, out var misfit) ? misfit : _known[work] = Look(work);

    // A requirement that falls away with time keeps nobody from it for good.
    private WorkMisfit Look(WorkClass work)
    {
        if (!plan.Departments.ContainsKey(work.Department))
        {
            return WorkMisfit.NoDepartment;
        }

        var lasting = work.Skills.Where(required => required.RelaxAfterMinutes is null).ToList();
        var capacity = plan.Plan.Staff
            .Where(person => PlanCover.Serves(plan.Plan, person, work.Department) && lasting.TrueForAll(required => PlanCover.Holds(person, required, today)))
            .Select(person => person.Capacity).DefaultIfEmpty(0).Max();
        return capacity == 0 ? WorkMisfit.NobodyAble : capacity < work.Cost ? WorkMisfit.NoCapacity : WorkMisfit.None;
    }
}
