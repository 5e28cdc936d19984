using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Requests.Events;

namespace Coordination.Centres;

// What somebody got for a key is on record with the request, also when they no longer hold it.
internal sealed partial class CentreGrain
{
    // A client repeats a command within minutes: a start reads so much of the record and no more.
    private const int RecalledEvents = 4096;

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

    // Whose centre a request is of is looked at when its key comes again.
    private async ValueTask RecallTakingsAsync(CancellationToken cancellation)
    {
        var last = await _services.Journal.ReadLastSequenceAsync(cancellation);
        var entries = await _services.Journal.ReadFeedAsync(Math.Max(0, last - RecalledEvents), RecalledEvents, cancellation);
        lock (_lock)
        {
            foreach (var entry in entries)
            {
                if (ReadTaking(entry) is { TakenWith: { } key } taking && RequestId.TryParse(entry.Grain.Id, out var request))
                {
                    _takings.Remember(taking.Staff, key, new TakenItem(new WorkItemId(request, taking.Item), taking.Why));
                }
            }
        }
    }

    private static ItemAssigned? ReadTaking(JournalEntry entry) =>
        entry.Event.Type == RequestEventNames.Assigned
        && RequestEventCodec.Read(entry.Event.Type, entry.Event.Payload.Span) is ItemAssigned { TakenWith: not null } taking
            ? taking
            : null;
}
