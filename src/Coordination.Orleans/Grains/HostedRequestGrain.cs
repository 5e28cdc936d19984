using Coordination.Orleans.Answers;
using Coordination.Orleans.Placement;
using Coordination.Requests;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Coordination.Orleans.Grains;

/// <summary>A request on a silo.</summary>
[Reentrant]
[NearHall]
[GrainType(GrainNames.Request)]
internal sealed class HostedRequestGrain(SiloParts silo) : HostedGrain<RequestGrain>, IHostedRequestGrain
{
    private bool _isPlaced;

    private RequestId Request => new(this.GetPrimaryKey());

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await base.OnDeactivateAsync(reason, cancellationToken);
        silo.Local.Requests.Remove(Request);
    }

    public ValueTask<Answer<Reply<RequestReceipt>>> ExecuteAsync(RequestCommand command, CommandMeta meta, bool isNew, CancellationToken cancellation)
    {
        // The hint beside the call has brought the request here: what this one calls in turn needs none.
        RequestContext.Clear();
        return CallAsync(
            (command, meta, cancellation),
            static ValueTask<Reply<RequestReceipt>?> (grain, call) => grain.ExecuteAsync(call.command, call.meta, call.cancellation)!,
            isNew);
    }

    public ValueTask<Answer<Reply<RequestRouting>>> DispatchAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation) =>
        CallAsync(
            (command, meta, cancellation),
            static ValueTask<Reply<RequestRouting>?> (grain, call) => grain.DispatchAsync(call.command, call.meta, call.cancellation)!);

    public ValueTask<Answer<RequestState>> ReadAsync(CancellationToken cancellation) =>
        CallAsync(cancellation, static (grain, token) => grain.ReadAsync(token));

    public ValueTask<Answer<RequestRouting>> ReadRoutingAsync(long atLeast, CancellationToken cancellation) =>
        CallAsync((atLeast, cancellation), static (grain, call) => grain.ReadRoutingAsync(call.atLeast, call.cancellation));

    protected override void OnCalled(RequestGrain grain)
    {
        // From here on its centre, on the same silo, reaches it without a message.
        if (TryMakeLocal(grain, out var local))
        {
            silo.Local.Requests.Set(Request, local);
        }

        // Who calls a request that is in no memory need not be where its hall is at home. What it does from now on it does with its centre.
        if (!_isPlaced && grain.Hall is { } hall)
        {
            _isPlaced = true;
            if (!silo.Homes.IsHere(hall))
            {
                RequestContext.Set(NearHallDirector.HallHint, hall.ToString());
                MigrateOnIdle();
            }
        }
    }

    protected override RequestGrain Create() => new(Request, silo.Services, silo.Behaviour.Requests);
}
