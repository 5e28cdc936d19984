using System.Collections.Immutable;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests;

namespace Coordination.Console.People;

/// <summary>A request that a search has found.</summary>
/// <param name="Id">Which.</param>
/// <param name="State">How it is; null where it is not there any more.</param>
/// <param name="IsErased">Whether its texts are gone.</param>
internal sealed record FoundRequest(RequestId Id, RequestState? State, bool IsErased)
{
    public static async ValueTask<ImmutableArray<FoundRequest>> ReadAsync(IEnumerable<RequestId> found, ICoordination coordination, CancellationToken cancellation)
    {
        var requests = ImmutableArray.CreateBuilder<FoundRequest>();
        foreach (var id in found)
        {
            requests.Add(new FoundRequest(id, await coordination.Request(id).ReadAsync(cancellation), await IsErasedAsync(id, coordination.Journal, cancellation)));
        }

        return requests.ToImmutable();
    }

    private static async ValueTask<bool> IsErasedAsync(RequestId id, IJournalReader journal, CancellationToken cancellation)
    {
        await foreach (var entry in journal.ReadHistoryAsync(GrainKey.Of(id), cancellation: cancellation))
        {
            if (entry.Event.Type == PersonalEvents.Erased)
            {
                return true;
            }
        }

        return false;
    }
}
