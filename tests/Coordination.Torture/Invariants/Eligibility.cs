using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Torture.Invariants;

/// <summary>Whether somebody may do an item, said once more and apart from the dispatcher.</summary>
internal static class Eligibility
{
    /// <summary>Whether somebody holds what an item requires at a time.</summary>
    /// <param name="request">The request.</param>
    /// <param name="item">The item's number.</param>
    /// <param name="state">The item.</param>
    /// <param name="admitted">The plan that the request is under.</param>
    /// <param name="person">Who.</param>
    /// <param name="plan">The plan that the person is in.</param>
    /// <param name="at">When.</param>
    /// <param name="relaxing">Whether requirements fall away with time.</param>
    public static bool HasSkills(
        TrackedRequest request, int item, WorkItemState state, ActivePlan admitted, StaffPlan person, ActivePlan plan, DateTimeOffset at, bool relaxing = true) =>
        request.Skills(item, admitted).All(required =>
            (relaxing && required.RelaxAfterMinutes is { } minutes && at - state.QueuedAt >= TimeSpan.FromMinutes(minutes))
            || person.Skills.Any(held => held.Skill == required.Skill && held.Level >= required.Level && plan.IsSkillValid(held, at)));

    /// <summary>The item, of the request itself or of another one of the visit, for which the citizen is with somebody; null where they are free to come for this one, or need not.</summary>
    public static (TrackedRequest Request, int Item)? Elsewhere(Committed committed, TrackedRequest request, int item, ActivePlan plan)
    {
        if (!NeedsCitizen(request.State, item, plan))
        {
            return null;
        }

        var visit = request.State.Visit ?? request.State.Id;
        foreach (var other in committed.Requests.Values.Where(other => (other.State.Visit ?? other.State.Id) == visit))
        {
            for (var i = 0; i < other.State.Items.Length; i++)
            {
                if ((other != request || i != item)
                    && other.State.Items[i].Status is WorkItemStatus.Offered or WorkItemStatus.Assigned or WorkItemStatus.Started
                    && NeedsCitizen(other.State, i, plan))
                {
                    return (other, i);
                }
            }
        }

        return null;
    }

    private static bool NeedsCitizen(RequestState state, int item, ActivePlan plan) =>
        state.Channel is Channel.Window or Channel.Phone
        && (!plan.Departments.TryGetValue(state.Items[item].Department, out var department) || (department.MeetsCitizens ?? department.Kind is not (DepartmentKind.Supporting or DepartmentKind.DecisionMaking)));

    /// <summary>Whether nothing keeps an item from somebody: it may be called, and they did not decline it not long ago.</summary>
    public static bool MayBeGiven(WorkItemState item, StaffId staff, DateTimeOffset at) =>
        item.Status == WorkItemStatus.Waiting
        && (item.NotBefore is not { } time || time <= at)
        && (item.QueuedAt is not { } queued || queued <= at)
        && !item.Exclusions.Any(exclusion => exclusion.Staff == staff && exclusion.Until > at);
}
