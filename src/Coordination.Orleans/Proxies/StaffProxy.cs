using Coordination.Orleans.Grains;
using Coordination.Staff;

namespace Coordination.Orleans.Proxies;

/// <summary>A member of staff as their callers hold them.</summary>
internal sealed class StaffProxy(IHostedStaffGrain reference, GrainCaller caller, CommandAdmission? admission) : IStaffGrain
{
    public async ValueTask<Reply<StaffReceipt>> ExecuteAsync(StaffCommand command, CommandMeta meta, CancellationToken cancellation = default) =>
        admission is not null
            ? await admission.RunAsync(
                caller, (reference, command, cancellation), meta, static (call, meta) => call.reference.ExecuteAsync(call.command, meta, call.cancellation), cancellation)
            : (await GrainCaller.OnceAsync((reference, command, meta, cancellation), static call => call.reference.ExecuteAsync(call.command, call.meta, call.cancellation)))!;

    public ValueTask<StaffState?> ReadAsync(CancellationToken cancellation = default) =>
        caller.RepeatAsync((reference, cancellation), static call => call.reference.ReadAsync(call.cancellation), isCommand: false, cancellation);

    public ValueTask<StaffReport?> ReadReportAsync(CancellationToken cancellation = default) =>
        caller.RepeatAsync((reference, cancellation), static call => call.reference.ReadReportAsync(call.cancellation), isCommand: false, cancellation);
}
