using Coordination.Departments;
using Coordination.Orleans.Grains;

namespace Coordination.Orleans.Proxies;

/// <summary>A department as its callers hold it.</summary>
internal sealed class DepartmentProxy(IHostedDepartmentGrain reference, GrainCaller caller, CommandAdmission? admission) : IDepartmentGrain
{
    public async ValueTask<Reply<DepartmentReceipt>> ExecuteAsync(DepartmentCommand command, CommandMeta meta, CancellationToken cancellation = default) =>
        admission is not null
            ? await admission.RunAsync(
                caller, (reference, command, cancellation), meta, static (call, meta) => call.reference.ExecuteAsync(call.command, meta, call.cancellation), cancellation)
            : (await GrainCaller.OnceAsync((reference, command, meta, cancellation), static call => call.reference.ExecuteAsync(call.command, call.meta, call.cancellation)))!;

    public ValueTask<DepartmentState?> ReadAsync(CancellationToken cancellation = default) =>
        caller.RepeatAsync((reference, cancellation), static call => call.reference.ReadAsync(call.cancellation), isCommand: false, cancellation);

    public ValueTask<DepartmentReport?> ReadReportAsync(CancellationToken cancellation = default) =>
        caller.RepeatAsync((reference, cancellation), static call => call.reference.ReadReportAsync(call.cancellation), isCommand: false, cancellation);
}
