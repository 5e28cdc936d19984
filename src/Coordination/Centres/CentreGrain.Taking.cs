using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Centres;

// Somebody asks for the next item.
internal sealed partial class CentreGrain
{
    private readonly Takings _takings = new();

    /// <inheritdoc />
    public async ValueTask<Reply<TakenItem>> TakeNextAsync(StaffId staff, CommandMeta meta, CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            if (!_takings.TryOpen(staff, meta.Key, out var before))
            {
                return before is not null
                    ? Reply.Of(before)
                    : Reply.Refused<TakenItem>(RefusalCodes.Busy, $"What '{staff}' gets for this key is not settled yet; repeat it shortly with the same key.");
            }
        }

        var isSettled = true;
        try
        {
            var reply = await TakeAsync(staff, meta.Key, cancellation);
            isSettled = reply is not null;
            return reply ?? throw new CommitUnknownException($"Whether '{staff}' got something is not known yet; repeat the command with the same key.");
        }
        finally
        {
            if (isSettled)
            {
                Forget(staff, meta.Key);
            }
        }
    }

    // Null when nobody knows yet: the key then stays open, because another item must not be given for it.
    private async ValueTask<Reply<TakenItem>?> TakeAsync(StaffId staff, CommandKey? key, CancellationToken cancellation)
    {
        const int tries = 3;
        for (var i = 0; i < tries; i++)
        {
            DispatchDecision decision;
            if (await TakenBeforeAsync(staff, key, cancellation) is { } before)
            {
                return Taken(staff, key, before);
            }

            lock (_lock)
            {
                if (WhyNotAvailable(staff) is { } refusal)
                {
                    return Reply.Refused<TakenItem>(refusal);
                }

                if (!_dispatcher!.TryTake(staff, Now, out decision))
                {
                    break;
                }

                _onTheirWay[decision.Item] = staff;
            }

            var assignment = Assignment(decision, key);
            switch (await GiveAsync(decision, assignment, key))
            {
                case Giving.Given:
                    return Taken(staff, key, new TakenItem(decision.Item, assignment.Why));
                case Giving.Unsettled:
                    return null;
            }
        }

        return Reply.Refused<TakenItem>(RefusalCodes.NothingWaiting, $"Nothing waits that '{staff}' could take now.");
    }

    private Reply<TakenItem> Taken(StaffId staff, CommandKey? key, TakenItem taken)
    {
        lock (_lock)
        {
            _takings.Settle(staff, key, taken);
        }

        return Reply.Of(taken);
    }

    private async ValueTask SettleTakingAsync(DispatchDecision decision, CommandKey? key)
    {
        switch (await SettleAsync(decision, key, nothingWritten: false))
        {
            case Giving.Given:
                Taken(decision.Staff, key, new TakenItem(decision.Item, decision.Why.ToString()));
                break;
            case Giving.NotGiven:
                Forget(decision.Staff, key);
                break;
        }
    }

    private void Forget(StaffId staff, CommandKey? key)
    {
        lock (_lock)
        {
            _takings.Forget(staff, key);
        }
    }

    // The key is on record with the item, so that asking again after a crash gives the same reply.
    private async ValueTask<TakenItem?> TakenBeforeAsync(StaffId staff, CommandKey? key, CancellationToken cancellation)
    {
        if (key is null || FindTaken(staff, key.Value, out var earlier) is not { } item)
        {
            return null;
        }

        var state = await Request(item.Request).ReadAsync(cancellation);
        return state!.Centre != _centre ? null : earlier ?? new TakenItem(item, state.Items[item.Index].Why ?? "");
    }

    private WorkItemId? FindTaken(StaffId staff, CommandKey key, out TakenItem? earlier)
    {
        lock (_lock)
        {
            earlier = null;
            return _held.FindTaken(staff, key) ?? (_takings.TryRecall(staff, key, out earlier) ? earlier.Item : null);
        }
    }

    private Refusal? WhyNotAvailable(StaffId staff)
    {
        if (!IsRunning)
        {
            return new Refusal(RefusalCodes.Fenced, $"The centre '{_centre}' is not at work here; try again shortly.");
        }

        if (!_plan.Staff.ContainsKey(staff))
        {
            return new Refusal(RefusalCodes.NotFound, $"The plan of '{_centre}' knows no member of staff '{staff}'.");
        }

        return _staff.TryGetValue(staff, out var state) && state.Presence is StaffPresence.SignedOn
            ? null
            : new Refusal(RefusalCodes.NotAvailable, $"'{staff}' is not signed on, or is paused or draining; sign on or resume first.");
    }
}
