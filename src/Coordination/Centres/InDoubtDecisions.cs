using System.Collections.Concurrent;
using Coordination.Dispatch;

namespace Coordination.Centres;

/// <summary>Decisions whose commit failed: whether they are on record decides who is free.</summary>
/// <remarks>Until storage has said so, the reservation stays, and the key with which somebody asked stays open.</remarks>
internal sealed class InDoubtDecisions(CentreContext centre, CentreTimers timers, PullHistory history)
{
    private readonly ConcurrentQueue<(DispatchDecision Decision, CommandKey? Key)> _inDoubt = new();

    /// <summary>Nothing is assigned for a while, so that storage in trouble is not hammered.</summary>
    public void BackOff()
    {
        using var access = centre.Enter();
        access.Value.BackOff(centre.Now);
        timers.Set(access.Value);
    }

    /// <summary>Finds out what is on record of a decision, and shows it to the index; if storage does not say, it is asked again.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="key">The key with which the person asked for it; null when the centre has decided by itself.</param>
    /// <param name="nothingWritten">Whether the fault itself said that nothing was written.</param>
    public async ValueTask<AssignmentOutcome> SettleAsync(DispatchDecision decision, CommandKey? key, bool nothingWritten)
    {
        try
        {
            var routing = nothingWritten ? null : await centre.Request(decision.Item.Request).ReadRoutingAsync();
            var plan = routing is null ? null : await centre.PlanOfAsync(routing);
            var isCommitted = routing is not null && await history.ContainsAsync(decision, key);
            using var access = centre.Enter();
            access.Value.Settle(decision, routing, plan, centre.Now);
            return isCommitted ? AssignmentOutcome.Committed : AssignmentOutcome.NotCommitted;
        }
        catch (CoordinationException fault)
        {
            centre.Log.LogNotAssigned(decision.Item, decision.Staff, fault);
            _inDoubt.Enqueue((decision, key));
            BackOff();
            return AssignmentOutcome.InDoubt;
        }
    }

    /// <summary>Asks again for every decision that is still in doubt.</summary>
    public async ValueTask RetryAsync()
    {
        for (var left = _inDoubt.Count; left > 0 && _inDoubt.TryDequeue(out var doubt); left--)
        {
            await RetryAsync(doubt.Decision, doubt.Key);
        }
    }

    private async ValueTask RetryAsync(DispatchDecision decision, CommandKey? key)
    {
        var outcome = await SettleAsync(decision, key, nothingWritten: false);
        using var access = centre.Enter();
        if (outcome is AssignmentOutcome.Committed)
        {
            access.Value.Pulls.Settle(decision.Staff, key, new TakenItem(decision.Item, decision.Why.ToString()));
        }
        else if (outcome is AssignmentOutcome.NotCommitted)
        {
            access.Value.Pulls.Close(decision.Staff, key);
        }
    }
}
