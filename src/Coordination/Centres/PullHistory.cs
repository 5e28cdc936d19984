using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Requests.Events;
using Coordination.Staff;

namespace Coordination.Centres;

/// <summary>What somebody got for a key is on record with the request, also when they no longer hold it.</summary>
internal sealed class PullHistory(CentreContext centre)
{
    // A client repeats a command within minutes: a start looks at so many requests of its hall, the newest, and no more.
    private const int RestoredClosed = 256;
    private const int RestoredHistories = 64;
    private const int HistoriesAtOnce = 8;

    // One that was submitted, admitted, taken and given back has more events than this.
    private const long EventsWithoutReturn = 3;

    /// <summary>Whether a decision is on record.</summary>
    /// <remarks>By the time storage answers, the item may be finished or back in its queue: how the request stands does not tell.</remarks>
    public async ValueTask<bool> ContainsAsync(DispatchDecision decision, KeyDigest? key)
    {
        if (key is null)
        {
            return false;
        }

        await foreach (var entry in centre.Services.Journal.ReadHistoryAsync(GrainKey.Of(decision.Item.Request)))
        {
            if (ReadPull(entry) is { } pull && pull.Item == decision.Item.Index && pull.Staff == decision.Staff && pull.TakenWith == key)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether somebody who asks again with a key gives the reason that they gave with it; where they gave none, or its words were erased, any is.</summary>
    public async ValueTask<bool> IsSameAskingAsync(WorkItemId item, StaffId staff, KeyDigest key, NextAsking asking)
    {
        JournalEvent? asked = null;
        await foreach (var entry in centre.Services.Journal.ReadHistoryAsync(GrainKey.Of(item.Request)))
        {
            if (entry.Event.Type == RequestEventNames.NextAsked)
            {
                asked = entry.Event;
            }
            else if (ReadPull(entry) is { } pull && pull.Item == item.Index && pull.Staff == staff && pull.TakenWith == key)
            {
                return asked is null || asked.Version != entry.Event.Version - 1 || IsSame(asked, asking.Reason);
            }
        }

        return true;
    }

    private static bool IsSame(JournalEvent asked, Reason reason)
    {
        var first = (NextAsked)RequestEventCodec.Read(asked.Type, asked.Payload.Span);
        var said = (first with { Words = reason.Said }).WritePersonal();
        return first.Reason == reason.Code
            && (asked.Personal is { } words ? said is { } again && words.Text.Span.SequenceEqual(again.Span) : asked.PersonalDigest is not null || said is null);
    }

    /// <summary>Takes note of an open request at the start if somebody may have taken its item and given it back.</summary>
    /// <param name="routing">The request.</param>
    /// <param name="returned">The newest of those, which nobody holds.</param>
    public static void NoteIfReturned(RequestRouting routing, Queue<RequestId> returned)
    {
        if (routing.Version > EventsWithoutReturn && routing.Items.Any(item => item.Holder is null))
        {
            returned.Enqueue(routing.Request);
            if (returned.Count > RestoredHistories)
            {
                returned.Dequeue();
            }
        }
    }

    /// <summary>Restores the replies for what was taken of requests that are closed, and of open ones that lie in a queue again.</summary>
    public async ValueTask RestoreAsync(IEnumerable<RequestId> returned, CancellationToken cancellation)
    {
        var requests = new RequestBehaviour();
        foreach (var row in await centre.Services.Journal.ReadLatestClosedAsync(centre.Centre, RestoredClosed, cancellation))
        {
            // Where nobody asks for the next item, no state has a key and none is read.
            if (row.State.Span.IndexOf("\"takenWith\""u8) >= 0)
            {
                Restore(requests.ReadState(row.State.Span));
            }
        }

        // Side by side, because each is a round trip that the hall's first assignment waits for.
        foreach (var few in returned.Chunk(HistoriesAtOnce))
        {
            await Task.WhenAll(few.Select(request => RestoreHistoryAsync(request, cancellation)));
        }
    }

    private async Task RestoreHistoryAsync(RequestId request, CancellationToken cancellation)
    {
        await foreach (var entry in centre.Services.Journal.ReadHistoryAsync(GrainKey.Of(request), 0, cancellation))
        {
            if (ReadPull(entry) is { TakenWith: { } key } pull)
            {
                Restore(new WorkItemId(request, pull.Item), pull.Staff, key, pull.Why);
            }
        }
    }

    private void Restore(RequestState request)
    {
        foreach (var (index, item) in request.Items.Index())
        {
            if (item is { TakenWith: { } key, Holder: { } holder })
            {
                Restore(new WorkItemId(request.Id, index), holder, key, item.Why ?? "");
            }
        }
    }

    private void Restore(WorkItemId item, StaffId staff, KeyDigest key, string why)
    {
        using var access = centre.Enter();
        access.Value.Pulls.Restore(staff, key, new TakenItem(item, why));
    }

    private static ItemAssigned? ReadPull(JournalEntry entry) =>
        entry.Event.Type == RequestEventNames.Assigned
        && RequestEventCodec.Read(entry.Event.Type, entry.Event.Payload.Span) is ItemAssigned { TakenWith: not null } assigned
            ? assigned
            : null;
}
