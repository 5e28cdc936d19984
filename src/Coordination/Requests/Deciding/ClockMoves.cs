using Coordination.Grains;
using Coordination.Requests.Events;
using Coordination.Supervision;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests.Deciding;

/// <summary>A service-level clock goes by the hours of the plan that counts now: what was used before that plan stays used.</summary>
internal static class ClockMoves
{
    /// <summary>Moves the clock to the plan that counts now.</summary>
    public static Decided Move(in RequestTurn turn)
    {
        if (turn.RefuseUnlessOpen() is { } refusal)
        {
            return Decided.No(refusal);
        }

        var (clock, lead) = (turn.State.Clock!, turn.Lead);
        if (turn.ClockPlan is not { } before || before.Version >= turn.People.Version || !turn.People.Departments.ContainsKey(turn.People.NowOf(lead)))
        {
            return Decided.No(RefusalCodes.WrongState, "Its clock goes by the newest plan already, or by hours that no plan has any more.");
        }

        var moved = turn.HasSameHours(before, turn.People) ? clock : ServiceClocks.Move(clock, turn.People.PublishedAt, before.CalendarOf(before.NowOf(lead)), turn.LeadCalendar);
        return Decided.Of(new ClockMoved(turn.People.Version) { Clock = turn.Stamped(moved) });
    }
}
