using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Centres;

// From a decision in memory to an assignment on disk.
internal sealed partial class CentreGrain
{
    private static readonly TimeSpan StubbornFor = TimeSpan.FromSeconds(5);

    private readonly Dictionary<WorkItemId, StaffId> _onTheirWay = [];
    private readonly Queue<(DispatchDecision Decision, CommandKey? Key)> _doubtful = new();
    private bool _pumping;
    private bool _pumpAgain;
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;

    // One caller at a time pumps; whoever comes meanwhile leaves a note and goes. So decisions that complete at once
    // do not nest, and the dispatcher's decisions are handed over in its order.
    private void Pump()
    {
        bool begins;
        DispatchDecision first;
        lock (_lock)
        {
            begins = TryBeginPump(out first);
        }

        if (begins)
        {
            GiveAll(first);
        }
    }

    private bool TryBeginPump(out DispatchDecision first)
    {
        if (_pumping)
        {
            _pumpAgain = true;
            first = default;
            return false;
        }

        _pumping = TryDecide(out first);
        return _pumping;
    }

    private void GiveAll(DispatchDecision first)
    {
        try
        {
            for (var next = first; _pumping;)
            {
                var decision = next;
                _services.Background.Start("Giving work", async () => await GiveAsync(decision, Proposal(decision)));
                lock (_lock)
                {
                    _pumping = TryDecide(out next);
                }
            }
        }
        catch
        {
            lock (_lock)
            {
                _pumping = false;
            }

            throw;
        }
    }

    private bool TryDecide(out DispatchDecision decision)
    {
        do
        {
            _pumpAgain = false;
            var now = Now;
            if (IsRunning && !IsPaused(now) && _dispatcher.TryNext(now, out decision))
            {
                _onTheirWay[decision.Item] = decision.Staff;
                return true;
            }
        }
        while (_pumpAgain);

        decision = default;
        SetAlarm();
        return false;
    }

    private RequestCommand Proposal(in DispatchDecision decision) => OfferTime(decision) is { } time
        ? new OfferItem(decision.Item.Index, decision.Staff, time, _epoch, decision.Why.ToString())
        : Assignment(decision, takenWith: null);

    private AssignItem Assignment(in DispatchDecision decision, CommandKey? takenWith) =>
        new(decision.Item.Index, decision.Staff, _epoch, decision.Why.ToString(), takenWith);

    private TimeSpan? OfferTime(in DispatchDecision decision)
    {
        lock (_lock)
        {
            return IsRunning
                && _dispatcher.DepartmentOf(decision.Item) is { } department
                && _plan.Departments.TryGetValue(department, out var plan)
                && plan.OfferSeconds is { } seconds
                    ? TimeSpan.FromSeconds(seconds)
                    : null;
        }
    }

    private async ValueTask<Giving> GiveAsync(DispatchDecision decision, RequestCommand command, CommandKey? key = null)
    {
        var isWritten = false;
        try
        {
            var reply = await Request(decision.Item.Request).DispatchAsync(command, CommandMeta.Engine);
            isWritten = !reply.IsRefused;
            if (reply.IsRefused)
            {
                await TakeBackAsync(decision, reply.Refusal);
                return Giving.NotGiven;
            }

            await ObserveAsync(reply.Value);
            EndReservation(decision);
            return Giving.Given;
        }
        catch (FencedException)
        {
            Depose();
            return Giving.NotGiven;
        }
        catch (CoordinationException fault)
        {
            LogNotGiven(decision.Item, decision.Staff, fault);
            Pause();
            var settled = await SettleAsync(decision, key, nothingWritten: !isWritten && fault is JournalUnavailableException);
            return isWritten && settled is Giving.NotGiven ? Giving.Given : settled;
        }
        finally
        {
            Arrived(decision);
            Pump();
        }
    }

    // Somebody may have declined or finished the item before this answer came: then memory has seen that already, and
    // nothing else takes the reservation off.
    private void EndReservation(in DispatchDecision decision)
    {
        lock (_lock)
        {
            if (IsRunning && _dispatcher.Contains(decision.Item, out var holder) && holder == decision.Staff)
            {
                _dispatcher.Release(decision.Item, Now);
            }
        }
    }

    private async ValueTask TakeBackAsync(DispatchDecision decision, Refusal refusal)
    {
        // Another host may have changed the request: what refused must know what this centre knows.
        var routing = await Request(decision.Item.Request).ReadRoutingAsync(KnownVersion(decision.Item.Request));
        var plan = routing is null ? null : await PlanOf(routing);
        lock (_lock)
        {
            if (!IsRunning)
            {
                return;
            }

            _dispatcher.Release(decision.Item, Now);
            if (routing is null)
            {
                _dispatcher.Remove(decision.Item, Now);
            }
            else if (routing.Version > _versions.Read(routing.Request).Version)
            {
                Accept(routing, plan!);
            }
            else
            {
                KeepForLater(decision.Item, routing, plan!, refusal);
            }
        }
    }

    // Memory and storage agree and yet the request refused: whatever the cause, it must not become a busy loop.
    private void KeepForLater(WorkItemId item, RequestRouting routing, ActivePlan plan, Refusal refusal)
    {
        foreach (var routed in routing.Items)
        {
            if (routed.Index == item.Index && !routed.Status.IsHeld())
            {
                LogStubborn(item, refusal.Code, refusal.Message);
                var waiting = Waiting(routing, routed, _classes!.Of(routing, routed, plan));
                _dispatcher!.Place(waiting with { NotBefore = Now + StubbornFor }, Now);
            }
        }
    }

    // A clock that was set back must not make a short pause a long one.
    private bool IsPaused(DateTimeOffset now) => now < _pausedUntil && _pausedUntil - now <= _options.PauseAfterFault;

    private void Pause()
    {
        lock (_lock)
        {
            _pausedUntil = Now + _options.PauseAfterFault;
            SetAlarm();
        }
    }

    // Whether an assignment whose commit failed is on record decides who is free: until storage has said so, the
    // reservation stays.
    private async ValueTask<Giving> SettleAsync(DispatchDecision decision, CommandKey? key, bool nothingWritten)
    {
        try
        {
            var routing = nothingWritten ? null : await Request(decision.Item.Request).ReadRoutingAsync();
            var plan = routing is null ? null : await PlanOf(routing);
            var isGiven = routing is not null && await IsOnRecordAsync(decision, key);
            lock (_lock)
            {
                if (IsRunning)
                {
                    _dispatcher.Release(decision.Item, Now);
                    if (routing is not null)
                    {
                        Accept(routing, plan!);
                    }
                }
            }

            return isGiven ? Giving.Given : Giving.NotGiven;
        }
        catch (CoordinationException fault)
        {
            LogNotGiven(decision.Item, decision.Staff, fault);
            lock (_lock)
            {
                _doubtful.Enqueue((decision, key));
            }

            Pause();

            return Giving.Unsettled;
        }
    }

    /// <summary>What became of a decision.</summary>
    private enum Giving
    {
        /// <summary>It is on record.</summary>
        Given,

        /// <summary>It is not, or memory shows already what is.</summary>
        NotGiven,

        /// <summary>Nobody knows yet.</summary>
        Unsettled,
    }

    private void Depose()
    {
        lock (_lock)
        {
            if (!IsRunning)
            {
                return;
            }

            LogDeposed(_centre, _epoch);
            _isDeposed = true;
            _dispatcher = null;
            SetAlarmAt(Now + _options.DeposedFor);
        }

        _onDeposed?.Invoke();
    }
}
