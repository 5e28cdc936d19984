using Coordination.Centres;
using Coordination.Orleans.Actors;
using Coordination.Orleans.Answers;
using Coordination.Orleans.Halls;
using Coordination.Orleans.Placement;
using Coordination.Requests;
using Orleans.Runtime;

namespace Coordination.Orleans.Proxies;

/// <summary>A request as its callers hold it.</summary>
internal sealed class RequestProxy(
    RequestId request, IRequestActor actor, Caller caller, Entry? entry, LiveRequests? near, CentreId? hall = null, bool isNew = false) : IRequestGrain
{
    private bool _isNew = isNew;

    public async ValueTask<Reply<RequestReceipt>> ExecuteAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation = default)
    {
        if (hall is { } home)
        {
            RequestContext.Set(NearHallDirector.HallHint, home.ToString());
        }

        return entry is not null
            ? await entry.RunAsync(
                caller, (Proxy: this, command, cancellation), meta, static (call, meta) => call.Proxy.ExecuteOnceAsync(call.command, meta, call.cancellation), cancellation)
            : (meta.Key is not null
                ? await caller.RepeatAsync(
                    (Proxy: this, command, meta, cancellation),
                    static call => call.Proxy.ExecuteOnceAsync(call.command, call.meta, call.cancellation),
                    isCommand: true,
                    cancellation)
                : await Caller.OnceAsync(
                    (Proxy: this, command, meta, cancellation), static call => call.Proxy.ExecuteOnceAsync(call.command, call.meta, call.cancellation)))!;
    }

    public async ValueTask<Reply<RequestRouting>> DispatchAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation = default) =>
        (await Caller.OnceAsync((Proxy: this, command, meta, cancellation), static call => call.Proxy.DispatchOnceAsync(call.command, call.meta, call.cancellation)))!;

    public ValueTask<RequestState?> ReadAsync(CancellationToken cancellation = default) =>
        near?.Find(request) is { } here
            ? here.Grain.ReadAsync(cancellation)
            : caller.RepeatAsync((actor, cancellation), static call => call.actor.ReadAsync(call.cancellation), isCommand: false, cancellation);

    public ValueTask<RequestRouting?> ReadRoutingAsync(long atLeast = 0, CancellationToken cancellation = default) =>
        caller.RepeatAsync(
            (actor, atLeast, cancellation), static call => call.actor.ReadRoutingAsync(call.atLeast, call.cancellation), isCommand: false, cancellation);

    private ValueTask<Answer<Reply<RequestReceipt>>> ExecuteOnceAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation) =>
        NearCall.RunAsync(
            near?.Find(request),
            (Proxy: this, command, meta, cancellation),
            static ValueTask<Reply<RequestReceipt>?> (grain, call) => grain.ExecuteAsync(call.command, call.meta, call.cancellation)!,
            static call => call.Proxy.SendAsync(call.command, call.meta, call.cancellation));

    private ValueTask<Answer<Reply<RequestRouting>>> DispatchOnceAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation) =>
        NearCall.RunAsync(
            near?.Find(request),
            (actor, command, meta, cancellation),
            static ValueTask<Reply<RequestRouting>?> (grain, call) => grain.DispatchAsync(call.command, call.meta, call.cancellation)!,
            static call => call.actor.DispatchAsync(call.command, call.meta, call.cancellation));

    // A repeated submission may find what the first one wrote: only the first one is surely new.
    private ValueTask<Answer<Reply<RequestReceipt>>> SendAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation)
    {
        var isFirst = _isNew;
        _isNew = false;
        return actor.ExecuteAsync(command, meta, isFirst, cancellation);
    }
}
