using Coordination.Grains;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Requests.Deciding;
using Coordination.Staff;

namespace Coordination.Centres;

/// <summary>Pull: somebody asks for the next item. A repeated key gives the same reply, after a crash too.</summary>
/// <remarks>
/// A refusal is written nowhere, so nothing fences it. A centre that has been taken over and does not know it would say that
/// nothing waits, of a key that has taken an item at the other one: who asked with a key is refused only under an epoch that
/// the record still shows to be the newest.
/// </remarks>
internal sealed class PullHandler(CentreContext centre, AssignmentPump pump, StaffWithdrawals withdrawals, EpochRenewal renewal)
{
    private const int Tries = 3;

    // Where nothing waits many ask at once, and again and again.
    private readonly SharedRead<Epoch> _epoch = new(cancellation => centre.Services.Journal.ReadEpochAsync(centre.Centre, cancellation));

    private readonly PullHistory _history = new(centre);

    // Who waits for a key that is under way; made only where somebody does. Guarded by the lock of the index.
    private readonly Dictionary<(StaffId Staff, KeyDigest Key), TaskCompletionSource> _waiting = [];

    public async ValueTask<Reply<TakenItem>> TakeAsync(StaffId staff, KeyDigest? key, NextAsking? asking, CancellationToken cancellation)
    {
        if (!TryOpen(staff, key, out var before, out var decided))
        {
            return before is not null ? await AgainAsync(staff, key, Reply.Of(before), asking) : await RepeatAsync(decided, staff, key, asking, cancellation);
        }

        var isSettled = true;
        try
        {
            var reply = await TryTakeAsync(staff, key, asking, cancellation);
            isSettled = reply is not null;
            return reply ?? throw new CommitUnknownException($"Whether '{staff}' got something is not known yet; repeat the command with the same key.");
        }
        finally
        {
            End(staff, key, isSettled);
        }
    }

    private bool TryOpen(StaffId staff, KeyDigest? key, out TakenItem? before, out Task? decided)
    {
        using var access = centre.Enter();
        var isOpened = access.Value.Pulls.TryOpen(staff, key, out before);
        decided = isOpened || before is not null ? null : WhenDecided(access.Value, staff, key!.Value);
        return isOpened;
    }

    // Null where it is in doubt.
    private Task? WhenDecided(CentreIndex index, StaffId staff, KeyDigest key)
    {
        if (index.Pulls.IsInDoubt(staff, key))
        {
            return null;
        }

        if (!_waiting.TryGetValue((staff, key), out var waiting))
        {
            _waiting[(staff, key)] = waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return waiting.Task;
    }

    // The same key is under way: whoever repeats it waits for the outcome. Only where that is in doubt nobody can wait for it.
    private async ValueTask<Reply<TakenItem>> RepeatAsync(Task? decided, StaffId staff, KeyDigest? key, NextAsking? asking, CancellationToken cancellation)
    {
        if (decided is null)
        {
            return Reply.Refused<TakenItem>(RefusalCodes.Busy, $"What '{staff}' gets for this key is not settled yet; repeat it shortly with the same key.");
        }

        await decided.WaitAsync(cancellation);
        return await TakeAsync(staff, key, asking, cancellation);
    }

    // Null when nobody knows yet: the key then stays open, because another item must not be given for it.
    private async ValueTask<Reply<TakenItem>?> TryTakeAsync(StaffId staff, KeyDigest? key, NextAsking? asking, CancellationToken cancellation)
    {
        for (var tries = 0; ;)
        {
            if (await TakenBeforeAsync(staff, key, cancellation) is { } before)
            {
                return await AgainAsync(staff, key, Taken(staff, key, before), asking);
            }

            if (tries == 0 && await RefuseReasonAsync(asking, cancellation) is { } unclear)
            {
                return Reply.Refused<TakenItem>(unclear);
            }

            if (tries < Tries && TryDecide(staff, out var proposal))
            {
                tries++;

                // Made before the wait, so that what waits need not keep the whole decision, and its words are put together once.
                var taken = new TakenItem(proposal.Decision.Item, proposal.Decision.Why.ToString());
                switch (await pump.AssignAsync(proposal.Decision, proposal.ToCommand(key, taken.Why, asking), key))
                {
                    case AssignmentOutcome.Committed:
                        return Taken(staff, key, taken);
                    case AssignmentOutcome.InDoubt:
                        return null;
                }
            }
            else if (withdrawals.WhenLanded(staff) is { } landed)
            {
                // What is on its way to them takes up their room, and may yet come to nothing.
                await landed.WaitAsync(cancellation);
            }
            else
            {
                return await RefuseAsync(staff, key, asking, cancellation);
            }
        }
    }

    private async ValueTask<Refusal?> RefuseReasonAsync(NextAsking? asking, CancellationToken cancellation) =>
        asking is not null && await centre.Services.Plans.CurrentAsync(centre.Centre, cancellation) is { } plan
            ? ReasonChecks.Required(asking.Reason, plan, asking.By)
            : null;

    private async ValueTask<Reply<TakenItem>> RefuseAsync(StaffId staff, KeyDigest? key, NextAsking? asking, CancellationToken cancellation)
    {
        if (!centre.HasPlan)
        {
            return Reply.Refused<TakenItem>(CentreBehaviour.NoCentre(centre.Centre));
        }

        if (key is not null)
        {
            await RequireNewestEpochAsync(cancellation);
            if (await TakenBeforeAsync(staff, key, cancellation) is { } taken)
            {
                return await AgainAsync(staff, key, Taken(staff, key, taken), asking);
            }
        }

        using var access = centre.Enter();
        return Reply.Refused<TakenItem>(access.Value.WhyNothing(staff));
    }

    private async ValueTask RequireNewestEpochAsync(CancellationToken cancellation)
    {
        // Where it is another one, the centre may have gone on under it meanwhile, or has been taken over and is at work no more.
        while (IsAtWork(out var ours) && await _epoch.ReadAsync(cancellation) != ours)
        {
            await renewal.ObserveEndedAsync(ours);
        }

        if (renewal.Deposition.Fault is { } fault)
        {
            throw fault;
        }
    }

    private bool IsAtWork(out Epoch epoch)
    {
        using var access = centre.Enter();
        epoch = access.Value.Epoch;
        return access.Value.IsRunning;
    }

    private bool TryDecide(StaffId staff, out WorkProposal proposal)
    {
        using var access = centre.Enter();
        return access.Value.TryTake(staff, centre.Now, out proposal);
    }

    // The key is on record with the item, so that asking again after a crash gives the same reply.
    private async ValueTask<TakenItem?> TakenBeforeAsync(StaffId staff, KeyDigest? key, CancellationToken cancellation)
    {
        if (key is null || FindTaken(staff, key.Value, out var earlier) is not { } item)
        {
            return null;
        }

        var state = await centre.Request(item.Request).ReadAsync(cancellation);
        return state!.Centre != centre.Centre ? null : earlier ?? new TakenItem(item, state.Items[item.Index].Why ?? "");
    }

    // With another reason it is another command.
    private async ValueTask<Reply<TakenItem>> AgainAsync(StaffId staff, KeyDigest? key, Reply<TakenItem> again, NextAsking? asking) =>
        asking is null || key is null || await _history.IsSameAskingAsync(again.Value!.Item, staff, key.Value, asking)
            ? again
            : Reply.Refused<TakenItem>(CommandMemory.KeyReused);

    private WorkItemId? FindTaken(StaffId staff, KeyDigest key, out TakenItem? earlier)
    {
        using var access = centre.Enter();
        return access.Value.FindTaken(staff, key, out earlier);
    }

    private Reply<TakenItem> Taken(StaffId staff, KeyDigest? key, TakenItem taken)
    {
        using var access = centre.Enter();
        access.Value.Pulls.Settle(staff, key, taken);
        return Reply.Of(taken);
    }

    private void End(StaffId staff, KeyDigest? key, bool isSettled)
    {
        using var access = centre.Enter();
        if (isSettled)
        {
            access.Value.Pulls.Close(staff, key);
        }

        if (key is not null && _waiting.Remove((staff, key.Value), out var waiting))
        {
            waiting.SetResult();
        }
    }
}
