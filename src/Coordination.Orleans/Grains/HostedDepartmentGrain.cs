using Coordination.Departments;
using Coordination.Orleans.Answers;
using Coordination.Orleans.Placement;
using Orleans;
using Orleans.Concurrency;

namespace Coordination.Orleans.Grains;

/// <summary>A department on a silo.</summary>
[Reentrant]
[NearHall]
[GrainType(GrainNames.Department)]
internal sealed class HostedDepartmentGrain(SiloParts silo) : HostedGrain<DepartmentGrain>, IHostedDepartmentGrain
{
    public ValueTask<Answer<Reply<DepartmentReceipt>>> ExecuteAsync(DepartmentCommand command, CommandMeta meta, CancellationToken cancellation) =>
        CallAsync(
            (command, meta, cancellation),
            static ValueTask<Reply<DepartmentReceipt>?> (grain, call) => grain.ExecuteAsync(call.command, call.meta, call.cancellation)!);

    public ValueTask<Answer<DepartmentState>> ReadAsync(CancellationToken cancellation) =>
        CallAsync(cancellation, static (grain, token) => grain.ReadAsync(token));

    public ValueTask<Answer<DepartmentReport>> ReadReportAsync(CancellationToken cancellation) =>
        CallAsync(cancellation, static (grain, token) => grain.ReadReportAsync(token));

    protected override DepartmentGrain Create()
    {
        var (centre, id) = HallKey.Read<DepartmentId>(this.GetPrimaryKeyString());
        return new DepartmentGrain(centre, id, silo.Services);
    }
}
