using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Centres;

/// <summary>Takes decisions out of the index, one after the other, and has them made true side by side.</summary>
/// <remarks>
/// One caller at a time pumps; one that comes meanwhile returns at once, because the pumping one looks again before it ends. So
/// decisions that complete at once do not nest, and they are handed over in the index's order.
/// </remarks>
internal sealed class AssignmentPump(
    CentreContext centre, CentreTimers timers, AssignmentCommits commits, StaffWithdrawals withdrawals)
{
    private bool _isPumping;

    /// <summary>Has everything done that the index decides now.</summary>
    public void Run()
    {
        bool begins;
        PumpStep first;
        using (var access = centre.Enter())
        {
            begins = TryBegin(access.Value, out first);
        }

        if (begins)
        {
            RunFrom(first);
        }
    }

    /// <summary>Has a decision made true, and what the index decides then.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="command">What the request is told.</param>
    /// <param name="key">The key with which the person asked for it; null when the centre has decided by itself.</param>
    public ValueTask<AssignmentOutcome> AssignAsync(in DispatchDecision decision, RequestCommand command, KeyDigest? key) =>
        commits.CommitAsync(decision, command, key, this);

    /// <summary>The answer to a decision is known, or known to be in doubt: the index decides on.</summary>
    public void EndInFlight(StaffId staff)
    {
        bool begins;
        PumpStep first;
        using (var access = centre.Enter())
        {
            access.Value.EndInFlight(staff);
            withdrawals.Complete(access.Value);
            begins = TryBegin(access.Value, out first);
        }

        if (begins)
        {
            RunFrom(first);
        }
    }

    private bool TryBegin(CentreIndex index, out PumpStep first)
    {
        if (_isPumping)
        {
            first = default;
            return false;
        }

        return _isPumping = TryStep(index, out first);
    }

    private void RunFrom(PumpStep first)
    {
        try
        {
            var goesOn = true;
            for (var step = first; goesOn;)
            {
                Start(step);
                using var access = centre.Enter();
                _isPumping = goesOn = TryStep(access.Value, out step);
            }
        }
        catch
        {
            using var access = centre.Enter();
            _isPumping = false;
            throw;
        }
    }

    private bool TryStep(CentreIndex index, out PumpStep step)
    {
        if (index.IsRunning && index.TryTakePresence(centre.Now, out var staff, out var command))
        {
            step = new PumpStep(default, staff, command);
            return true;
        }

        if (index.TryNext(centre.Now, out var proposal))
        {
            step = new PumpStep(proposal, default, Command: null);
            return true;
        }

        timers.Set(index);
        step = default;
        return false;
    }

    private void Start(in PumpStep step)
    {
        if (step.Command is { } command)
        {
            centre.Services.Background.Start(
                "Changing the presence of a member of staff",
                (Pump: this, step.Staff, command),
                static async start => await start.Pump.ChangePresenceAsync(start.Staff, start.command));
        }
        else
        {
            centre.Services.Background.Start(
                "Assigning work",
                (Pump: this, step.Proposal),
                static async start => await start.Pump.AssignAsync(start.Proposal.Decision, start.Proposal.ToCommand(takenWith: null), key: null));
        }
    }

    private async ValueTask ChangePresenceAsync(StaffId staff, StaffCommand command)
    {
        try
        {
            await centre.Services.Grains.Staff(centre.Centre, staff).ExecuteAsync(command, CommandMeta.Engine);
        }
        catch (CoordinationException)
        {
            using (var access = centre.Enter())
            {
                access.Value.PutOffPresence(staff, command, centre.Now);
                timers.Set(access.Value);
            }

            throw;
        }
    }

    /// <summary>What is to be done next: a decision made true, or a command to somebody who has finished or left.</summary>
    private readonly record struct PumpStep(WorkProposal Proposal, StaffId Staff, StaffCommand? Command);
}
