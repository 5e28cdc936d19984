using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Grains;
using Coordination.Identity;
using Coordination.Plans;
using Coordination.Requests.Events;
using Coordination.Supervision;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests.Deciding;

/// <summary>How a request is withdrawn, rated, and taken up again.</summary>
internal static class Endings
{
    private const int CommentLength = 2000;

    /// <summary>The citizen, or a supervisor, withdraws it: whoever holds an item of it is free.</summary>
    public static Decided Cancel(in RequestTurn turn, CancelRequest command) =>
        ((turn.IsSupervised ? turn.RefuseReason(command.Reason) : turn.RefuseUnsound(command.Reason)) ?? RefuseCanceller(turn) ?? turn.RefuseUnlessOpen()) is { } refusal
            ? Decided.No(refusal)
            : Decided.Of(new RequestCancelled(command.Reason?.Code) { Words = command.Reason?.Said });

    /// <summary>The citizen rates a visit that was served, once; a reopened request is a new visit.</summary>
    public static Decided Rate(in RequestTurn turn, RateRequest command)
    {
        if (command.Score is < 1 or > 5)
        {
            return Decided.No(TextChecks.Invalid("score", "is not a number from 1 to 5"));
        }

        if ((TextChecks.Optional(command.Comment, CommentLength, "comment") ?? RefuseRater(turn)) is { } refusal)
        {
            return Decided.No(refusal);
        }

        return turn.State.Rating is null
            ? Decided.Of(new RequestRated(command.Score) { Words = PlainText.OrNull(command.Comment) })
            : Decided.No(RefusalCodes.AlreadyRated, "The visit was rated already: one visit, one rating.");
    }

    /// <summary>Its lead step is done once more, with a new age and a new clock.</summary>
    public static Decided Reopen(in RequestTurn turn, ReopenRequest command)
    {
        if (turn.RefuseReason(command.Reason) is { } refusal)
        {
            return Decided.No(refusal);
        }

        if (turn.State.Status is not (RequestStatus.Completed or RequestStatus.NoShow or RequestStatus.Cancelled))
        {
            return Decided.No(
                RefusalCodes.WrongState, $"The request is {RequestStatusNames.Of(turn.State.Status)}; only one that has ended is reopened.");
        }

        var lead = ActivePlan.LeadOf(turn.Service);
        var department = turn.People.FormerDepartments.GetValueOrDefault(lead.Department, lead.Department);
        if (!turn.People.Departments.ContainsKey(department))
        {
            return Decided.No(
                RefusalCodes.WrongState, $"The department '{department}' is not in the plan any more: name it in the plan's 'formerDepartments' with the one that takes its work.");
        }

        var anySkill = !lead.Skills.IsEmpty && department != lead.Department && !turn.PlanOf(department).AnybodyHolds(department, lead.Skills, turn.At);
        return Decided.Of(new RequestReopened(lead.Id, department, command.Reason.Code, NeedsWaived(turn, department, anySkill ? [] : lead.Skills))
        {
            AnySkill = anySkill,
            Words = command.Reason.Said,
            Clock = turn.Stamped(ServiceClocks.Start(turn.Plan.PromisedTimeOf(turn.State.Urgency), turn.At, turn.LeadCalendar)),
        });
    }

    private static bool NeedsWaived(in RequestTurn turn, DepartmentId department, ImmutableArray<SkillRequirement> own) =>
        SkillRule.NeedsWaivedAt(turn.PlanOf(department), department, own, turn.State.NeededSkills, turn.At);

    private static Refusal? RefuseCanceller(in RequestTurn turn) =>
        turn.By.Kind == ActorKind.Citizen || turn.IsSupervised
            ? null
            : new Refusal(RefusalCodes.NotAllowed, "Only the citizen or a supervisor may withdraw a request.");

    private static Refusal? RefuseRater(in RequestTurn turn) =>
        turn.By.Kind != ActorKind.Citizen
            ? new Refusal(RefusalCodes.NotAllowed, "Only the citizen may rate a visit.")
            : turn.State.Status != RequestStatus.Completed
                ? new Refusal(RefusalCodes.WrongState, $"The request is {RequestStatusNames.Of(turn.State.Status)}; only a completed one is rated.")
                : null;
}
