using Coordination.Departments;
using Coordination.Orleans.Actors;

namespace Coordination.Orleans.Proxies;

/// <summary>A department as its callers hold it.</summary>
internal sealed class DepartmentProxy(IDepartmentActor actor, Caller caller, Entry? entry) : IDepartmentGrain
{
    public async ValueTask<Reply<DepartmentReceipt>> ExecuteAsync(DepartmentCommand command, CommandMeta meta, CancellationToken cancellation = default) =>
        entry is not null
            ? await entry.RunAsync(
                caller, (actor, command, cancellation), meta, static (call, meta) => call.actor.ExecuteAsync(call.command, meta, call.cancellation), cancellation)
            : (await Caller.OnceAsync((actor, command, meta, cancellation), static call => call.actor.ExecuteAsync(call.command, call.meta, call.cancellation)))!;

    public ValueTask<DepartmentState?> ReadAsync(CancellationToken cancellation = default) =>
        caller.RepeatAsync((actor, cancellation), static call => call.actor.ReadAsync(call.cancellation), isCommand: false, cancellation);

    public ValueTask<DepartmentReport?> ReadReportAsync(CancellationToken cancellation = default) =>
        caller.RepeatAsync((actor, cancellation), static call => call.actor.ReadReportAsync(call.cancellation), isCommand: false, cancellation);
}
