using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Events;
using Coordination.Torture.Running;

namespace Coordination.Torture.Invariants;

/// <summary>Service-level clocks stop only while the request waits for the citizen or the calendar is closed (I11): counted again from the events.</summary>
internal sealed class ClockRules
{
    private readonly World _world;
    private readonly Committed _committed;

    public ClockRules(World world, Committed committed)
    {
        (_world, _committed) = (world, committed);
        committed.RequestChanged += OnChanged;
    }

    private void OnChanged(TrackedRequest request, RequestState before, IReadOnlyList<RequestEvent> events, DateTimeOffset at)
    {
        var after = request.State;
        if (after.Clock is not { } clock)
        {
            return;
        }

        var plan = _committed.PlanOf(after.Plan);
        var calendar = plan.CalendarOf(ActivePlan.LeadOf(plan.Services[after.Service]).Department);
        request.Clock = Count(request.Clock, before, after, events, at, calendar);
        var (used, since) = request.Clock;
        Require(clock.RunningSince == since, after, $"runs since {clock.RunningSince:O}, not since {since:O}");
        Require(clock.Used == used, after, $"has used {clock.Used}, not {used}");
        Require(clock.Due == Due(used, since, plan.TargetOf(after.Urgency), calendar), after, $"is due at {clock.Due:O}");
        foreach (var missed in events.OfType<ServiceLevelMissed>())
        {
            Require(before.Clock?.Due <= at, after, $"was called missed at {at:O}, due {missed.Due:O}");
        }
    }

    private static (TimeSpan Used, DateTimeOffset? Since) Count(
        (TimeSpan Used, DateTimeOffset? Since) counted, RequestState before, RequestState after,
        IReadOnlyList<RequestEvent> events, DateTimeOffset at, WorkingCalendar calendar)
    {
        if (events.Any(happened => happened is RequestAdmitted or RequestReopened))
        {
            return (TimeSpan.Zero, after.AwaitedUntil is null ? Later(at, after.AppointmentAt) : null);
        }

        // The citizen's wish is not the office's time: moved, stepped back, or back earlier than they said.
        counted = events.OfType<AppointmentMoved>().Any() ? (TimeSpan.Zero, after.AwaitedUntil is null ? after.AppointmentAt : null)
            : events.OfType<CitizenSteppedBack>().FirstOrDefault() is { } back && counted.Since < back.Until && AllWait(before) ? (counted.Used + calendar.OpenTime(counted.Since!.Value, at), back.Until)
            : events.OfType<CitizenArrived>().Any() && counted.Since > at && !(after.AppointmentAt >= counted.Since) ? (counted.Used, at)
            : counted;

        return (counted.Since, IsWithOffice(after)) switch
        {
            ({ } since, false) => (counted.Used + calendar.OpenTime(since, at), null),
            (null, true) => (counted.Used, Later(at, after.AppointmentAt)),
            _ => counted,
        };
    }

    private static DateTimeOffset? Due(TimeSpan used, DateTimeOffset? since, ServiceLevelTarget? target, WorkingCalendar calendar) =>
        since is not { } from || target is null ? null
        : TimeSpan.FromMinutes(target.Minutes) - used is var left && left > TimeSpan.Zero ? calendar.Add(from, left)
        : from;

    private static bool IsWithOffice(RequestState state) =>
        state.Items.Any(item => item.Status.IsHeld() || (state.AwaitedUntil is null && item.Status is WorkItemStatus.Waiting or WorkItemStatus.UnderReview));

    private static bool AllWait(RequestState state) => state.Items.All(item => item.Status is WorkItemStatus.Waiting or WorkItemStatus.Pending || item.Status.IsFinal());

    private static DateTimeOffset Later(DateTimeOffset at, DateTimeOffset? appointment) => appointment is { } booked && booked > at ? booked : at;

    private void Require(bool holds, RequestState request, string message)
    {
        if (!holds)
        {
            _world.Break("I11", $"{request.Id} at {request.Version} ({request.Status}): its clock {message}");
        }
    }
}
