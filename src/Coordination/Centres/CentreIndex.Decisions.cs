using System.Collections.Immutable;
using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Centres;

// Decisions: proposed to the request, in flight until its answer is known, then on record or taken back.
internal sealed partial class CentreIndex
{
    private const int NamedItems = 10;

    private static readonly TimeSpan RefusedFor = TimeSpan.FromSeconds(5);

    /// <summary>The next decision of the push departments.</summary>
    /// <returns>False when nobody is free for anything that waits, or nothing is assigned for now.</returns>
    public bool TryNext(DateTimeOffset now, out WorkProposal proposal)
    {
        if (IsRunning && !_backOff.IsOn(now) && _dispatcher.TryNext(now, out var decision))
        {
            proposal = Propose(decision, OfferTimeOf(decision.Item), now);
            return true;
        }

        proposal = default;
        return false;
    }

    /// <summary>Somebody asks for the next item.</summary>
    /// <param name="staff">Who.</param>
    /// <param name="now">The time.</param>
    /// <param name="proposal">The decision.</param>
    /// <returns>False when there is no decision: <see cref="WhyNothing"/> says why.</returns>
    public bool TryTake(StaffId staff, DateTimeOffset now, out WorkProposal proposal)
    {
        if (WhyNotAvailable(staff) is null && _dispatcher!.TryTake(staff, now, out var decision))
        {
            proposal = Propose(decision, offerTime: null, now);
            return true;
        }

        proposal = default;
        return false;
    }

    /// <summary>Why somebody who asked for the next item is given nothing: who holds something reads what it is.</summary>
    /// <param name="staff">Who.</param>
    public Refusal WhyNothing(StaffId staff) =>
        WhyNotAvailable(staff)
        ?? (HeldBy(staff) is { IsEmpty: false } held ? StillHolding(staff, held)
        : IsInDoubt(staff) ? new Refusal(RefusalCodes.Busy, $"What '{staff}' gets for an earlier key is not settled yet; ask again shortly.")
        : new Refusal(RefusalCodes.NothingWaiting, $"Nothing waits that '{staff}' could take now."));

    /// <summary>Whether a decision for somebody is still without an answer.</summary>
    public bool IsInFlight(StaffId staff) => _open.IsInFlight(staff);

    /// <summary>The answer to a decision is known, or known to be in doubt.</summary>
    public void EndInFlight(StaffId staff) => _open.End(staff);

    /// <summary>Whether somebody may hold something that nobody knows of yet.</summary>
    public bool IsInDoubt(StaffId staff) => _open.IsInDoubt(staff);

    /// <summary>Whether a decision for somebody is on record is not known: storage is asked again after the pause.</summary>
    public void BeginDoubt(StaffId staff, KeyDigest? key, DateTimeOffset now)
    {
        _open.BeginDoubt(staff);
        Pulls.Doubt(staff, key);
        _backOff.Begin(now);
        _open.AskAgainAt = _backOff.Until;
    }

    /// <summary>Storage is asked about every doubt now.</summary>
    public void AskAgain() => _open.AskAgainAt = null;

    /// <summary>One doubt about somebody has ended.</summary>
    public void EndDoubt(StaffId staff) => _open.EndDoubt(staff);

    /// <summary>A decision is on record, and memory has seen it: a reservation that is left is over.</summary>
    /// <remarks>
    /// Somebody may have declined or finished the item before this answer came: then memory has seen that already, and
    /// nothing else takes the reservation off.
    /// </remarks>
    public void EndReservation(in DispatchDecision decision, DateTimeOffset now)
    {
        _backOff.End();
        if (IsRunning)
        {
            Release(decision, now);
        }
    }

    /// <summary>A decision was refused: memory becomes as the request stands.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="routing">How the request stands; null when there is none.</param>
    /// <param name="plan">The plan the request was admitted under.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether memory and storage agree and yet the request refuses: the item is then kept back for a while.</returns>
    public bool TakeBack(in DispatchDecision decision, RequestRouting? routing, ActivePlan? plan, DateTimeOffset now)
    {
        if (!IsRunning)
        {
            return false;
        }

        Release(decision, now);
        if (routing is null)
        {
            _dispatcher.Remove(decision.Item, now);
            return false;
        }

        if (routing.Version > KnownVersion(routing.Request))
        {
            Accept(routing, plan!, now);
            return false;
        }

        // Decided anew since then: that decision has its own answer to come.
        if (_dispatcher.Contains(decision.Item, out var holder) && holder is not null)
        {
            return false;
        }

        return KeepBack(decision.Item, routing, plan!, now);
    }

    /// <summary>It is known again how the request of a doubtful decision stands; until then the reservation stays.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="routing">How the request stands; null when nothing was written.</param>
    /// <param name="plan">The plan the request was admitted under.</param>
    /// <param name="now">The time.</param>
    public void Settle(in DispatchDecision decision, RequestRouting? routing, ActivePlan? plan, DateTimeOffset now)
    {
        if (IsRunning)
        {
            Release(decision, now);
            if (routing is not null)
            {
                Accept(routing, plan!, now);
            }
        }
    }

    // Only what this decision reserved: the item may have been decided anew, for somebody else, before this answer came.
    private void Release(in DispatchDecision decision, DateTimeOffset now)
    {
        if (_dispatcher!.Contains(decision.Item, out var holder) && holder == decision.Staff)
        {
            _dispatcher.Release(decision.Item, now);
            _held.Places.Refresh(decision.Item, _dispatcher, now);
        }
    }

    private WorkProposal Propose(in DispatchDecision decision, TimeSpan? offerTime, DateTimeOffset now)
    {
        _open.Begin(decision.Staff);
        _held.Places.Refresh(decision.Item, _dispatcher!, now);
        return new WorkProposal(decision, offerTime, Epoch);
    }

    private TimeSpan? OfferTimeOf(WorkItemId item) =>
        _dispatcher!.DepartmentOf(item) is { } department ? OfferTimeOf(department) : null;

    private TimeSpan? OfferTimeOf(DepartmentId department) =>
        Plan!.Departments.TryGetValue(department, out var plan) && plan.OfferSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    // Whatever the cause, a request that refuses must not become a busy loop.
    private bool KeepBack(WorkItemId item, RequestRouting routing, ActivePlan plan, DateTimeOffset now)
    {
        foreach (var routed in routing.Items)
        {
            if (routed.Index == item.Index && !routed.Status.IsHeld())
            {
                var waiting = Waiting(routing, routed, _classes!.Of(routing, routed, plan));
                _dispatcher!.Place(waiting with { NotBefore = now + RefusedFor }, now);
                return true;
            }
        }

        return false;
    }

    // Where the answer that gave it was lost, this is how they learn of it.
    private static Refusal StillHolding(StaffId staff, ImmutableArray<WorkItemId> held)
    {
        var items = string.Join(", ", held.Take(NamedItems)) + (held.Length > NamedItems ? $" and {held.Length - NamedItems} more" : "");
        return new Refusal(
            RefusalCodes.StillHolding, $"'{staff}' holds {items}, and there is nothing more that they could take now; go on with what is held.");
    }

    private Refusal? WhyNotAvailable(StaffId staff)
    {
        if (!IsRunning)
        {
            return new Refusal(RefusalCodes.Fenced, $"The centre '{centre}' is not at work here; try again shortly.");
        }

        if (!Plan.Staff.ContainsKey(staff))
        {
            return new Refusal(RefusalCodes.NotFound, $"The plan of '{centre}' knows no member of staff '{staff}'.");
        }

        return _staff.Is(staff, StaffPresence.SignedOn)
            ? null
            : new Refusal(RefusalCodes.NotAvailable, $"'{staff}' is not signed on, or is paused or draining; sign on or resume first.");
    }
}
