using Coordination.Access;
using Coordination.Orleans.Answers;
using Coordination.Centres;
using Coordination.Hosting;
using Orleans;
using Orleans.Concurrency;

namespace Coordination.Orleans.Grains;

/// <summary>Derives ids on the silo that is asked: every silo can.</summary>
[Reentrant]
[StatelessWorker]
[GrainType(GrainNames.Ids)]
internal sealed class HostedIdsGrain(SiloParts silo) : Grain, IHostedIdsGrain, IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context) => ClientCalls.InvokeAsync(context);

    public ValueTask<Answer<TrackingCheck>> IsTrackingCodeAsync(Guid request, string code, CancellationToken cancellation) => new(new Answer<TrackingCheck>
    {
        Value = new TrackingCheck(TrackingCode.TryParse(code, out var given) && silo.Services.Journal.Installation.IsTrackingCode(new RequestId(request), given)),
    });

    public ValueTask<Answer<KeyedRequest>> RequestOfAsync(string centre, CommandMeta meta, CancellationToken cancellation)
    {
        var key = meta.Key ?? throw new ArgumentException("A request is named by a key, and there is none.", nameof(meta));
        return new(new Answer<KeyedRequest> { Value = new KeyedRequest(silo.Services.Journal.Installation.RequestOf(HallKey.Id<CentreId>(centre), meta.By, key)) });
    }

    public ValueTask<Answer<KnownPrincipal>> PrincipalOfAsync(string issuer, string subject, CancellationToken cancellation) =>
        new(new Answer<KnownPrincipal> { Value = new KnownPrincipal(silo.Services.Journal.Installation.PrincipalOf(issuer, subject)) });

    public async ValueTask<Answer<CommandCheck>> WasGivenAsync(Guid request, CommandMeta meta, CancellationToken cancellation) =>
        new Answer<CommandCheck> { Value = new CommandCheck(await silo.Services.Journal.WasGivenAsync(new RequestId(request), meta, cancellation)) };
}
