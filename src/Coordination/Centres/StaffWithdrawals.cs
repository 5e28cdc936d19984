using Coordination.Journal;
using Coordination.Staff;

namespace Coordination.Centres;

/// <summary>Somebody stops taking work: what is in flight for them is settled first.</summary>
internal sealed class StaffWithdrawals(CentreContext centre)
{
    private readonly List<(StaffId Staff, TaskCompletionSource Completion)> _waiting = [];

    /// <summary>Gives no more work to somebody, until the withdrawal ends; completes when nothing is in flight for them.</summary>
    /// <exception cref="JournalUnavailableException">Something is in doubt: nobody can say what they hold, and there is no withdrawal.</exception>
    public async ValueTask<Withdrawal> WithdrawAsync(StaffId staff)
    {
        Task landed;
        long number;
        using (var access = centre.Enter())
        {
            number = access.Value.Withdraw(staff, centre.Uptime);
            landed = WhenNoneInFlight(access.Value, staff);
        }

        await landed;
        using (var access = centre.Enter())
        {
            if (access.Value.IsInDoubt(staff))
            {
                access.Value.EndWithdrawal(number);
                throw new JournalUnavailableException($"Whether '{staff}' was given something is not known yet; try again shortly.");
            }

            return new Withdrawal(number, access.Value.HeldBy(staff), access.Value.Epoch) { IsAtWork = access.Value.IsSignedOn(staff), Load = access.Value.LoadOf(staff) };
        }
    }

    /// <summary>Completes when nothing is in flight for somebody; null when nothing is.</summary>
    public Task? WhenLanded(StaffId staff)
    {
        using var access = centre.Enter();
        return WhenNoneInFlight(access.Value, staff) is { IsCompleted: false } landed ? landed : null;
    }

    /// <summary>A withdrawal is over.</summary>
    /// <param name="number">Which.</param>
    /// <param name="isInformed">Whether the centre was told what is on record; else it ends when the centre has looked for itself.</param>
    public void End(long number, bool isInformed)
    {
        using var access = centre.Enter();
        if (isInformed)
        {
            access.Value.EndWithdrawal(number);
        }
        else
        {
            access.Value.EndWithdrawalOnceRead(number);
        }
    }

    /// <summary>A decision is not in flight any more: withdrawals complete that waited for the last one.</summary>
    public void Complete(CentreIndex index)
    {
        for (var i = _waiting.Count - 1; i >= 0; i--)
        {
            if (!index.IsInFlight(_waiting[i].Staff))
            {
                _waiting[i].Completion.SetResult();
                _waiting.RemoveAt(i);
            }
        }
    }

    private Task WhenNoneInFlight(CentreIndex index, StaffId staff)
    {
        if (!index.IsInFlight(staff))
        {
            return Task.CompletedTask;
        }

        var landed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add((staff, landed));
        return landed.Task;
    }
}
