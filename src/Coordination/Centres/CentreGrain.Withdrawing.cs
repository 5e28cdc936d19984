using System.Collections.Immutable;
using Coordination.Dispatch;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Centres;

// Somebody stops taking work: what is on its way to them arrives first.
internal sealed partial class CentreGrain
{
    private readonly List<(StaffId Staff, TaskCompletionSource Done)> _withdrawals = [];
    private readonly HashSet<StaffId> _withdrawn = [];

    /// <inheritdoc />
    public async ValueTask<ImmutableArray<WorkItemId>> WithdrawStaffAsync(StaffId staff)
    {
        Task nothingOnTheWay;
        lock (_lock)
        {
            _withdrawn.Add(staff);
            if (IsRunning && _plan.Staff.TryGetValue(staff, out var person))
            {
                Introduce(person);
            }

            nothingOnTheWay = WhenNothingIsOnTheWayTo(staff);
        }

        await nothingOnTheWay;
        lock (_lock)
        {
            return _held.Of(staff);
        }
    }

    private void Arrived(in DispatchDecision decision)
    {
        lock (_lock)
        {
            _onTheirWay.Remove(decision.Item);
            for (var i = _withdrawals.Count - 1; i >= 0; i--)
            {
                if (!_onTheirWay.ContainsValue(_withdrawals[i].Staff))
                {
                    _withdrawals[i].Done.SetResult();
                    _withdrawals.RemoveAt(i);
                }
            }
        }
    }

    private Task WhenNothingIsOnTheWayTo(StaffId staff)
    {
        if (!_onTheirWay.ContainsValue(staff))
        {
            return Task.CompletedTask;
        }

        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _withdrawals.Add((staff, done));
        return done.Task;
    }
}
