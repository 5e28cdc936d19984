using Coordination.Orleans.Answers;
using Coordination.Orleans.Placement;
using Coordination.Staff;
using Orleans;
using Orleans.Concurrency;

namespace Coordination.Orleans.Grains;

/// <summary>A member of staff on a silo.</summary>
[Reentrant]
[NearHall]
[GrainType(GrainNames.Staff)]
internal sealed class HostedStaffGrain(SiloParts silo) : HostedGrain<StaffGrain>, IHostedStaffGrain
{
    public ValueTask<Answer<Reply<StaffReceipt>>> ExecuteAsync(StaffCommand command, CommandMeta meta, CancellationToken cancellation) =>
        CallAsync(
            (command, meta, cancellation),
            static ValueTask<Reply<StaffReceipt>?> (grain, call) => grain.ExecuteAsync(call.command, call.meta, call.cancellation)!);

    public ValueTask<Answer<StaffState>> ReadAsync(CancellationToken cancellation) =>
        CallAsync(cancellation, static (grain, token) => grain.ReadAsync(token));

    public ValueTask<Answer<StaffReport>> ReadReportAsync(CancellationToken cancellation) =>
        CallAsync(cancellation, static (grain, token) => grain.ReadReportAsync(token));

    protected override StaffGrain Create()
    {
        var (centre, id) = HallKey.Read<StaffId>(this.GetPrimaryKeyString());
        return new StaffGrain(centre, id, silo.Services);
    }
}
