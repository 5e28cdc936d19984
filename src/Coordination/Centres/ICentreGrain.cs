using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Centres;

/// <summary>A hall's service and management centre: it takes work whose turn has come and gives it to people.</summary>
/// <remarks>
/// The centre is an index in memory that can be rebuilt at any time; the truth is in the requests. It starts by taking
/// an epoch, which ends every earlier centre of the hall.
/// </remarks>
public interface ICentreGrain
{
    /// <summary>A request has changed. Late, repeated and unordered calls do no harm.</summary>
    ValueTask ObserveAsync(RequestRouting routing);

    /// <summary>A member of staff has changed. Late, repeated and unordered calls do no harm.</summary>
    ValueTask ObserveStaffAsync(StaffState staff);

    /// <summary>A department has changed.</summary>
    ValueTask ObserveDepartmentAsync(DepartmentState department);

    /// <summary>The plan has changed.</summary>
    ValueTask ObservePlanAsync(long version);

    /// <summary>Gives no more work to somebody, until the withdrawal ends; completes when nothing is on its way to them.</summary>
    /// <returns>What they hold, and the epoch under which that is true.</returns>
    ValueTask<Withdrawal> WithdrawStaffAsync(StaffId staff);

    /// <summary>What somebody was withdrawn for is done, or did not happen: what is on record of them counts again.</summary>
    /// <param name="staff">Who.</param>
    /// <param name="number">Which withdrawal.</param>
    /// <param name="isTold">Whether the centre was told what is on record; it looks for itself when not.</param>
    ValueTask EndWithdrawalAsync(StaffId staff, long number, bool isTold);

    /// <summary>A commit under an epoch was refused because another centre has taken over: a centre of that epoch gives no more work.</summary>
    ValueTask ObserveFencedAsync(Epoch epoch);

    /// <summary>What an admission must know beside the plan.</summary>
    ValueTask<SubmissionConditions> ReadConditionsAsync(CancellationToken cancellation = default);

    /// <summary>Somebody asks for the next item.</summary>
    /// <returns>What they hold now; refused when nothing waits that they could take, or they are not available.</returns>
    ValueTask<Reply<TakenItem>> TakeNextAsync(StaffId staff, CommandMeta meta, CancellationToken cancellation = default);

    /// <summary>Where a request's items stand in their queues, how long it may take, and why; null when none of them waits or is held.</summary>
    ValueTask<WaitReport?> ReadWaitAsync(RequestId request, CancellationToken cancellation = default);

    /// <summary>The live queue.</summary>
    /// <param name="department">Only this department's; every one's when null.</param>
    /// <param name="limit">At most so many items of each queue.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="FencedException">Another centre has taken over, and this one does not know the queue.</exception>
    ValueTask<QueueReport> ReadQueueAsync(DepartmentId? department = null, int limit = 100, CancellationToken cancellation = default);

    /// <summary>Decides a command; completes when its effect is on disk.</summary>
    ValueTask<Reply<CentreReceipt>> ExecuteAsync(CentreCommand command, CommandMeta meta, CancellationToken cancellation = default);

    /// <summary>The present state.</summary>
    ValueTask<CentreState> ReadAsync(CancellationToken cancellation = default);

    /// <summary>Compares memory with storage and repairs both ways.</summary>
    /// <exception cref="FencedException">Another centre has taken over.</exception>
    ValueTask<ReconciliationReport> ReconcileAsync(CancellationToken cancellation = default);
}

/// <summary>Somebody gets no more work.</summary>
/// <param name="Number">Which withdrawal.</param>
/// <param name="Held">What they hold.</param>
/// <param name="Epoch">The centre's epoch: another centre knows nothing of it.</param>
public sealed record Withdrawal(long Number, ImmutableArray<WorkItemId> Held, Epoch Epoch);

/// <summary>An item somebody has taken.</summary>
/// <param name="Item">Which.</param>
/// <param name="Why">Why this one.</param>
public sealed record TakenItem(WorkItemId Item, string Why);

/// <summary>What a reconciliation found and repaired.</summary>
/// <param name="Compared">The open requests compared.</param>
/// <param name="Missing">Items that storage had and memory had not.</param>
/// <param name="Stale">Items that memory had otherwise than storage.</param>
/// <param name="Surplus">Items that memory had and storage had not.</param>
public sealed record ReconciliationReport(long Compared, long Missing, long Stale, long Surplus);
