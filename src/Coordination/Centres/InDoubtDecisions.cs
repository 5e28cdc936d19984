using System.Collections.Concurrent;
using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Requests;

namespace Coordination.Centres;

/// <summary>Decisions whose commit failed: whether they are on record decides who is free.</summary>
/// <remarks>
/// Until storage has said so, the reservation stays, and the key with which somebody asked stays open. It is asked once the epoch of the
/// decision has ended: a doubt that was settled stays settled, however late the write comes.
/// </remarks>
internal sealed class InDoubtDecisions(CentreContext centre, CentreTimers timers, PullHistory history, EpochRenewal renewal)
{
    private readonly ConcurrentQueue<(DispatchDecision Decision, KeyDigest? Key, Epoch Epoch)> _inDoubt = new();

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
    /// <param name="epoch">The epoch under which it was decided.</param>
    public async ValueTask<AssignmentOutcome> SettleAsync(DispatchDecision decision, KeyDigest? key, Epoch epoch)
    {
        try
        {
            await renewal.EndAsync(epoch);
            var routing = await ReadRecordAsync(decision.Item.Request);
            var plan = routing is null ? null : await centre.PlanOfAsync(routing);
            var isCommitted = routing is not null && await history.ContainsAsync(decision, key);
            using var access = centre.Enter();
            access.Value.Settle(decision, routing, plan, centre.Now);
            TellRequest(decision.Item.Request, routing);
            return isCommitted ? AssignmentOutcome.Committed : AssignmentOutcome.NotCommitted;
        }
        catch (Exception fault)
        {
            // Whatever it was, the doubt is kept: nobody else would ask again.
            centre.Log.LogNotAssigned(decision.Item, decision.Staff, fault);
            Keep(decision, key, epoch);
            return AssignmentOutcome.InDoubt;
        }
    }

    /// <summary>Nothing was written of a decision, and nothing will be: the item goes back to its place.</summary>
    public void TakeBack(in DispatchDecision decision)
    {
        using var access = centre.Enter();
        access.Value.Settle(decision, routing: null, plan: null, centre.Now);
    }

    /// <summary>Asks again for every decision that is still in doubt.</summary>
    public async ValueTask RetryAsync()
    {
        for (var left = CountForNow(); left > 0 && _inDoubt.TryDequeue(out var doubt); left--)
        {
            await RetryAsync(doubt.Decision, doubt.Key, doubt.Epoch);
        }
    }

    // The record, and not the request: one that is in memory somewhere may not know yet what another host has written.
    private async ValueTask<RequestRouting?> ReadRecordAsync(RequestId request) =>
        await centre.Services.Journal.ReadRowAsync(GrainKey.Of(request)) is { } row ? RequestRoutingReader.Read(row.State.Span) : null;

    // It may have been loaded while the write was still on its way, and would show what was before to whoever asks for it.
    private void TellRequest(RequestId request, RequestRouting? found)
    {
        if (found is not null)
        {
            centre.Services.Background.Start("Telling a request what is on record of it", async () => await centre.Request(request).ReadRoutingAsync(found.Version));
        }
    }

    private void Keep(in DispatchDecision decision, KeyDigest? key, Epoch epoch)
    {
        using var access = centre.Enter();
        access.Value.BeginDoubt(decision.Staff, key, centre.Now);

        // From here on another tick may settle it.
        _inDoubt.Enqueue((decision, key, epoch));
        timers.Set(access.Value);
    }

    // What is kept from here on has its own time.
    private int CountForNow()
    {
        using var access = centre.Enter();
        access.Value.AskAgain();
        return _inDoubt.Count;
    }

    private async ValueTask RetryAsync(DispatchDecision decision, KeyDigest? key, Epoch epoch)
    {
        var outcome = await SettleAsync(decision, key, epoch);
        using var access = centre.Enter();

        // One that goes on has begun anew.
        access.Value.EndDoubt(decision.Staff);
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
