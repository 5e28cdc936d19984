using Coordination.Orleans.Answers;
using Orleans;

namespace Coordination.Orleans.Grains;

/// <summary>What only a silo can derive: the store's own key is in its silos, and in no client.</summary>
[Alias(GrainNames.IdsInterface)]
internal interface IHostedIdsGrain : IGrainWithIntegerKey
{
    /// <summary>The request that a caller's key names in a hall.</summary>
    /// <param name="centre">The hall.</param>
    /// <param name="meta">The caller, with a key.</param>
    /// <param name="cancellation">Nothing: it takes no time.</param>
    [Alias("request-of")]
    ValueTask<Answer<KeyedRequest>> RequestOfAsync(string centre, CommandMeta meta, CancellationToken cancellation);

    /// <summary>Whether a tracking code is that of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="code">The code, as its text.</param>
    /// <param name="cancellation">Nothing: it takes no time.</param>
    [Alias("is-tracking-code")]
    ValueTask<Answer<TrackingCheck>> IsTrackingCodeAsync(Guid request, string code, CancellationToken cancellation);

    /// <summary>The opaque id of somebody whom an issuer calls by a subject.</summary>
    /// <param name="issuer">The issuer.</param>
    /// <param name="subject">Whom it means.</param>
    /// <param name="cancellation">Nothing: it takes no time.</param>
    [Alias("principal-of")]
    ValueTask<Answer<KnownPrincipal>> PrincipalOfAsync(string issuer, string subject, CancellationToken cancellation);

    /// <summary>Whether a command with a key was carried out at a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="meta">The caller, with a key.</param>
    /// <param name="cancellation">Stops the reading.</param>
    [Alias("was-given")]
    ValueTask<Answer<CommandCheck>> WasGivenAsync(Guid request, CommandMeta meta, CancellationToken cancellation);
}
