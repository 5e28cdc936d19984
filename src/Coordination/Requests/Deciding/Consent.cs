using Coordination.Departments;
using Coordination.Grains;
using Coordination.Plans;
using Coordination.Requests.Events;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests.Deciding;

/// <summary>
/// A co-handler that says nothing within its limit is deemed to consent. The limit runs in open time of the department
/// the item is at, from when its turn came there; it stands still while the citizen or the centre must act. Work
/// that has begun is finished by its outcome, not by silence.
/// </summary>
internal static class Consent
{
    /// <summary>When a department that gets an item now is deemed to consent; null for the lead step and where no limit is set.</summary>
    public static DateTimeOffset? LimitOf(ActivePlan plan, ServicePlan service, StepPlan step, DepartmentId department, DateTimeOffset from) =>
        step.DeemedConsentMinutes is { } minutes && step.Id != ActivePlan.LeadOf(service).Id
            ? plan.CalendarOf(department).Add(from, TimeSpan.FromMinutes(minutes))
            : null;

    /// <summary>When another department is deemed to consent to an item passed to it now.</summary>
    public static DateTimeOffset? LimitAt(this in RequestTurn turn, int item, DepartmentId department) =>
        LimitOf(turn.PlanOf(department), turn.Service, turn.StepOf(item), department, turn.At);

    /// <summary>What is left of an item's limit.</summary>
    public static TimeSpan? ConsentLeft(this in RequestTurn turn, int item) =>
        turn.Item(item) is { ConsentAt: { } limit } state ? turn.PlanOf(state.Department).CalendarOf(state.Department).OpenTime(turn.At, limit) : null;

    /// <summary>When an item's limit ends that goes on now.</summary>
    public static DateTimeOffset? ConsentResumed(this in RequestTurn turn, int item) =>
        turn.Item(item) is not { ConsentLeft: { } left } state ? null
        : left > TimeSpan.Zero ? turn.PlanOf(state.Department).CalendarOf(state.Department).Add(turn.At, left)
        : turn.At;

    /// <summary>The limit is over.</summary>
    public static Decided Deem(in RequestTurn turn, DeemConsent command)
    {
        if (turn.RefuseUnless(command.Item, "deemed to be consented to", WorkItemStatus.Waiting, WorkItemStatus.Offered, WorkItemStatus.Assigned)
            is { } refusal)
        {
            return Decided.No(refusal);
        }

        return turn.Item(command.Item).ConsentAt is not { } limit
            ? Decided.No(RefusalCodes.WrongState, $"Item {command.Item} has no limit for consent.", "item")
            : turn.At < limit
                ? Decided.No(RefusalCodes.WrongState, $"The limit of item {command.Item} ends only at {limit:O}.", "item")
                : Decided.Of(new ConsentDeemed(command.Item));
    }
}
