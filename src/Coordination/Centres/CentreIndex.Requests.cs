using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Centres;

// What requests show: always a whole routing state at a version, compared with memory, never a step to follow.
internal sealed partial class CentreIndex
{
    private static readonly TimeSpan ArrivalGrace = TimeSpan.FromMinutes(10);

    // What is about to be ended, or given back, for the day is not given to anybody meanwhile; longer than that takes.
    private static readonly TimeSpan EndingFor = TimeSpan.FromMinutes(5);

    /// <summary>The version seen of a request; 0 when none of its items is here.</summary>
    public long KnownVersion(RequestId request) => _versions.ReadVersion(request);

    /// <summary>Every request with items here, in no particular order.</summary>
    public List<RequestId> KnownRequests() => _versions.ToList();

    /// <summary>Takes a request's routing state, unless one as new is known.</summary>
    /// <param name="routing">The state.</param>
    /// <param name="plan">The plan the request was admitted under; it may be left out if it is the one in force.</param>
    /// <param name="now">The time.</param>
    /// <returns>False when the plan is needed and was left out: nothing has happened then.</returns>
    public bool TryAccept(RequestRouting routing, ActivePlan? plan, DateTimeOffset now)
    {
        if (!IsRunning)
        {
            return true;
        }

        if ((Plan.Version == routing.Plan ? Plan : plan) is not { } admittedUnder)
        {
            return false;
        }

        Accept(routing, admittedUnder, now);
        return true;
    }

    /// <summary>Takes a routing state that storage shows to be the last word.</summary>
    /// <returns>Whether memory was otherwise.</returns>
    public bool Repair(RequestRouting routing, ActivePlan plan, DateTimeOffset now)
    {
        var before = KnownVersion(routing.Request);
        if (!IsRunning || (routing.Items.IsEmpty && before == 0))
        {
            return false;
        }

        Accept(routing, plan, now);
        return KnownVersion(routing.Request) != before;
    }

    /// <summary>Places what waits of a request whose version is known, as in a centre that is rebuilt now.</summary>
    public void PlaceAgain(RequestRouting routing, ActivePlan plan, DateTimeOffset now)
    {
        if (!IsRunning || KnownVersion(routing.Request) != routing.Version)
        {
            return;
        }

        foreach (var item in routing.Items)
        {
            if (!item.Status.IsHeld())
            {
                _dispatcher.Place(Waiting(routing, item, _classes.Of(routing, item, plan)), now);
            }
        }
    }

    /// <summary>A due command was refused: it is due again if it was early, as when the clock was set back, and not if it is pointless.</summary>
    public void Reschedule(RequestRouting routing, RequestCommand command, DateTimeOffset earliest)
    {
        foreach (var item in routing.Items)
        {
            if (command is ExpireOffer expiry && expiry.Item == item.Index || command is DeemConsent consent && consent.Item == item.Index)
            {
                ScheduleCommands(new WorkItemId(routing.Request, item.Index), item, earliest);
            }
        }

        // Refused though its time has come and gone: a newer plan has the department closed at the booked time.
        if (command is RecordAbsence && routing is { AwaitedUntil: { } until, Items.IsEmpty: false } && until > earliest - Due.Retries.Longest)
        {
            Due.Schedule(Latest(until, earliest), new DueCommand(routing.Request, command));
        }

        if (command is RecordMissedServiceLevel && routing is { Missed: false, Due: { } due })
        {
            Due.Schedule(Latest(due, earliest), new DueCommand(routing.Request, command));
        }
    }

    /// <summary>The next of the engine's commands that is due: by the clock, or, of an offer, because it has stood for its time.</summary>
    public bool TryTakeDue(DateTimeOffset now, TimeSpan uptime, out DueCommand due)
    {
        var isDue = Due.TryTake(now, out due);
        while (!isDue && Due.TryTakeElapsed(now, uptime, out due))
        {
            isDue = due.Command is not ExpireOffer { Elapsed: { } ends } expiry || IsOver(new WorkItemId(due.Request, expiry.Item), ends, now, uptime);
        }

        return isDue;
    }

    // One that went on meanwhile, as where the clock was set forward and back again, is watched on.
    private bool IsOver(WorkItemId item, DateTimeOffset ends, DateTimeOffset now, TimeSpan uptime)
    {
        if (!_held.TryGet(item, out var held) || held.OfferEnds != ends || IsOver(held, now, uptime))
        {
            return held.OfferEnds == ends;
        }

        Watch(item, ends, held.OfferUptime);
        return false;
    }

    private void Accept(RequestRouting routing, ActivePlan plan, DateTimeOffset now)
    {
        var items = ItemSet.Of(routing.Items);
        if (!_versions.TryAdvance(routing.Request, routing.Version, items, routing.Channel == Channel.Online, out var before))
        {
            return;
        }

        if (!routing.Items.IsEmpty)
        {
            NoteIfClockMoves(routing, plan);
        }

        if (FormerWork.IsIn(routing, Plan!))
        {
            Errands.Note(new DueCommand(routing.Request, new MoveFromFormerDepartments(Plan!.Version)));
        }

        var keptBackUntil = Closings.Note(routing) ? now + EndingFor : default;
        foreach (var item in routing.Items)
        {
            if (routing.AppointmentAt is null)
            {
                Clock.NoteArrival(item.QueuedAt);
            }

            Accept(routing, item, plan, now, keptBackUntil);
        }

        foreach (var gone in before.Except(items))
        {
            Remove(new WorkItemId(routing.Request, gone), now);
        }

        _held.Places.Accept(routing, Plan!, plan, _dispatcher!, routing.Visit is { } first ? _versions.ReadPresent(first) : default, now);
        NoteAwaited(routing, now);
        if (routing.Missed)
        {
            _dispatcher!.NoteMissed();
        }

        if (routing is { Due: { } due, Missed: false } && !ServiceLevels.TryWatch(due))
        {
            Due.Schedule(due, new DueCommand(routing.Request, new RecordMissedServiceLevel()));
        }
    }

    // Who could not say so while nobody was there to hear it has a while yet.
    private void NoteAwaited(RequestRouting routing, DateTimeOffset now)
    {
        if (routing is { AwaitedUntil: { } until, Items.IsEmpty: false })
        {
            Due.Schedule(until > now ? until : now + ArrivalGrace, new DueCommand(routing.Request, new RecordAbsence()));
        }
    }

    private void Accept(RequestRouting routing, RoutedItem item, ActivePlan plan, DateTimeOffset now, DateTimeOffset keptBackUntil)
    {
        var id = new WorkItemId(routing.Request, item.Index);
        var workClass = _classes!.Of(routing, item, plan);
        NoteOfferEnds(id, item, now);
        if (item.Holder is { } holder && item.Status.IsHeld())
        {
            var isSame = _held.TryGet(id, out var known) && known.Staff == holder;
            var since = isSame ? known.Since : now;
            _dispatcher!.Hold(new HeldItem(id, workClass, routing.Urgency, holder, since), now);
            var ends = item.Status == WorkItemStatus.Offered ? item.OfferExpiresAt : null;
            var uptime = ends is null ? default : isSame && known.OfferEnds == ends ? known.OfferUptime : WatchOffer(id, item.Department, ends.Value, now);
            _held.Set(id, new Holding(holder, workClass, since, item.TakenWith, ends, uptime) { IsSetAside = item.Status == WorkItemStatus.OnHold });
        }
        else
        {
            EndHolding(id);
            var waiting = Waiting(routing, item, workClass);
            _dispatcher!.Place(keptBackUntil > now ? waiting with { NotBefore = Latest(waiting.NotBefore ?? now, keptBackUntil) } : waiting, now);
            ScheduleCommands(id, item);
        }
    }

    private static bool IsOver(in Holding offer, DateTimeOffset now, TimeSpan uptime) => now >= offer.OfferEnds || DueCommands.HasElapsed(offer.OfferUptime, uptime);

    // A clock that was set back must not make an offer stand for longer: it lapses by the time that goes by as well. At most its own time, should the record be ahead of the clock.
    private TimeSpan WatchOffer(WorkItemId id, DepartmentId department, DateTimeOffset ends, DateTimeOffset now)
    {
        var stands = ends > now ? ends - now : TimeSpan.Zero;
        stands = OfferTimeOf(department) is { } most && most < stands ? most : stands;
        var uptime = Clock.Uptime + stands;
        Watch(id, ends, uptime);
        return uptime;
    }

    private void Watch(WorkItemId item, DateTimeOffset ends, TimeSpan uptime) => Due.ScheduleAfter(uptime, ends, new DueCommand(item.Request, new ExpireOffer(item.Index, ends)));

    private void NoteOfferEnds(WorkItemId id, RoutedItem item, DateTimeOffset now)
    {
        if (_held.TryGet(id, out var known) && known.OfferEnds is not null && (item.Status != WorkItemStatus.Offered || item.Holder != known.Staff))
        {
            // Whoever serves somebody else meanwhile is there.
            var hasLapsed = item.Status == WorkItemStatus.Waiting && IsOver(known, now, Clock.Uptime) && !_held.HasBegun(known.Staff);
            _staff.LapsedOffers.Note(known.Staff, hasLapsed, Plan!.Plan.Routing.PauseAfterLapsedOffers);
        }
    }

    private static WaitingItem Waiting(RequestRouting routing, RoutedItem item, WorkClassHandle workClass) => new()
    {
        Item = new WorkItemId(routing.Request, item.Index),
        Class = workClass,
        Urgency = routing.Urgency,
        QueuedAt = item.QueuedAt,
        NotBefore = item.NotBefore,
        AwaitsArrival = routing.AwaitedUntil is not null,
        Due = routing.Due,
        Exclusions = item.Exclusions,
    };

    private void ScheduleCommands(WorkItemId id, RoutedItem item, DateTimeOffset earliest = default)
    {
        if (item is { Status: WorkItemStatus.Offered, OfferExpiresAt: { } expires })
        {
            Due.Schedule(Latest(expires, earliest), new DueCommand(id.Request, new ExpireOffer(id.Index)));
        }

        if (item is { Status: WorkItemStatus.Waiting, ConsentAt: { } consents })
        {
            Due.Schedule(Latest(consents, earliest), new DueCommand(id.Request, new DeemConsent(id.Index)));
        }
    }

    private void Remove(WorkItemId id, DateTimeOffset now)
    {
        if (_held.TryGet(id, out var holding))
        {
            _staff.LapsedOffers.Forget(holding.Staff);
            _dispatcher!.ObserveService(holding.Class, now - holding.Since, now);
        }

        _dispatcher!.Remove(id, now);
        EndHolding(id);
    }

    private void EndHolding(WorkItemId id)
    {
        if (_held.Remove(id, out var holding))
        {
            _staff.NoteIfDrained(holding.Staff, _held);
        }
    }

    private static DateTimeOffset Latest(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
