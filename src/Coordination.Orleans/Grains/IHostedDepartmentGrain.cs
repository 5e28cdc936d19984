using Coordination.Departments;
using Coordination.Orleans.Answers;
using Orleans;

namespace Coordination.Orleans.Grains;

/// <summary>A department, addressed across the cluster by <c>centre/id</c>.</summary>
[Alias(GrainNames.DepartmentInterface)]
internal interface IHostedDepartmentGrain : IGrainWithStringKey
{
    [Alias("execute")]
    ValueTask<Answer<Reply<DepartmentReceipt>>> ExecuteAsync(DepartmentCommand command, CommandMeta meta, CancellationToken cancellation);

    [Alias("read")]
    ValueTask<Answer<DepartmentState>> ReadAsync(CancellationToken cancellation);

    [Alias("read-report")]
    ValueTask<Answer<DepartmentReport>> ReadReportAsync(CancellationToken cancellation);
}
