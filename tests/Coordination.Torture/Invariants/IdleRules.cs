using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Deciding;
using Coordination.Staff;
using Coordination.Torture.Processes;
using Coordination.Torture.Running;

namespace Coordination.Torture.Invariants;

/// <summary>Nobody who may do an item is free while it waits (I6), and nothing that is due is forgotten.</summary>
internal sealed class IdleRules(World world, Committed committed, Recovery recovery, AssignmentRules assignments, PlanRules plans)
{
    // Who could not say that they had come while nobody was there to hear it has a while after a start, and after each change of what is overdue.
    private static readonly TimeSpan ArrivalGrace = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Known = TimeSpan.FromSeconds(9);

    // The longest that is drawn for any hall.
    private static readonly TimeSpan LongestOffer = TimeSpan.FromSeconds(90);

    private DateTimeOffset _checked;

    /// <summary>How many times an item and a person were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Checks, at most once a second, when nothing is under way.</summary>
    public void Check(HostProcess? process)
    {
        if (process is null || !recovery.IsComplete || world.Now - _checked < TimeSpan.FromSeconds(1) || !IsKnown(committed.LastGeneralChange))
        {
            return;
        }

        _checked = world.Now;
        plans.Check();
        var now = process.Clock.GetUtcNow();
        foreach (var request in committed.Requests.Values.Where(request => request.State.Status.IsOpen()))
        {
            CheckDue(request, now);
            for (var i = 0; i < request.State.Items.Length; i++)
            {
                CheckItem(request, i, now);
            }
        }
    }

    private void CheckDue(TrackedRequest request, DateTimeOffset now)
    {
        if (!IsKnown(request.ChangedAt))
        {
            return;
        }

        if (request.State.Clock is { Missed: false, Due: { } due } && due < now - Known)
        {
            world.Break("I11", $"{request.State.Id} was due at {due:O}; at {now:O} nobody has noticed");
        }

        if (request.State.AwaitedUntil < now - Known && world.Now - recovery.QuietSince > ArrivalGrace + Known && world.Now - request.ChangedAt > ArrivalGrace + Known && !IsClosedWhenBooked(request.State) && request.State.Items.Any(item => item.Status == WorkItemStatus.Waiting))
        {
            world.Break("I16", $"{request.State.Id} waits for a citizen who was to come by {request.State.AwaitedUntil:O}; at {now:O} nobody has noticed");
        }

        for (var i = 0; i < request.State.Items.Length; i++)
        {
            // However often the clock was set: an offer stands for its time, by the time that goes by.
            var since = request.Since(i) > recovery.QuietSince ? request.Since(i) : recovery.QuietSince;
            if (request.State.Items[i].Status == WorkItemStatus.Offered && world.Now - since > LongestOffer + Known)
            {
                world.Break("I6", $"{request.State.Id}:{i} is offered to '{request.State.Items[i].Holder}' since {request.Since(i):O}, and no offer stands for so long");
            }
        }

        foreach (var item in request.State.Items)
        {
            if ((item.Status == WorkItemStatus.Offered && item.OfferExpiresAt < now - Known)
                || (item.Status == WorkItemStatus.Waiting && item.ConsentAt < now - Known))
            {
                world.Break("I6", $"{request.State.Id}: {item} should have lapsed by {now:O}");
            }
        }
    }

    private void CheckItem(TrackedRequest request, int item, DateTimeOffset now)
    {
        var state = request.State.Items[item];
        var plan = committed.Plan!;
        if (state.Status != WorkItemStatus.Waiting || !IsKnown(request.Since(item)) || !Gives(plan, state.Department, now)
            || request.State.AwaitedUntil is not null || Eligibility.Elsewhere(committed, request, item, plan) is not null
            || (committed.Centre.InCrisis && plan.Plan.Crisis.HeldLevels.Contains(request.State.Urgency)))
        {
            return;
        }

        var admitted = committed.PlanOf(request.State.Plan);
        foreach (var person in plan.Plan.Staff.Where(person => person.Department == state.Department))
        {
            Compared++;
            if (IsFree(person, request.Cost(item, admitted))
                && Eligibility.MayBeGiven(state, person.Id, now - Known)
                && Eligibility.HasSkills(request, item, state, admitted, person, plan, now, relaxing: false))
            {
                world.Break("I6", $"'{person.Id}' is free since {assignments.LoadOf(person.Id).Since:O}, and {request.State.Id}:{item} ({state.Step} at {state.Department}) waits");
            }
        }
    }

    // Nobody misses a time at which a plan has closed the department since; the centre says that another one is to be found.
    private bool IsClosedWhenBooked(RequestState request)
    {
        var first = Reception.StepOf(committed.PlanOf(request.Plan).Services[request.Service]);
        return request.AppointmentAt is { } booked && !committed.Plan!.CalendarOf(committed.Plan.NowOf(request.Items.First(item => item.Step == first.Id).Department)).IsOpen(booked);
    }

    private bool IsFree(StaffPlan person, int cost)
    {
        var (load, since) = assignments.LoadOf(person.Id);
        return committed.Staff.TryGetValue(person.Id, out var known)
            && known.State.Presence == StaffPresence.SignedOn && IsKnown(known.Since) && IsKnown(since) && person.Capacity - load >= cost;
    }

    private bool Gives(ActivePlan plan, DepartmentId department, DateTimeOffset now)
    {
        if (!plan.Departments.TryGetValue(department, out var rules))
        {
            return false;
        }

        committed.Departments.TryGetValue(department, out var state);
        var calendar = plan.CalendarOf(department);
        var limit = state?.ConcurrencyLimit ?? rules.ConcurrencyLimit ?? int.MaxValue;
        return rules.Dispatch == DispatchMode.Push && state is not { IsClosed: true }
            && calendar.IsOpen(now) && calendar.IsOpen(now - Known) && InHand(department) < limit;
    }

    private int InHand(DepartmentId department) =>
        committed.Requests.Values.Sum(request => request.State.Items.Count(item => item.Status.IsHeld() && item.Department == department));

    private bool IsKnown(DateTimeOffset since) => world.Now - since > Known;
}
