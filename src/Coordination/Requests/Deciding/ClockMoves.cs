using Coordination.Grains;
using Coordination.Plans;
using Coordination.Requests.Events;
using Coordination.Supervision;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests.Deciding;

/// <summary>A service-level clock goes by the hours of the plan that counts now: what was used before that plan stays used.</summary>
internal static class ClockMoves
{
    /// <summary>The turn with a clock that goes by the newest plan: whatever is decided before the clock was moved decides on that.</summary>
    public static RequestTurn Follow(in RequestTurn turn) =>
        turn.State is { Plan: var admitted, Clock: { RunningSince: not null } clock } && (clock.Plan > 0 ? clock.Plan : admitted) < turn.People.Version
        && BeforeOf(turn, clock) is { } before && IsThere(turn) && !turn.HasSameHours(before, turn.People)
            ? turn.WithMoved(Moved(turn, clock, before))
            : turn;

    /// <summary>Moves the clock to the plan that counts now.</summary>
    public static Decided Move(in RequestTurn turn)
    {
        if (turn.RefuseUnlessOpen() is { } refusal)
        {
            return Decided.No(refusal);
        }

        var clock = turn.State.Clock!;
        if (!turn.HasMovedClock && (BeforeOf(turn, clock) is not { } before || before.Version >= turn.People.Version || !IsThere(turn)))
        {
            return Decided.No(RefusalCodes.WrongState, "Its clock goes by the newest plan already, or by hours that no plan has any more.");
        }

        return Decided.Of(new ClockMoved(turn.People.Version) { Clock = turn.Stamped(clock) });
    }

    private static ServiceClock Moved(in RequestTurn turn, ServiceClock clock, ActivePlan before) =>
        turn.Stamped(ServiceClocks.Move(clock, turn.People.PublishedAt, before.CalendarOf(before.NowOf(turn.Lead)), turn.LeadCalendar));

    // Null where the host does not know it: then the clock is moved by a command of its own.
    private static ActivePlan? BeforeOf(in RequestTurn turn, ServiceClock clock) =>
        clock.Plan == 0 ? turn.Plan : turn.ClockPlan?.Version == clock.Plan ? turn.ClockPlan : null;

    private static bool IsThere(in RequestTurn turn) => turn.People.Departments.ContainsKey(turn.People.NowOf(turn.Lead));
}
