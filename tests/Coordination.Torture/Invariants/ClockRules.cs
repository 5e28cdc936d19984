using Coordination.Departments;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Events;
using Coordination.Torture.Running;

namespace Coordination.Torture.Invariants;

/// <summary>Service-level clocks stop only while the request waits for the citizen or the calendar is closed (I11): counted again from the events, by the hours of the plan that counts.</summary>
internal sealed class ClockRules
{
    private readonly World _world;
    private readonly Committed _committed;
    private readonly Recovery _recovery;

    public ClockRules(World world, Committed committed, Recovery recovery)
    {
        (_world, _committed, _recovery) = (world, committed, recovery);
        committed.RequestChanged += OnChanged;
    }

    private void OnChanged(TrackedRequest request, RequestState before, IReadOnlyList<RequestEvent> events, DateTimeOffset at)
    {
        var after = request.State;
        if (after.Clock is not { } clock)
        {
            return;
        }

        var target = _committed.PlanOf(after.Plan).TargetOf(after.Urgency);
        var ways = Counts(before, after, events).Select(count => Go(count, before, after, events, at)).ToList();
        Require(
            ways.Exists(way => way.Used == clock.Used && way.Since == clock.RunningSince && (way.Due(target) == clock.Due || (before.Clock?.Due == clock.Due && clock.Due <= way.Since))),
            after, $"{clock} is none of {string.Join("; ", ways.Select(way => $"{way.Used} since {way.Since:O} due {way.Due(target):O}"))}");
        foreach (var missed in events.OfType<ServiceLevelMissed>())
        {
            Require(before.Clock?.Due <= at || ways.Exists(way => way.HasMoved && way.Due(_committed.PlanOf(before.Plan).TargetOf(before.Urgency)) <= at), after, $"was called missed at {at:O}, due {missed.Due:O}");
        }
    }

    // From where it counts: as it did, where that is by the hours of a plan that somebody may still act under, or by those of a later plan since that counts.
    private IEnumerable<Count> Counts(RequestState before, RequestState after, IReadOnlyList<RequestEvent> events)
    {
        var lead = ActivePlan.LeadOf(_committed.PlanOf(after.Plan).Services[after.Service]).Department;
        if (before.Clock is not { } clock || events.Any(happened => happened is RequestReopened))
        {
            yield return new Count(TimeSpan.Zero, null, CalendarOf(after.Clock!.Plan, after, lead));
            yield break;
        }

        var known = PlanOf(clock.Plan, before);
        var count = new Count(clock.Used, clock.RunningSince, CalendarOf(known, lead));
        if (!before.Status.IsOpen() || _committed.RecentPlans(_recovery.Grace).Any(plan => plan.Version <= known.Version || !plan.Departments.ContainsKey(plan.NowOf(lead)) || HoursOf(plan, lead) == HoursOf(known, lead)))
        {
            yield return count;
        }

        for (var version = known.Version + 1; before.Status.IsOpen() && version <= _committed.Plan!.Version; version++)
        {
            if (_committed.PlanOf(version) is var plan && HoursOf(plan, lead) != HoursOf(known, lead))
            {
                yield return count.Moved(plan.PublishedAt, CalendarOf(plan, lead));
            }
        }
    }

    private static Count Go(Count count, RequestState before, RequestState after, IReadOnlyList<RequestEvent> events, DateTimeOffset at)
    {
        if (events.Any(happened => happened is RequestAdmitted or RequestReopened))
        {
            return count with { Used = TimeSpan.Zero, Since = after.AwaitedUntil is null ? Later(at, after.AppointmentAt) : null };
        }

        // The citizen's wish is not the office's time: moved, stepped back, or back earlier than they said.
        count = events.OfType<AppointmentMoved>().Any() ? count with { Used = TimeSpan.Zero, Since = after.AwaitedUntil is null ? after.AppointmentAt : null }
            : events.OfType<CitizenSteppedBack>().FirstOrDefault() is { } back && count.Since < back.Until && AllWait(before) ? count.Stopped(at) with { Since = back.Until }
            : events.OfType<CitizenArrived>().Any() && count.Since > at && !(after.AppointmentAt >= count.Since) ? count with { Since = at }
            : count;

        return (count.Since, IsWithOffice(after)) switch
        {
            (not null, false) => count.Stopped(at),
            (null, true) => count with { Since = Later(at, after.AppointmentAt) },
            // Who let others go first and is attended to all the same, or whose clock began by one that was set back since.
            ({ } since, true) when since > at && IsAttendedTo(after) && !(after.AppointmentAt >= since) => count with { Since = at },
            _ => count,
        };
    }

    private ActivePlan PlanOf(long clockPlan, RequestState state) => _committed.PlanOf(clockPlan == 0 ? state.Plan : clockPlan);

    private WorkingCalendar CalendarOf(long clockPlan, RequestState state, DepartmentId lead) => CalendarOf(PlanOf(clockPlan, state), lead);

    private static WorkingCalendar CalendarOf(ActivePlan plan, DepartmentId lead) => plan.CalendarOf(plan.NowOf(lead));

    private static string HoursOf(ActivePlan plan, DepartmentId lead) => plan.HoursOf(plan.NowOf(lead));

    private static bool IsWithOffice(RequestState state) =>
        state.Items.Any(item => item.Status.IsHeld() || (state.AwaitedUntil is null && item.Status is WorkItemStatus.Waiting or WorkItemStatus.UnderReview));

    private static bool IsAttendedTo(RequestState state) => state.Items.Any(item => item.Status is WorkItemStatus.Assigned or WorkItemStatus.Started);

    private static bool AllWait(RequestState state) => state.Items.All(item => item.Status is WorkItemStatus.Waiting or WorkItemStatus.Pending or WorkItemStatus.AwaitingDocuments || item.Status.IsFinal());

    private static DateTimeOffset Later(DateTimeOffset at, DateTimeOffset? appointment) => appointment is { } booked && booked > at ? booked : at;

    private void Require(bool holds, RequestState request, string message)
    {
        if (!holds)
        {
            _world.Break("I11", $"{request.Id} at {request.Version} ({request.Status}): its clock {message}");
        }
    }

    private readonly record struct Count(TimeSpan Used, DateTimeOffset? Since, WorkingCalendar Calendar, bool HasMoved = false)
    {
        public Count Stopped(DateTimeOffset at) => this with { Used = Since is { } since ? Used + Calendar.OpenTime(since, at) : Used, Since = null };

        public Count Moved(DateTimeOffset at, WorkingCalendar to) =>
            (Since < at ? Stopped(at) with { Since = at } : this) with { Calendar = to, HasMoved = true };

        public DateTimeOffset? Due(ServiceLevelTarget? target) =>
            Since is not { } since || target is null ? null
            : TimeSpan.FromMinutes(target.Minutes) - Used is var left && left > TimeSpan.Zero ? Calendar.Add(since, left)
            : since;
    }
}
