using Coordination.Orleans.Actors;
using Coordination.Staff;

namespace Coordination.Orleans.Proxies;

/// <summary>A member of staff as their callers hold them.</summary>
internal sealed class StaffProxy(IStaffActor actor, Caller caller, Entry? entry) : IStaffGrain
{
    public async ValueTask<Reply<StaffReceipt>> ExecuteAsync(StaffCommand command, CommandMeta meta, CancellationToken cancellation = default) =>
        entry is not null
            ? await entry.RunAsync(
                caller, (actor, command, cancellation), meta, static (call, meta) => call.actor.ExecuteAsync(call.command, meta, call.cancellation), cancellation)
            : (await Caller.OnceAsync((actor, command, meta, cancellation), static call => call.actor.ExecuteAsync(call.command, call.meta, call.cancellation)))!;

    public ValueTask<StaffState?> ReadAsync(CancellationToken cancellation = default) =>
        caller.RepeatAsync((actor, cancellation), static call => call.actor.ReadAsync(call.cancellation), isCommand: false, cancellation);

    public ValueTask<StaffReport?> ReadReportAsync(CancellationToken cancellation = default) =>
        caller.RepeatAsync((actor, cancellation), static call => call.actor.ReadReportAsync(call.cancellation), isCommand: false, cancellation);
}
