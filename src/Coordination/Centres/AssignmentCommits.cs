using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Requests;

namespace Coordination.Centres;

/// <summary>From a decision in memory to an assignment on disk: the request commits it, refuses it, or leaves it in doubt.</summary>
internal sealed class AssignmentCommits(CentreContext centre, InDoubtDecisions inDoubt, EpochRenewal renewal)
{
    /// <summary>Asks the request to make a decision true, and shows the index what came of it.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="command">What the request is told.</param>
    /// <param name="key">The key with which the person asked for it; null when the centre has decided by itself.</param>
    /// <param name="pump">Goes on with what the index decides then.</param>
    public async ValueTask<AssignmentOutcome> CommitAsync(DispatchDecision decision, RequestCommand command, KeyDigest? key, AssignmentPump pump)
    {
        var isWritten = false;
        try
        {
            var reply = await centre.Request(decision.Item.Request).DispatchAsync(command, CommandMeta.Engine);
            isWritten = !reply.IsRefused;
            if (reply.IsRefused)
            {
                await TakeBackAsync(decision, reply.Refusal);
                return AssignmentOutcome.NotCommitted;
            }

            await centre.AcceptAsync(reply.Value);
            EndReservation(decision);
            return AssignmentOutcome.Committed;
        }
        catch (FencedException fenced)
        {
            // The epoch that the store names: the batch may have held a decision of an earlier one, which has ended without this centre's end.
            await renewal.ObserveEndedAsync(fenced.Epoch);
            inDoubt.TakeBack(decision);
            return AssignmentOutcome.NotCommitted;
        }
        catch (Exception fault)
        {
            // Whatever it was, it must not leave a reservation that nobody ends.
            centre.Log.LogNotAssigned(decision.Item, decision.Staff, fault);
            inDoubt.BackOff();
            if (!isWritten && fault is JournalUnavailableException)
            {
                inDoubt.TakeBack(decision);
                return AssignmentOutcome.NotCommitted;
            }

            var settled = await inDoubt.SettleAsync(decision, key, WorkProposal.EpochOf(command));
            return isWritten && settled is AssignmentOutcome.NotCommitted ? AssignmentOutcome.Committed : settled;
        }
        finally
        {
            pump.EndInFlight(decision.Staff);
        }
    }

    private void EndReservation(in DispatchDecision decision)
    {
        using var access = centre.Enter();
        access.Value.EndReservation(decision, centre.Now);
    }

    // Another host may have changed the request: what refused must know what this centre knows.
    private async ValueTask TakeBackAsync(DispatchDecision decision, Refusal refusal)
    {
        var routing = await centre.Request(decision.Item.Request).ReadRoutingAsync(KnownVersion(decision.Item.Request));
        var plan = routing is null ? null : await centre.PlanOfAsync(routing);
        bool isKeptBack;
        using (var access = centre.Enter())
        {
            isKeptBack = access.Value.TakeBack(decision, routing, plan, centre.Now);
        }

        if (isKeptBack)
        {
            centre.Log.LogRefusedThoughWaiting(decision.Item, refusal.Code, refusal.Message);
        }
    }

    private long KnownVersion(RequestId request)
    {
        using var access = centre.Enter();
        return access.Value.KnownVersion(request);
    }
}
