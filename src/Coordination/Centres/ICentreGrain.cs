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
    /// <summary>Somebody asks for the next item.</summary>
    /// <param name="staff">Who gets it.</param>
    /// <param name="meta">Who asks, and by which key.</param>
    /// <param name="reason">Why, such as of a supervisor who asks in their place. It is on record with what was given; a code must be one of the plan's.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>What they hold now; refused, with nothing on record, when nothing waits that they could take, they are not available, or the reason is none.</returns>
    ValueTask<Reply<TakenItem>> TakeNextAsync(StaffId staff, CommandMeta meta, Reason? reason = null, CancellationToken cancellation = default);

    /// <summary>Where a request's items stand in their queues, how long it may take, and why; null when none of them waits or is held.</summary>
    ValueTask<WaitReport?> ReadWaitAsync(RequestId request, CancellationToken cancellation = default);

    /// <summary>The same for several requests at once, such as those of a page.</summary>
    /// <param name="requests">Which; at most 1,000.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Those of which something waits or is held, in the order asked for.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are more than 1,000.</exception>
    ValueTask<ImmutableArray<WaitReport>> ReadWaitsAsync(ImmutableArray<RequestId> requests, CancellationToken cancellation = default);

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

    /// <summary>Compares memory with storage and repairs both ways. A program's own: what somebody asks for is <see cref="ReconcileCentre"/>, which is on record.</summary>
    /// <exception cref="FencedException">Another centre has taken over.</exception>
    ValueTask<ReconciliationReport> ReconcileAsync(CancellationToken cancellation = default);
}

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
