using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Requests.Events;
using Coordination.Staff;

namespace Coordination.Centres;

// What somebody got for a key is on record with the request, also when they no longer hold it.
internal sealed partial class CentreGrain
{
    // A client repeats a command within minutes: a start looks at so many requests of its hall, the newest, and no more.
    private const int RecalledClosed = 256;
    private const int RecalledHistories = 64;

    // One that was submitted, admitted, taken and given back has more events than this.
    private const long EventsWithoutReturn = 3;

    // By the time storage answers, the item may be finished or back in its queue: how the request stands does not tell.
    private async ValueTask<bool> IsOnRecordAsync(DispatchDecision decision, CommandKey? key)
    {
        if (key is null)
        {
            return false;
        }

        await foreach (var entry in _services.Journal.ReadHistoryAsync(GrainKey.Of(decision.Item.Request)))
        {
            if (ReadTaking(entry) is { } taking
                && taking.Item == decision.Item.Index && taking.Staff == decision.Staff && taking.TakenWith == key)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Remembers what was taken of requests that are closed, and of open ones that lie in a queue again.</summary>
    /// <param name="returned">The newest open requests with a history, which nobody holds.</param>
    /// <param name="cancellation">Stops the reading.</param>
    private async ValueTask RecallTakingsAsync(IEnumerable<RequestId> returned, CancellationToken cancellation)
    {
        var requests = new RequestBehaviour();
        foreach (var row in await _services.Journal.ReadLatestClosedAsync(_centre, RecalledClosed, cancellation))
        {
            // Where nobody asks for the next item, no state has a key and none is read.
            if (row.State.Span.IndexOf("\"takenWith\""u8) >= 0)
            {
                Recall(requests.ReadState(row.State.Span));
            }
        }

        foreach (var request in returned)
        {
            await foreach (var entry in _services.Journal.ReadHistoryAsync(GrainKey.Of(request), 0, cancellation))
            {
                if (ReadTaking(entry) is { TakenWith: { } key } taking)
                {
                    Recall(request, taking.Item, taking.Staff, key, taking.Why);
                }
            }
        }
    }

    private void Recall(RequestState request)
    {
        foreach (var (index, item) in request.Items.Index())
        {
            if (item is { TakenWith: { } key, Holder: { } holder })
            {
                Recall(request.Id, index, holder, key, item.Why ?? "");
            }
        }
    }

    private void Recall(RequestId request, int item, StaffId staff, CommandKey key, string why)
    {
        lock (_lock)
        {
            _takings.Remember(staff, key, new TakenItem(new WorkItemId(request, item), why));
        }
    }

    // Those that go by without a holder and with more events than waiting takes.
    private static bool MayHaveReturned(RequestRouting routing) =>
        routing.Version > EventsWithoutReturn && routing.Items.Any(item => item.Holder is null);

    private static ItemAssigned? ReadTaking(JournalEntry entry) =>
        entry.Event.Type == RequestEventNames.Assigned
        && RequestEventCodec.Read(entry.Event.Type, entry.Event.Payload.Span) is ItemAssigned { TakenWith: not null } taking
            ? taking
            : null;
}
