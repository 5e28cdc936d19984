using Coordination.Grains;
using Coordination.Plans;
using Coordination.Requests.Events;
using Coordination.Supervision;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests.Deciding;

/// <summary>Where the citizen is: come, back, letting others go before them, sent away for a while, or not come at all.</summary>
internal static class Arrivals
{
    private const int LongestMinutes = 480;

    /// <summary>The citizen has come, or is back. The first time counts; later ones only bring back what waits for them.</summary>
    public static Decided Arrive(in RequestTurn turn)
    {
        if (turn.RefuseUnlessOpen() is { } refusal)
        {
            return Decided.No(refusal);
        }

        var state = turn.State;
        var isFirst = state is { AppointmentAt: not null, ArrivedAt: null };
        return IsAnotherDay(turn)
            ? Decided.No(RefusalCodes.WrongState, $"The citizen is booked for {state.AppointmentAt:O}: they can say that they have come on that day.")
            : isFirst || HasDeferred(turn) ? Decided.Of(Arrived(turn))
            : Decided.No(RefusalCodes.WrongState, state.ArrivedAt is { } at ? $"The citizen is here since {at:O}." : "Nothing waits for the citizen to come: who is not booked is here.");
    }

    /// <summary>The citizen has come: what follows for what waits, and for the clock.</summary>
    public static CitizenArrived Arrived(in RequestTurn turn)
    {
        var (at, booked) = (turn.At, turn.State.AppointmentAt);
        DateTimeOffset? callable = booked is null ? null : CallableFrom(turn, booked.Value);
        var isLate = turn.State.ArrivedAt is null && turn.State.Items.All(item => item.AssignedAt is null && item.NoShows == 0) && turn.Plan.Plan.Routing.LateAfterMinutes is { } late && at > booked + TimeSpan.FromMinutes(late);
        return new CitizenArrived(callable > at ? callable : null, isLate ? at : null) { Clock = BackEarly(turn) };
    }

    /// <summary>Others go first for a while; the clock stands still meanwhile, as it is the citizen's wish.</summary>
    public static Decided StepBack(in RequestTurn turn, StepBack command)
    {
        if ((Minutes(command.Minutes) ?? turn.RefuseUnlessOpen()) is { } refusal)
        {
            return Decided.No(refusal);
        }

        if (turn.State.AwaitedUntil is not null)
        {
            return Decided.No(RefusalCodes.WrongState, "The citizen has not come yet, and is not called before they have.");
        }

        var until = turn.At + TimeSpan.FromMinutes(command.Minutes);
        return turn.State.Items.Any(item => item.Status == WorkItemStatus.Waiting)
            ? Decided.Of(new CitizenSteppedBack(until) { Clock = Standing(turn, until) })
            : Decided.No(RefusalCodes.WrongState, "Nothing of the request waits now.");
    }

    /// <summary>Its holder is free, and the item is not called for a while. The clock runs on: it is the office's wish.</summary>
    public static Decided Park(in RequestTurn turn, ParkItem command) =>
        (Minutes(command.Minutes)
            ?? turn.RefuseReason(command.Reason)
            ?? turn.RefuseUnlessHeldBy(command.Item, command.Staff, "parked", WorkItemStatus.Started, WorkItemStatus.Assigned, WorkItemStatus.OnHold)) is { } refusal
            ? Decided.No(refusal)
            : Decided.Of(new ItemParked(command.Item, turn.HolderOf(command.Item), turn.At + TimeSpan.FromMinutes(command.Minutes), command.Reason.Code) { Words = command.Reason.Said });

    /// <summary>Who was to say that they had come has not: the request ends.</summary>
    public static Decided Miss(in RequestTurn turn)
    {
        if (turn.RefuseUnlessOpen() is { } refusal)
        {
            return Decided.No(refusal);
        }

        var state = turn.State;
        if (state.AwaitedUntil is not { } until || state.Items.Any(item => item.Status.IsHeld()))
        {
            return Decided.No(RefusalCodes.WrongState, "Nobody waits for the citizen to come.");
        }

        return turn.At < until ? Decided.No(RefusalCodes.WrongState, $"The citizen is waited for until {until:O}.")
            : Appointments.RefuseClosed(turn, state.AppointmentAt!.Value) is { } closed ? Decided.No(closed)
            : Decided.Of(new CitizenAbsent());
    }

    private static Refusal? Minutes(int minutes) =>
        minutes is < 1 or > LongestMinutes ? TextChecks.Invalid("minutes", $"is {minutes}: give 1 to {LongestMinutes}") : null;

    // Shortly before midnight some may be called already who are booked shortly after it.
    private static bool IsAnotherDay(in RequestTurn turn) =>
        turn.State is { AppointmentAt: { } booked, ArrivedAt: null } && turn.Plan.LocalDate(turn.At) < turn.Plan.LocalDate(booked) && turn.At < CallableFrom(turn, booked);

    private static DateTimeOffset CallableFrom(in RequestTurn turn, DateTimeOffset booked) => booked - TimeSpan.FromMinutes(turn.Plan.Plan.Routing.AppointmentEarlyMinutes);

    private static bool HasDeferred(in RequestTurn turn)
    {
        foreach (var item in turn.State.Items)
        {
            if (item.Status == WorkItemStatus.Waiting && item.NotBefore > turn.At && !IsOnlyEarly(turn, item))
            {
                return true;
            }
        }

        return false;
    }

    // Who is here before they may be called is here already.
    private static bool IsOnlyEarly(in RequestTurn turn, WorkItemState item) =>
        turn.State.ArrivedAt is not null && turn.State.AppointmentAt is { } booked && item.NotBefore == CallableFrom(turn, booked);

    // Only where everything waits for the citizen, for what they bring too: another department that is at work goes on.
    private static ServiceClock? Standing(in RequestTurn turn, DateTimeOffset until) =>
        turn.State.Items.Any(item => item.Status is not (WorkItemStatus.Waiting or WorkItemStatus.Pending or WorkItemStatus.AwaitingDocuments) && !item.Status.IsFinal()) ? null
        : turn.State.Clock is { RunningSince: { } since } clock ? since < until ? turn.RunningFrom(until, clock) : null
        : turn.State.Clock is { Halted: true } halted ? halted with { NotBefore = halted.NotBefore > until ? halted.NotBefore : until } : null;

    private static ServiceClock? BackEarly(in RequestTurn turn) =>
        turn.State is not { Clock: { } clock } || !((clock.RunningSince ?? clock.NotBefore) > turn.At) || turn.State.AppointmentAt >= (clock.RunningSince ?? clock.NotBefore) ? null
        : clock.Halted ? clock with { NotBefore = null }
        : turn.RunningFrom(turn.State.AppointmentAt > turn.At ? turn.State.AppointmentAt.Value : turn.At, clock);
}
