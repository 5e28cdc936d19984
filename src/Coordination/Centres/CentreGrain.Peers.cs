using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Centres;

// What other grains tell the centre: always a whole state at a version, compared with memory, never a step to follow.
internal sealed partial class CentreGrain
{
    /// <inheritdoc />
    public async ValueTask ObserveAsync(RequestRouting routing)
    {
        await _centre.AcceptAsync(routing);
        _pump.Run();
    }

    /// <inheritdoc />
    public ValueTask ObserveStaffAsync(StaffState staff)
    {
        using (var access = _centre.Enter())
        {
            access.Value.Accept(staff);
        }

        _pump.Run();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask ObserveDepartmentAsync(DepartmentState department)
    {
        using (var access = _centre.Enter())
        {
            access.Value.Accept(department, _centre.Now);
        }

        _pump.Run();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public async ValueTask ObservePlanAsync(long version)
    {
        var plan = await _centre.Services.Plans.AdvanceAsync(_centre.Centre, version);
        if (HasStarted(plan))
        {
            _pump.Run();
        }
        else
        {
            await StartOrDropAsync(plan);
        }
    }

    /// <inheritdoc />
    public ValueTask<Withdrawal> WithdrawStaffAsync(StaffId staff) => _withdrawals.WithdrawAsync(staff);

    /// <inheritdoc />
    public ValueTask EndWithdrawalAsync(StaffId staff, long number, bool isInformed)
    {
        _withdrawals.End(number, isInformed);
        _pump.Run();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public async ValueTask ObserveFencedAsync(Epoch epoch)
    {
        await _renewal.CheckEndedAsync(epoch);
        if (Deposition is { } fault)
        {
            throw fault;
        }
    }

    /// <inheritdoc />
    public ValueTask CompareAgainAsync()
    {
        CompareAgain();
        return ValueTask.CompletedTask;
    }

    private bool HasStarted(ActivePlan plan)
    {
        using var access = _centre.Enter();
        access.Value.Replan(plan, IsInCrisis, _centre.Now);
        return _rebuild.HasBegun(access.Value);
    }
}
