using Coordination.Centres;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Grains;
using Coordination.Orleans.Answers;
using Coordination.Requests;
using Coordination.Staff;
using Orleans;

namespace Coordination.Orleans.Grains;

/// <summary>A hall's centre, addressed across the cluster by its id.</summary>
[Alias(GrainNames.CentreInterface)]
internal interface IHostedCentreGrain : IGrainWithStringKey
{
    [Alias("observe")]
    ValueTask<Answer<Done>> ObserveAsync(RequestRouting routing);

    [Alias("observe-staff")]
    ValueTask<Answer<Done>> ObserveStaffAsync(StaffState staff);

    [Alias("observe-department")]
    ValueTask<Answer<Done>> ObserveDepartmentAsync(DepartmentState department);

    [Alias("observe-plan")]
    ValueTask<Answer<Done>> ObservePlanAsync(long version);

    [Alias("withdraw-staff")]
    ValueTask<Answer<Withdrawal>> WithdrawStaffAsync(string staff);

    [Alias("end-withdrawal")]
    ValueTask<Answer<Done>> EndWithdrawalAsync(string staff, long number, bool isInformed);

    [Alias("observe-fenced")]
    ValueTask<Answer<Done>> ObserveFencedAsync(long epoch);

    [Alias("compare-again")]
    ValueTask<Answer<Done>> CompareAgainAsync();

    [Alias("read-conditions")]
    ValueTask<Answer<SubmissionConditions>> ReadConditionsAsync(CancellationToken cancellation);

    [Alias("take-next")]
    ValueTask<Answer<Reply<TakenItem>>> TakeNextAsync(string staff, CommandMeta meta, Reason? reason, CancellationToken cancellation);

    [Alias("read-wait")]
    ValueTask<Answer<WaitReport>> ReadWaitAsync(Guid request, CancellationToken cancellation);

    [Alias("read-waits")]
    ValueTask<Answer<WaitList>> ReadWaitsAsync(RequestList requests, CancellationToken cancellation);

    [Alias("read-queue")]
    ValueTask<Answer<QueueReport>> ReadQueueAsync(string? department, int limit, CancellationToken cancellation);

    [Alias("execute")]
    ValueTask<Answer<Reply<CentreReceipt>>> ExecuteAsync(CentreCommand command, CommandMeta meta, CancellationToken cancellation);

    [Alias("read")]
    ValueTask<Answer<CentreState>> ReadAsync(CancellationToken cancellation);

    [Alias("reconcile")]
    ValueTask<Answer<ReconciliationReport>> ReconcileAsync(CancellationToken cancellation);

    /// <summary>Leaves this silo for the one where the hall is at home by now.</summary>
    [Alias("move-home")]
    ValueTask MoveHomeAsync();

    [Alias("note")]
    ValueTask<Answer<Reply<NoteReceipt>>> NoteAsync(PersonalNote note, CommandMeta meta, CancellationToken cancellation);
}
