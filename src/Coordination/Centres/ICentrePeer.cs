using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Centres;

/// <summary>A centre as the other grains see it: they tell it what has changed, and agree with it on withdrawals.</summary>
internal interface ICentrePeer : ICentreGrain
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
    /// <param name="isInformed">Whether the centre was told what is on record; it looks for itself when not.</param>
    ValueTask EndWithdrawalAsync(StaffId staff, long number, bool isInformed);

    /// <summary>A commit under an epoch was refused: a centre of that epoch asks the store, and gives no more work where another has taken over. One that has gone on under a later epoch stays.</summary>
    /// <exception cref="FencedException">Another centre has taken over from this one.</exception>
    ValueTask ObserveFencedAsync(Epoch epoch);

    /// <summary>Something may be on record that this centre could not be told of: it compares its memory with the record a few times more.</summary>
    ValueTask CompareAgainAsync();

    /// <summary>What an admission must know beside the plan.</summary>
    ValueTask<SubmissionConditions> ReadConditionsAsync(CancellationToken cancellation = default);
}

/// <summary>Somebody gets no more work.</summary>
/// <param name="Number">Which withdrawal.</param>
/// <param name="Held">What they hold.</param>
/// <param name="Epoch">The centre's epoch: another centre knows nothing of it.</param>
internal sealed record Withdrawal(long Number, ImmutableArray<WorkItemId> Held, Epoch Epoch)
{
    /// <summary>Whether they are signed on, by what is on record.</summary>
    public bool IsAtWork { get; init; }

    /// <summary>What they hold takes so much of their capacity.</summary>
    public int Load { get; init; }
}
