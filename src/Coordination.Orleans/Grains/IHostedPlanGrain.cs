using Coordination.Grains;
using Coordination.Orleans.Answers;
using Coordination.Plans;
using Orleans;

namespace Coordination.Orleans.Grains;

/// <summary>A hall's plan, addressed across the cluster by its centre.</summary>
[Alias(GrainNames.PlanInterface)]
internal interface IHostedPlanGrain : IGrainWithStringKey
{
    [Alias("publish")]
    ValueTask<Answer<Reply<PlanReceipt>>> PublishAsync(HallPlan plan, long? expectedVersion, CommandMeta meta, Reason? reason, CancellationToken cancellation);

    [Alias("approve")]
    ValueTask<Answer<Reply<PlanReceipt>>> ApproveAsync(long proposal, CommandMeta meta, Reason reason, CancellationToken cancellation);

    [Alias("decline")]
    ValueTask<Answer<Reply<PlanReceipt>>> DeclineAsync(long proposal, CommandMeta meta, Reason reason, CancellationToken cancellation);

    [Alias("read-proposal")]
    ValueTask<Answer<ProposedPlan>> ReadProposalAsync(CancellationToken cancellation);

    [Alias("read")]
    ValueTask<Answer<PublishedPlan>> ReadAsync(CancellationToken cancellation);

    [Alias("read-version")]
    ValueTask<Answer<PublishedPlan>> ReadVersionAsync(long version, CancellationToken cancellation);

    [Alias("note")]
    ValueTask<Answer<Reply<NoteReceipt>>> NoteAsync(PersonalNote note, CommandMeta meta, CancellationToken cancellation);
}
