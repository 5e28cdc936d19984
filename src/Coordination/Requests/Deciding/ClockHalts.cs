using Coordination.Grains;
using Coordination.Requests.Events;
using Coordination.Supervision;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests.Deciding;

/// <summary>A service-level clock stands still while the department that leads is closed by hand, where the plan says so.</summary>
internal static class ClockHalts
{
    /// <summary>It stands still from the closing on, or goes on from the opening on.</summary>
    public static Decided Halt(in RequestTurn turn, HaltClock command)
    {
        if (turn.RefuseUnlessOpen() is { } refusal)
        {
            return Decided.No(refusal);
        }

        var (clock, since) = (turn.State.Clock!, command.Since < turn.At ? command.Since : turn.At);
        if (clock.Halted == command.Halted)
        {
            return Decided.No(RefusalCodes.WrongState, command.Halted ? "Its clock stands still already." : "Its clock does not stand still.");
        }

        return !command.Halted ? Decided.Of(new ClockReleased { Clock = Released(turn, clock, since) })
            : clock.Due <= since ? Decided.No(RefusalCodes.WrongState, "Its promised time had passed before the closing.")
            : Decided.Of(new ClockHalted { Clock = Halted(turn, clock, since) });
    }

    private static ServiceClock Halted(in RequestTurn turn, ServiceClock clock, DateTimeOffset since) => clock.RunningSince is not { } running ? clock with { Halted = true }
        : running > since ? ServiceClocks.Stop(clock, running, turn.LeadCalendar) with { Halted = true, NotBefore = running }
        : ServiceClocks.Stop(clock, since, turn.LeadCalendar) with { Halted = true };

    private static ServiceClock Released(in RequestTurn turn, ServiceClock clock, DateTimeOffset since)
    {
        var released = clock with { Halted = false, NotBefore = null };
        return turn.State.IsWithOffice()
            ? turn.Stamped(ServiceClocks.Resume(released, Latest(since, Latest(clock.NotBefore, turn.State.AppointmentAt)), turn.LeadCalendar))
            : released;
    }

    private static DateTimeOffset Latest(DateTimeOffset at, DateTimeOffset? other) => other > at ? other.Value : at;

    private static DateTimeOffset? Latest(DateTimeOffset? one, DateTimeOffset? other) => one > other ? one : other ?? one;
}
