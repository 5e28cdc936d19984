using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Staff;

namespace Coordination.Centres;

// Somebody stops taking work: what is on its way to them arrives first.
internal sealed partial class CentreGrain
{
    // Longer than any command takes: who was withdrawn by one that never came to its end is given work again.
    private static readonly TimeSpan WithdrawalLasts = TimeSpan.FromMinutes(5);

    private readonly List<(StaffId Staff, TaskCompletionSource Done)> _withdrawals = [];
    private readonly Dictionary<long, (StaffId Staff, long Since, bool IsOver)> _withdrawn = [];
    private long _lastWithdrawal;

    /// <inheritdoc />
    public async ValueTask<Withdrawal> WithdrawStaffAsync(StaffId staff)
    {
        Task nothingOnTheWay;
        long number;
        lock (_lock)
        {
            number = ++_lastWithdrawal;
            _withdrawn[number] = (staff, _services.Time.GetTimestamp(), IsOver: false);
            Introduce(staff);
            nothingOnTheWay = WhenNothingIsOnTheWayTo(staff);
        }

        await nothingOnTheWay;
        lock (_lock)
        {
            return new Withdrawal(number, _held.Of(staff), _epoch);
        }
    }

    /// <inheritdoc />
    public ValueTask EndWithdrawalAsync(StaffId staff, long number, bool isTold)
    {
        lock (_lock)
        {
            if (isTold)
            {
                EndWithdrawal(number);
            }
            else if (_withdrawn.TryGetValue(number, out var withdrawn))
            {
                _withdrawn[number] = withdrawn with { IsOver = true };
            }
        }

        Pump();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask ObserveFencedAsync(Epoch epoch)
    {
        if (epoch == _epoch)
        {
            Depose();
        }

        return ValueTask.CompletedTask;
    }

    private bool IsWithdrawn(StaffId staff)
    {
        foreach (var withdrawn in _withdrawn.Values)
        {
            if (withdrawn.Staff == staff)
            {
                return true;
            }
        }

        return false;
    }

    private List<long> FindOldWithdrawals()
    {
        lock (_lock)
        {
            return [.. from withdrawn in _withdrawn
                       where withdrawn.Value.IsOver || _services.Time.GetElapsedTime(withdrawn.Value.Since) > WithdrawalLasts
                       select withdrawn.Key];
        }
    }

    private void EndWithdrawal(long number)
    {
        if (_withdrawn.Remove(number, out var withdrawn))
        {
            Introduce(withdrawn.Staff);
        }
    }

    private void Introduce(StaffId staff)
    {
        if (IsRunning && _plan.Staff.TryGetValue(staff, out var person))
        {
            Introduce(person);
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
