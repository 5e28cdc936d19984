using Coordination.Grains;
using Coordination.Orleans.Answers;
using Coordination.Requests;
using Orleans;

namespace Coordination.Orleans.Grains;

/// <summary>A request, addressed across the cluster by its id.</summary>
/// <remarks>Methods of these interfaces are a contract between versions: they are added, and never changed.</remarks>
[Alias(GrainNames.RequestInterface)]
internal interface IHostedRequestGrain : IGrainWithGuidKey
{
    [Alias("execute")]
    ValueTask<Answer<Reply<RequestReceipt>>> ExecuteAsync(RequestCommand command, CommandMeta meta, bool isNew, CancellationToken cancellation);

    [Alias("dispatch")]
    ValueTask<Answer<Reply<RequestRouting>>> DispatchAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation);

    [Alias("read")]
    ValueTask<Answer<RequestState>> ReadAsync(CancellationToken cancellation);

    [Alias("read-routing")]
    ValueTask<Answer<RequestRouting>> ReadRoutingAsync(long atLeast, CancellationToken cancellation);

    [Alias("note")]
    ValueTask<Answer<Reply<NoteReceipt>>> NoteAsync(PersonalNote note, CommandMeta meta, CancellationToken cancellation);
}
