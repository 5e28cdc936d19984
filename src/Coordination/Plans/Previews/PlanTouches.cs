using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Plans.Previews;

/// <summary>Gathers who and what a plan touches, of those at work and of the open requests.</summary>
/// <param name="now">The published plan.</param>
/// <param name="then">The plan that is to come; without fault.</param>
/// <param name="at">When it is looked at.</param>
internal sealed class PlanTouches(ActivePlan now, ActivePlan then, DateTimeOffset at)
{
    private readonly WorkFit _fitNow = new(now, now.LocalDate(at));
    private readonly WorkFit _fitThen = new(then, then.LocalDate(at));
    private readonly Dictionary<(ServiceId Service, StepId Step, DepartmentId Department, WorkMisfit Misfit), Misfits> _work = [];
    private readonly Dictionary<StaffId, List<(WorkItemId Item, int Cost)>> _held = [];
    private readonly Dictionary<StaffId, StaffState> _staff = [];
    private readonly QueueTouches _queues = new(now, then, at);
    private readonly List<TouchedBooking> _bookings = [];
    private readonly List<TouchedClock> _clocks = [];

    /// <summary>An open request.</summary>
    /// <param name="routing">What is to be done.</param>
    /// <param name="own">The plan that it was admitted under.</param>
    /// <param name="hours">The plan whose hours its clock goes by.</param>
    public void Add(RequestRouting routing, ActivePlan own, ActivePlan hours)
    {
        AddClock(routing, LeadCalendars.LeadOf(own, routing.Service), hours);
        foreach (var item in routing.Items)
        {
            _queues.Add(routing, item);
            var work = WorkClasses.Describe(routing, item, own);
            var misfit = then.FormerDepartments.ContainsKey(item.Department) ? WorkMisfit.None : _fitThen.Of(work);
            if (misfit != WorkMisfit.None && _fitNow.Of(work) == WorkMisfit.None)
            {
                var key = (routing.Service, item.Step, item.Department, misfit);
                _work.TryAdd(key, new Misfits());
                _work[key].Add(routing.Request, item);
            }

            if (item.Holder is { } holder)
            {
                _held.TryAdd(holder, []);
                _held[holder].Add((new WorkItemId(routing.Request, item.Index), work.Cost));
            }

            if (routing.AppointmentAt is { } booked && booked > at && item.Status == WorkItemStatus.Waiting
                && now.CalendarOf(item.Department).IsOpen(booked) && !then.CalendarOf(then.NowOf(item.Department)).IsOpen(booked))
            {
                _bookings.Add(new TouchedBooking(routing.Request, booked, item.Department));
            }
        }
    }

    // What was used until now stays used.
    private void AddClock(RequestRouting routing, DepartmentId lead, ActivePlan hours)
    {
        if (routing.Due is not { } due || due <= at || !then.Departments.ContainsKey(then.NowOf(lead)))
        {
            return;
        }

        var from = routing.AppointmentAt > at ? routing.AppointmentAt.Value : at;
        var becomes = then.CalendarOf(then.NowOf(lead)).Add(from, hours.CalendarOf(hours.NowOf(lead)).OpenTime(from, due));
        if (becomes != due)
        {
            _clocks.Add(new TouchedClock(routing.Request, due, becomes));
        }
    }

    /// <summary>Somebody.</summary>
    public void Add(StaffState state) => _staff[state.Id] = state;

    /// <summary>What was found.</summary>
    public PlanPreview Complete(PlanPreview preview) => preview with
    {
        People = [.. now.Plan.Staff.Select(Touched).OfType<TouchedPerson>()],
        Work = [.. _work
            .OrderBy(found => found.Key.Service).ThenBy(found => found.Key.Step).ThenBy(found => found.Key.Department).ThenBy(found => found.Key.Misfit)
            .Select(found => found.Value.As(found.Key.Service, found.Key.Step, found.Key.Department, found.Key.Misfit))],
        Queues = _queues.Found,
        Bookings = [.. _bookings.OrderBy(booking => booking.At).ThenBy(booking => booking.Request).Take(PlanPreviews.MostNamed)],
        BookingCount = _bookings.Count,
        Clocks = [.. _clocks.OrderBy(clock => clock.Due).ThenBy(clock => clock.Request).Take(PlanPreviews.MostNamed)],
        ClockCount = _clocks.Count,
    };

    private TouchedPerson? Touched(StaffPlan person)
    {
        var presence = _staff.GetValueOrDefault(person.Id)?.Presence ?? StaffPresence.SignedOff;
        var held = _held.GetValueOrDefault(person.Id) ?? [];
        if (presence == StaffPresence.SignedOff && held.Count == 0)
        {
            return null;
        }

        var planned = then.Staff.GetValueOrDefault(person.Id);
        var touched = new TouchedPerson
        {
            Staff = person.Id,
            Name = person.Name,
            Presence = presence,
            Holds = [.. held.Select(item => item.Item).Order()],
            IsRemoved = planned is null,
            MovesTo = planned is not null && planned.Department != person.Department ? planned.Department : null,
            LosesSkills = planned is null ? [] : Lost(person, planned),
            IsOverloaded = planned is not null && planned.Capacity < person.Capacity && held.Sum(item => item.Cost) > planned.Capacity,
        };
        return touched is { IsRemoved: false, MovesTo: null, LosesSkills.IsEmpty: true, IsOverloaded: false } ? null : touched;
    }

    private ImmutableArray<SkillId> Lost(StaffPlan before, StaffPlan after)
    {
        var today = now.LocalDate(at);
        return [.. from held in before.Skills
                   let level = new SkillRequirement { Skill = held.Skill, Level = held.Level }
                   where PlanCover.Holds(before, level, today) && !PlanCover.Holds(after, level, today)
                   select held.Skill];
    }

    private sealed class Misfits
    {
        private readonly HashSet<RequestId> _requests = [];
        private int _waiting;
        private int _held;

        public void Add(RequestId request, RoutedItem item)
        {
            (_waiting, _held) = item.Status == WorkItemStatus.Waiting ? (_waiting + 1, _held) : (_waiting, _held + 1);
            _ = _requests.Count < PlanPreviews.MostNamed && _requests.Add(request);
        }

        public TouchedWork As(ServiceId service, StepId step, DepartmentId department, WorkMisfit misfit) => new()
        {
            Service = service,
            Step = step,
            Department = department,
            Misfit = misfit,
            Waiting = _waiting,
            Held = _held,
            Requests = [.. _requests.Order()],
        };
    }
}
