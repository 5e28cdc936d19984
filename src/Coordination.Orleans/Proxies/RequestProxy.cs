using Coordination.Centres;
using Coordination.Orleans.Grains;
using Coordination.Orleans.Answers;
using Coordination.Orleans.Halls;
using Coordination.Orleans.Placement;
using Coordination.Requests;
using Orleans.Runtime;

namespace Coordination.Orleans.Proxies;

/// <summary>A request as its callers hold it.</summary>
internal sealed class RequestProxy(
    RequestId request, IHostedRequestGrain reference, GrainCaller caller, CommandAdmission? admission, LiveRequests? local, CentreId? hall = null, bool isNew = false) : IRequestPeer
{
    private bool _isNew = isNew;

    public async ValueTask<Reply<RequestReceipt>> ExecuteAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation = default)
    {
        if (hall is { } home)
        {
            RequestContext.Set(NearHallDirector.HallHint, home.ToString());
        }

        return admission is not null
            ? await admission.RunAsync(
                caller, (Proxy: this, command, cancellation), command, meta, static (call, meta) => call.Proxy.ExecuteOnceAsync(call.command, meta, call.cancellation), cancellation)
            : (meta.Key is not null
                ? await caller.RepeatAsync(
                    (Proxy: this, command, meta, cancellation),
                    static call => call.Proxy.ExecuteOnceAsync(call.command, call.meta, call.cancellation),
                    isCommand: true,
                    cancellation)
                : await GrainCaller.OnceAsync(
                    (Proxy: this, command, meta, cancellation), static call => call.Proxy.ExecuteOnceAsync(call.command, call.meta, call.cancellation)))!;
    }

    public async ValueTask<Reply<RequestRouting>> DispatchAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation = default) =>
        (await GrainCaller.OnceAsync((Proxy: this, command, meta, cancellation), static call => call.Proxy.DispatchOnceAsync(call.command, call.meta, call.cancellation)))!;

    public ValueTask<RequestState?> ReadAsync(CancellationToken cancellation = default) =>
        local?.Find(request) is { } here
            ? here.Grain.ReadAsync(cancellation)
            : caller.RepeatAsync((reference, cancellation), static call => call.reference.ReadAsync(call.cancellation), isCommand: false, cancellation);

    public ValueTask<RequestRouting?> ReadRoutingAsync(long atLeast = 0, CancellationToken cancellation = default) =>
        caller.RepeatAsync(
            (reference, atLeast, cancellation), static call => call.reference.ReadRoutingAsync(call.atLeast, call.cancellation), isCommand: false, cancellation);

    private ValueTask<Answer<Reply<RequestReceipt>>> ExecuteOnceAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation) =>
        LocalCall.RunAsync(
            local?.Find(request),
            (Proxy: this, command, meta, cancellation),
            static ValueTask<Reply<RequestReceipt>?> (grain, call) => grain.ExecuteAsync(call.command, call.meta, call.cancellation)!,
            static call => call.Proxy.SendAsync(call.command, call.meta, call.cancellation));

    private ValueTask<Answer<Reply<RequestRouting>>> DispatchOnceAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation) =>
        LocalCall.RunAsync(
            local?.Find(request),
            (reference, command, meta, cancellation),
            static ValueTask<Reply<RequestRouting>?> (grain, call) => grain.DispatchAsync(call.command, call.meta, call.cancellation)!,
            static call => call.reference.DispatchAsync(call.command, call.meta, call.cancellation));

    // A repeated submission may find what the first one wrote: only the first one is surely new.
    private ValueTask<Answer<Reply<RequestReceipt>>> SendAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation)
    {
        var isFirst = _isNew;
        _isNew = false;
        return reference.ExecuteAsync(command, meta, isFirst, cancellation);
    }
}
