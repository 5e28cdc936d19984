using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Actors;
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
        if (hall is { } near)
        {
            RequestContext.Set(NearHallDirector.HallHint, near.ToString());
        }

        return entry is not null
            ? await entry.RunAsync(caller, (this, command, cancellation), meta, static (call, meta) => call.Item1.SendAsync(call.command, meta, call.cancellation), cancellation)
            : (meta.Key is not null
                ? await caller.RepeatAsync(
                    (this, command, meta, cancellation), static call => call.Item1.SendAsync(call.command, call.meta, call.cancellation), isCommand: true, cancellation)
                : await Caller.OnceAsync((this, command, meta, cancellation), static call => call.Item1.SendAsync(call.command, call.meta, call.cancellation)))!;
    }

    public ValueTask<Reply<RequestRouting>> DispatchAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation = default) =>
        near?.Find(request) is { } here
            ? DispatchHereAsync(here, command, meta, cancellation)
            : SendDispatchAsync(command, meta, cancellation);

    // Both faults say that nothing was written.
    private async ValueTask<Reply<RequestRouting>> DispatchHereAsync(
        RequestGrain here, RequestCommand command, CommandMeta meta, CancellationToken cancellation)
    {
        try
        {
            return await here.DispatchAsync(command, meta, cancellation);
        }
        catch (Exception fault) when (fault is GrainDroppedException or VersionConflictException)
        {
            return await SendDispatchAsync(command, meta, cancellation);
        }
    }

    private async ValueTask<Reply<RequestRouting>> SendDispatchAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation) =>
        (await Caller.OnceAsync((actor, command, meta, cancellation), static call => call.actor.DispatchAsync(call.command, call.meta, call.cancellation)))!;

    public ValueTask<RequestState?> ReadAsync(CancellationToken cancellation = default) =>
        caller.RepeatAsync((actor, cancellation), static call => call.actor.ReadAsync(call.cancellation), isCommand: false, cancellation);

    public ValueTask<RequestRouting?> ReadRoutingAsync(long atLeast = 0, CancellationToken cancellation = default) =>
        caller.RepeatAsync(
            (actor, atLeast, cancellation), static call => call.actor.ReadRoutingAsync(call.atLeast, call.cancellation), isCommand: false, cancellation);

    // A repeated submission may find what the first one wrote: only the first one is surely new.
    private ValueTask<Answers.Answer<Reply<RequestReceipt>>> SendAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation)
    {
        var isFirst = _isNew;
        _isNew = false;
        return actor.ExecuteAsync(command, meta, isFirst, cancellation);
    }
}
