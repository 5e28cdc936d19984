using System.Collections.Immutable;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Requests.Events;
using Coordination.Supervision;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests.Deciding;

/// <summary>
/// What follows from every decision alike, and is therefore said once: items whose turn has come join their queues, and
/// the service-level clock runs exactly while the office has something to do.
/// </summary>
internal static class Settlement
{
    /// <summary>The decision with all that follows from it.</summary>
    public static Decided Settle(in RequestTurn turn, Decided decided)
    {
        if (decided.Refusal is not null)
        {
            return decided;
        }

        var events = decided.Events;
        var after = ApplyAll(turn, turn.State, events);
        if (after.Status.IsOpen() && Queued(turn, after) is { IsEmpty: false } queued)
        {
            events = events.AddRange(queued);
            after = ApplyAll(turn, after, queued);
        }

        return (SettledClock(turn, after) ?? (turn.HasMovedClock ? after.Clock : null)) is { } clock
            ? Decided.Of(events.SetItem(events.Length - 1, events[^1] with { Clock = clock })).LeadingTo(after with { Clock = clock })
            : Decided.Of(events).LeadingTo(after);
    }

    private static RequestState ApplyAll(in RequestTurn turn, RequestState state, ImmutableArray<RequestEvent> events)
    {
        foreach (var happened in events)
        {
            state = RequestHistory.Apply(state, happened, new EventContext(state.Version + 1, turn.At, turn.By));
        }

        return state;
    }

    private static ImmutableArray<RequestEvent> Queued(in RequestTurn turn, RequestState after)
    {
        ImmutableArray<RequestEvent> queued = [];
        for (var index = 0; index < after.Items.Length; index++)
        {
            if (after.Items[index].Status == WorkItemStatus.Pending && turn.StepOf(index) is var step && IsDue(step, after.Items))
            {
                var limit = Consent.LimitOf(turn.PlanOf(after.Items[index].Department), turn.Service, step, after.Items[index].Department, turn.At);
                queued = queued.Add(new ItemQueued(index, turn.At, limit));
            }
        }

        return queued;
    }

    private static bool IsDue(StepPlan step, ImmutableArray<WorkItemState> items)
    {
        foreach (var item in items)
        {
            if (step.After.Contains(item.Step) && item.Status is not (WorkItemStatus.Completed or WorkItemStatus.DeemedConsent))
            {
                return false;
            }
        }

        return true;
    }

    private static ServiceClock? SettledClock(in RequestTurn turn, RequestState after)
    {
        if (after.Clock is not { } clock)
        {
            return null;
        }

        if (clock.RunningSince is not null == (after.IsWithOffice() && !clock.Halted))
        {
            return clock.RunningSince > turn.At && IsAttendedTo(after) && !(after.AppointmentAt >= clock.RunningSince) ? turn.RunningFrom(Later(turn.At, after.AppointmentAt), clock) : null;
        }

        return clock.RunningSince is null
            ? turn.Stamped(ServiceClocks.Resume(clock, Later(turn.At, after.AppointmentAt), turn.LeadCalendar))
            : ServiceClocks.Stop(clock, turn.At, turn.LeadCalendar);
    }

    // Who let others go first and is attended to all the same waits no longer for that.
    private static bool IsAttendedTo(RequestState after) => after.Items.Any(item => item.Status is WorkItemStatus.Assigned or WorkItemStatus.Started);

    private static DateTimeOffset Later(DateTimeOffset at, DateTimeOffset? appointment) =>
        appointment is { } booked && booked > at ? booked : at;
}
