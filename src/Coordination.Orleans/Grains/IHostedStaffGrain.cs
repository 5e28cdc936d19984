using Coordination.Orleans.Answers;
using Coordination.Staff;
using Orleans;

namespace Coordination.Orleans.Grains;

/// <summary>A member of staff, addressed across the cluster by <c>centre/id</c>.</summary>
[Alias(GrainNames.StaffInterface)]
internal interface IHostedStaffGrain : IGrainWithStringKey
{
    [Alias("execute")]
    ValueTask<Answer<Reply<StaffReceipt>>> ExecuteAsync(StaffCommand command, CommandMeta meta, CancellationToken cancellation);

    [Alias("read")]
    ValueTask<Answer<StaffState>> ReadAsync(CancellationToken cancellation);

    [Alias("read-report")]
    ValueTask<Answer<StaffReport>> ReadReportAsync(CancellationToken cancellation);
}
