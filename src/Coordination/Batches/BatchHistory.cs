using System.Collections.Immutable;
using Coordination.Grains;
using Coordination.Journal;
using Coordination.Requests;

namespace Coordination.Batches;

/// <summary>Reads from a batch's events which requests it is for, and what became of them.</summary>
internal static class BatchHistory
{
    private static readonly BatchBehaviour Behaviour = new();

    /// <summary>What it was started with; the words where they are not erased.</summary>
    /// <exception cref="JournalCorruptException">It does not begin with its start.</exception>
    public static async ValueTask<BatchStarted> ReadStartAsync(IJournal journal, CentreId hall, BatchId batch, CancellationToken cancellation = default)
    {
        await foreach (var entry in journal.ReadHistoryAsync(KeyOf(hall, batch), cancellation: cancellation))
        {
            if (Read(entry.Event) is BatchStarted started)
            {
                return started with { Words = entry.Event.Personal is { } personal ? PersonalWords.Read(personal.Text.Span) : null };
            }

            break;
        }

        throw new JournalCorruptException($"The batch '{hall}/{batch}' does not begin with its start.");
    }

    /// <summary>Its requests in order, each with what became of it.</summary>
    /// <returns>None where there is no such batch.</returns>
    public static async ValueTask<ImmutableArray<BatchItem>> ReadItemsAsync(IJournalReader journal, CentreId hall, BatchId batch, CancellationToken cancellation = default)
    {
        var (requests, told) = (ImmutableArray<RequestId>.Empty, 0);
        var refused = new Dictionary<int, string>();
        await foreach (var entry in journal.ReadHistoryAsync(KeyOf(hall, batch), cancellation: cancellation))
        {
            switch (Read(entry.Event))
            {
                case BatchStarted started:
                    requests = started.Requests;
                    break;
                case BatchProgressed progressed:
                    told += progressed.Count;
                    foreach (var one in progressed.Refused)
                    {
                        refused[one.At] = one.Code;
                    }

                    break;
            }
        }

        return [.. requests.Select((request, at) => new BatchItem(
            at, request, at >= told ? BatchOutcome.Left : refused.ContainsKey(at) ? BatchOutcome.Refused : BatchOutcome.Done, refused.GetValueOrDefault(at)))];
    }

    private static GrainKey KeyOf(CentreId hall, BatchId batch) => BatchGrainKind.Instance.KeyOf(hall, batch.ToString());

    private static BatchEvent? Read(JournalEvent happened) =>
        PersonalEvents.IsName(happened.Type) ? null : Behaviour.ReadEvent(happened.Type, happened.Payload.Span);
}
