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

    private static ServiceClock Halted(in RequestTurn turn, ServiceClock clock, DateTimeOffset since) => clock.RunningSince is { } running
        ? ServiceClocks.Stop(clock, running > since ? running : since, turn.LeadCalendar) with { Halted = true }
        : clock with { Halted = true };

    private static ServiceClock Released(in RequestTurn turn, ServiceClock clock, DateTimeOffset since) => turn.State.IsWithOffice()
        ? turn.Stamped(ServiceClocks.Resume(clock with { Halted = false }, turn.State.AppointmentAt > since ? turn.State.AppointmentAt.Value : since, turn.LeadCalendar))
        : clock with { Halted = false };
}
