using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Deciding;
using Coordination.Staff;

namespace Coordination.Centres;

// What staff and departments show, and what others ask about the hall.
internal sealed partial class CentreIndex
{
    /// <summary>Takes the state of a member of staff, unless one as new is known.</summary>
    public void Accept(StaffState state)
    {
        if (IsRunning && _staff.TryAdvance(state))
        {
            SetAvailability(state.Id);
            _staff.NoteIfDrained(state.Id, _held);
            _staff.NoteIfOverdue(state.Id, Plan, Closings);
        }
    }

    /// <summary>Takes the state of a department, unless one as new is known.</summary>
    public void Accept(DepartmentState state, DateTimeOffset now)
    {
        if (!IsRunning)
        {
            return;
        }

        var halted = _departments.HaltsClocks(Plan, state.Id);
        if (_departments.TryAdvance(state))
        {
            if (_departments.HaltsClocks(Plan, state.Id) != halted)
            {
                Errands.ReadAll();
            }

            ApplyCalendars(now);
        }
    }

    /// <summary>Gives no more work to somebody until the withdrawal ends.</summary>
    /// <returns>The withdrawal's number.</returns>
    public long Withdraw(StaffId staff, TimeSpan uptime)
    {
        var number = _staff.Withdraw(staff, uptime);
        SetAvailability(staff);
        return number;
    }

    /// <summary>A withdrawal is over; what is on record of the person counts again, if no other one goes on.</summary>
    public void EndWithdrawal(long number)
    {
        if (_staff.EndWithdrawal(number) is { } staff)
        {
            SetAvailability(staff);
        }
    }

    /// <summary>A withdrawal is over as soon as the record has been read.</summary>
    public void EndWithdrawalOnceRead(long number) => _staff.EndWithdrawalOnceRead(number);

    /// <summary>The withdrawals that are over once the record has been read, those without an end for too long included.</summary>
    public List<long> FindEndingWithdrawals(TimeSpan uptime) => _staff.FindEndingWithdrawals(uptime);

    /// <summary>What the engine does about somebody's presence: who finishes and takes no more has finished, who lets offers lapse has left, and for others the day is over, or the plan does not name them any more.</summary>
    public bool TryTakePresence(DateTimeOffset now, out StaffId staff, [NotNullWhen(true)] out StaffCommand? command)
    {
        staff = default;
        command = _backOff.IsOn(now) ? null
            : _staff.TryTakeDrained(_held, out staff) ? new SignOff()
            : _staff.LapsedOffers.TryTake(out staff) ? new PauseWork(Reason.Of(EngineReasons.OffersLapsed))
            : Errands.IsIdle ? _staff.TakeOverdue(Plan!, Closings, out staff)
            : null;
        return command is not null;
    }

    /// <summary>A command about somebody's presence failed: it is given again after a while.</summary>
    public void PutOffPresence(StaffId staff, StaffCommand command, DateTimeOffset now)
    {
        _staff.NoteAgain(staff, command);
        BackOff(now);
    }

    /// <summary>What somebody holds, in order.</summary>
    public ImmutableArray<WorkItemId> HeldBy(StaffId staff) => _held.Of(staff);

    /// <summary>Whether somebody is signed on, by what is on record.</summary>
    public bool IsSignedOn(StaffId staff) => _staff.Is(staff, StaffPresence.SignedOn);

    /// <summary>How much of somebody's capacity is taken.</summary>
    public int LoadOf(StaffId staff) => _dispatcher?.LoadOf(staff) ?? 0;

    /// <summary>What somebody got for a key.</summary>
    /// <param name="staff">Who.</param>
    /// <param name="key">The key.</param>
    /// <param name="earlier">The whole reply, if it is from before this centre's start.</param>
    /// <returns>The item; null when memory knows of none.</returns>
    public WorkItemId? FindTaken(StaffId staff, KeyDigest key, out TakenItem? earlier)
    {
        earlier = null;
        return _held.FindTaken(staff, key) ?? (Pulls.TryFindEarlier(staff, key, out earlier) ? earlier.Item : null);
    }

    /// <summary>Where a request's items stand; null when none of them is here.</summary>
    public WaitReport? ReadWait(RequestId request, DateTimeOffset now)
    {
        var items = ImmutableArray.CreateBuilder<ItemWait>();
        foreach (var known in IsRunning ? _versions.ReadItems(request) : default)
        {
            if (_dispatcher!.Explain(new WorkItemId(request, known), now) is { } wait)
            {
                items.Add(IsClosedWhenBooked(wait, now) ? ClosedWhenBooked(wait, Plan!) : IsClosedByHand(wait) ? ClosedByHand(wait, Plan!) : wait);
            }
        }

        return items.Count == 0 ? null : new WaitReport(request, items.ToImmutable());
    }

    /// <summary>The departments that admission must look at.</summary>
    public ImmutableArray<DepartmentCondition> ReadConditions(DateTimeOffset now) =>
        _departments.AnyIsRestricted && IsRunning ? _departments.ReadConditions(Plan, _dispatcher, JoinedBy(now)) : [];

    /// <summary>The live queue; null when this centre does not know it.</summary>
    public QueueReport? ReadQueue(DepartmentId? department, int limit, DateTimeOffset now) => _dispatcher?.Report(department, limit, now, JoinedBy(now));

    private bool IsClosedWhenBooked(ItemWait wait, DateTimeOffset now) =>
        (wait.Code == WaitCodes.NotArrived || (wait.QueuedAt > now && wait.Code is WaitCodes.NotBefore or WaitCodes.Closed)) && !Plan!.CalendarOf(wait.Department).IsOpen(wait.QueuedAt);

    private bool IsClosedByHand(ItemWait wait) => wait.Code == WaitCodes.Closed && Plan!.Departments.ContainsKey(wait.Department) && _departments.IsClosedByHand(wait.Department);

    private ItemWait ClosedByHand(ItemWait wait, ActivePlan plan) => _departments.HaltsClocks(plan, wait.Department)
        ? wait with { Code = WaitCodes.ClosedClockStands, Why = $"The department {plan.Departments[wait.Department].Name} is closed for now; the clocks of what it leads stand still meanwhile." }
        : wait with { Why = $"The department {plan.Departments[wait.Department].Name} is closed for now; clocks run on meanwhile." };

    // A plan has closed it since: whoever is booked is to know, not to come in vain.
    private static ItemWait ClosedWhenBooked(ItemWait wait, ActivePlan plan) => wait with
    {
        Estimate = null,
        Code = WaitCodes.ClosedWhenBooked,
        Why = string.Create(
            CultureInfo.InvariantCulture,
            $"The department {plan.Departments[wait.Department].Name} is closed at the booked time, {TimeZoneInfo.ConvertTime(wait.QueuedAt, plan.TimeZone):yyyy-MM-dd HH:mm}: another time is to be found."),
    };

    // Whoever came by a clock that went before this one is there.
    private DateTimeOffset JoinedBy(DateTimeOffset now) => Clock.LastArrivalAfter(now) ?? now;

    private void SetAvailability(StaffId staff)
    {
        if (IsRunning && Plan.Staff.TryGetValue(staff, out var person))
        {
            _dispatcher.SetStaff(_staff.AvailabilityOf(person, Closings));
        }
    }

    // Who is to be signed off gets nothing more, and is told when every request that a closing concerns has been.
    private void NoteSignOffs() => _staff.NoteOverdue(Plan!, Closings).ForEach(SetAvailability);

    private void SetAllAvailabilities()
    {
        foreach (var person in Plan!.Plan.Staff)
        {
            _dispatcher!.SetStaff(_staff.AvailabilityOf(person, Closings));
        }
    }
}
