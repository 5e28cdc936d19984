using Coordination.Access;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Grains;

namespace Coordination.Orleans.Proxies;

/// <summary>What is derived under the store's own key: a silo does it by itself, a client asks one.</summary>
/// <param name="journal">The silo's record, with the store's own key; null in a client.</param>
/// <param name="reference">Any silo.</param>
/// <param name="caller">The way to it.</param>
internal sealed class DerivedIds(IJournal? journal, IHostedIdsGrain reference, GrainCaller caller)
{
    /// <summary>The request that a caller's key names.</summary>
    public ValueTask<RequestId> FindRequestAsync(CentreId centre, CommandMeta meta, CommandKey key, CancellationToken cancellation) =>
        journal is not null ? new(journal.Installation.RequestOf(centre, meta.By, key)) : AskRequestAsync(centre, meta, cancellation);

    /// <summary>Whether a tracking code is that of a request.</summary>
    public ValueTask<bool> IsTrackingCodeAsync(RequestId request, TrackingCode code, CancellationToken cancellation) =>
        journal is not null ? new(journal.Installation.IsTrackingCode(request, code)) : AskCodeAsync(request, code, cancellation);

    /// <summary>The opaque id of somebody whom an issuer calls by a subject.</summary>
    public ValueTask<PrincipalId> PrincipalOfAsync(string issuer, string subject, CancellationToken cancellation) =>
        journal is not null ? new(journal.Installation.PrincipalOf(issuer, subject)) : AskPrincipalAsync(issuer, subject, cancellation);

    /// <summary>Whether a command with a key was carried out at a request.</summary>
    public ValueTask<bool> WasGivenAsync(RequestId request, CommandMeta meta, CancellationToken cancellation) =>
        journal is not null ? journal.WasGivenAsync(request, meta, cancellation) : AskGivenAsync(request, meta, cancellation);

    private async ValueTask<bool> AskGivenAsync(RequestId request, CommandMeta meta, CancellationToken cancellation) =>
        (await caller.RepeatAsync(
            (reference, request, meta, cancellation),
            static call => call.reference.WasGivenAsync(call.request.Value, call.meta, call.cancellation),
            isCommand: false,
            cancellation))!.WasGiven;

    private async ValueTask<PrincipalId> AskPrincipalAsync(string issuer, string subject, CancellationToken cancellation) =>
        (await caller.RepeatAsync(
            (reference, issuer, subject, cancellation),
            static call => call.reference.PrincipalOfAsync(call.issuer, call.subject, call.cancellation),
            isCommand: false,
            cancellation))!.Principal;

    private async ValueTask<RequestId> AskRequestAsync(CentreId centre, CommandMeta meta, CancellationToken cancellation) =>
        (await caller.RepeatAsync(
            (reference, centre, meta, cancellation),
            static call => call.reference.RequestOfAsync(call.centre.ToString(), call.meta, call.cancellation),
            isCommand: false,
            cancellation))!.Request;

    private async ValueTask<bool> AskCodeAsync(RequestId request, TrackingCode code, CancellationToken cancellation) =>
        (await caller.RepeatAsync(
            (reference, request, code, cancellation),
            static call => call.reference.IsTrackingCodeAsync(call.request.Value, call.code.ToString(), call.cancellation),
            isCommand: false,
            cancellation))!.IsRight;
}
