using Coordination.Journal;
using Coordination.Orleans.Grains;

namespace Coordination.Orleans.Proxies;

/// <summary>Finds the request that a caller's key names: a silo by itself, a client by asking one.</summary>
/// <param name="journal">The silo's record, with the store's own key; null in a client.</param>
/// <param name="reference">Any silo.</param>
/// <param name="caller">The way to it.</param>
internal sealed class KeyedRequests(IJournal? journal, IHostedIdsGrain reference, GrainCaller caller)
{
    public ValueTask<RequestId> FindAsync(CentreId centre, CommandMeta meta, CommandKey key, CancellationToken cancellation) =>
        journal is not null ? new(journal.Installation.RequestOf(centre, meta.By, key)) : AskAsync(centre, meta, cancellation);

    private async ValueTask<RequestId> AskAsync(CentreId centre, CommandMeta meta, CancellationToken cancellation) =>
        (await caller.RepeatAsync(
            (reference, centre, meta, cancellation),
            static call => call.reference.RequestOfAsync(call.centre.ToString(), call.meta, call.cancellation),
            isCommand: false,
            cancellation))!.Request;
}
