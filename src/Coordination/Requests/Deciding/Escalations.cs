using Coordination.Grains;
using Coordination.Plans;
using Coordination.Requests.Events;
using Coordination.Supervision;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests.Deciding;

/// <summary>Urgency that changes after admission, and promises that were not kept.</summary>
internal static class Escalations
{
    /// <summary>Another level, up or down; what the clock used stays used.</summary>
    public static Decided Escalate(in RequestTurn turn, EscalateRequest command)
    {
        if ((turn.RefuseUnlessSupervised(engineMay: true)
            ?? turn.RefuseReason(command.Reason)
            ?? turn.RefuseUnlessOpen()) is { } refusal)
        {
            return Decided.No(refusal);
        }

        return command.Urgency is < Urgency.EspeciallyUrgent or > Urgency.NotUrgent
            ? Decided.No(TextChecks.Invalid("urgency", "is not a level from 1 to 5"))
            : command.Urgency == turn.State.Urgency
                ? Decided.No(RefusalCodes.WrongState, $"The request's urgency is {(int)command.Urgency} already.", "urgency")
                : Decided.Of(To(turn, command.Urgency, command.Reason, turn.State.Clock!, turn.By.Kind == ActorKind.Engine));
    }

    /// <summary>The promise was not kept; the request is raised where the plan says so.</summary>
    public static Decided Miss(in RequestTurn turn)
    {
        if (turn.RefuseUnlessOpen() is { } refusal)
        {
            return Decided.No(refusal);
        }

        var clock = turn.State.Clock!;
        if (clock.Missed)
        {
            return Decided.No(RefusalCodes.WrongState, "The missed service level is on record already.");
        }

        if (clock.Due is not { } due)
        {
            return Decided.No(RefusalCodes.WrongState, "Nothing is due: the clock is stopped, or nothing is promised.");
        }

        return turn.At < due
            ? Decided.No(RefusalCodes.WrongState, $"The request is due only at {due:O}.")
            : Missed(turn, clock with { Missed = true }, due);
    }

    private static Decided Missed(in RequestTurn turn, ServiceClock clock, DateTimeOffset due)
    {
        var missed = new ServiceLevelMissed(due);
        return turn.Plan.TargetOf(turn.State.Urgency)?.EscalateTo is { } to && to < turn.State.Urgency
            ? Decided.Of(missed, To(turn, to, Reason.Of(EngineReasons.ServiceLevelMissed), clock, automatic: true))
            : Decided.Of(missed);
    }

    private static RequestEscalated To(in RequestTurn turn, Urgency to, Reason reason, ServiceClock clock, bool automatic) =>
        new(turn.State.Urgency, to, automatic, reason.Code)
        {
            Words = reason.Said,
            Clock = turn.Stamped(ServiceClocks.Retarget(clock, turn.Plan.PromisedTimeOf(to), turn.LeadCalendar)),
        };
}
