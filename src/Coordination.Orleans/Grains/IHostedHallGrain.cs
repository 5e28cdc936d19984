using Coordination.Grains;
using Coordination.Orleans.Answers;
using Orleans;

namespace Coordination.Orleans.Grains;

/// <summary>A grain of any kind that hosts run alike, addressed across the cluster by <c>centre/kind/id</c>.</summary>
/// <remarks>Commands and answers are the contracts of the kind, so that a new kind needs no interface of its own.</remarks>
[Alias(GrainNames.HallInterface)]
internal interface IHostedHallGrain : IGrainWithStringKey
{
    [Alias("execute")]
    ValueTask<object> ExecuteAsync(object command, CommandMeta meta, CancellationToken cancellation);

    [Alias("read")]
    ValueTask<object> ReadAsync(CancellationToken cancellation);

    [Alias("read-report")]
    ValueTask<object> ReadReportAsync(CancellationToken cancellation);

    [Alias("note")]
    ValueTask<Answer<Reply<NoteReceipt>>> NoteAsync(PersonalNote note, CommandMeta meta, CancellationToken cancellation);
}
