using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Deciding;

namespace Coordination.Staff;

/// <summary>A member of staff in memory.</summary>
/// <remarks>
/// Before somebody stops taking work, the centre withdraws them and waits for what is on its way to them; so nobody gets
/// work after the record says that they are gone. The record is fenced with that centre's epoch, because another centre
/// that has taken over meanwhile may have given them something.
/// </remarks>
internal sealed class StaffGrain(CentreId centre, StaffId id, HallServices services)
    : EventSourcedGrain<StaffState, StaffCommand, StaffEvent, ActivePlan?>(GrainKey.Of(centre, id), Behaviour, services), IStaffGrain
{
    private static readonly StaffBehaviour Behaviour = new();

    private readonly HallServices _services = services;

    private ICentrePeer Centre => _services.Grains.Centre(centre);

    /// <inheritdoc />
    public async ValueTask<Reply<StaffReceipt>> ExecuteAsync(
        StaffCommand command, CommandMeta meta, CancellationToken cancellation = default)
    {
        var plan = command is SignOffUnplanned ? await _services.Plans.ReadCurrentAsync(centre, cancellation) : await _services.Plans.CurrentAsync(centre, cancellation);
        var takesNoMore = command is SignOff or SignOffForTheDay or SignOffUnplanned or PauseWork or DrainWork && plan is not null && !await IsRepeatedAsync(meta);
        Reply<StaffReceipt> reply;
        try
        {
            reply = takesNoMore ? await StopAcceptingWorkAsync(command, meta, plan!) : Answer(await HandleAsync(command, meta, plan));
        }
        catch (FencedException fenced)
        {
            // Nothing was written. Where the centre has only gone on under a new epoch, the command is as good as new.
            await Centre.ObserveFencedAsync(fenced.Epoch);
            throw new GrainDroppedException(Key);
        }
        catch
        {
            // The commit may or may not have happened; what the centre is told comes from storage.
            _services.Background.Start("Telling the centre of somebody", TellFromStorageAsync);
            throw;
        }

        if (plan is not null)
        {
            await Centre.ObserveStaffAsync(Durable);
        }

        return reply;
    }

    /// <inheritdoc />
    public async ValueTask<StaffState?> ReadAsync(CancellationToken cancellation = default)
    {
        var plan = await _services.Plans.CurrentAsync(centre, cancellation);
        return DurableVersion > 0 || plan?.Staff.ContainsKey(id) == true ? Durable : null;
    }

    /// <inheritdoc />
    public async ValueTask<StaffReport?> ReadReportAsync(CancellationToken cancellation = default)
    {
        var plan = await _services.Plans.CurrentAsync(centre, cancellation);
        if (plan is null || !plan.Staff.TryGetValue(id, out var person))
        {
            return null;
        }

        var queues = await Centre.ReadQueueAsync(person.Department, limit: 0, cancellation);
        return new StaffReport
        {
            State = DurableVersion == 0 ? null : Durable,
            Plan = person,
            ValidSkills = [.. person.Skills.Where(skill => plan.IsSkillValid(skill, queues.At))],
            Load = queues.Staff.FirstOrDefault(load => load.Staff == id),
        };
    }

    private Reply<StaffReceipt> Answer(in Turn<StaffState> turn) => turn.Refusal is { } refusal
        ? Reply.Refused<StaffReceipt>(refusal)
        : Reply.Of(new StaffReceipt(id, turn.Version, turn.Repeated ? StaffBehaviour.PresenceOf(turn.Status) : turn.State.Presence));

    // Where storage does not say, the centre looks at the record once it does.
    private async ValueTask TellFromStorageAsync()
    {
        try
        {
            await TellAsync();
        }
        catch (CoordinationException)
        {
            await Centre.CompareAgainAsync();
            throw;
        }
    }

    private async ValueTask TellAsync()
    {
        if (await _services.Grains.Staff(centre, id).ReadAsync() is { } state)
        {
            await Centre.ObserveStaffAsync(state);
        }
    }

    private async ValueTask<Reply<StaffReceipt>> StopAcceptingWorkAsync(StaffCommand command, CommandMeta meta, ActivePlan plan)
    {
        var withdrawal = await Centre.WithdrawStaffAsync(id);
        try
        {
            return await StopAcceptingWorkAsync(command, meta, plan, withdrawal);
        }
        finally
        {
            _services.Background.Start("Ending a withdrawal", () => EndAsync(withdrawal));
        }
    }

    private async ValueTask<Reply<StaffReceipt>> StopAcceptingWorkAsync(StaffCommand command, CommandMeta meta, ActivePlan plan, Withdrawal withdrawal)
    {
        var held = withdrawal.Held;
        if (command is SignOff signOff && !held.IsEmpty)
        {
            if (!signOff.Release)
            {
                return Reply.Refused<StaffReceipt>(
                    RefusalCodes.WrongState,
                    $"'{id}' still holds {held.Length} item(s): finish or transfer them, drain, or sign off with release.",
                    "release");
            }

            await ReleaseAsync(held);
        }
        else if ((command is SignOffForTheDay day && day.Concerns(Durable)) || (command is SignOffUnplanned && !plan.Staff.ContainsKey(id)))
        {
            await ReleaseAsync(held);
        }

        return Answer(await HandleAsync(command, meta, plan, new Fence(centre, withdrawal.Epoch)));
    }

    // First the centre learns what is on record now; then that counts again.
    private async ValueTask EndAsync(Withdrawal withdrawal)
    {
        var isInformed = false;
        try
        {
            await TellAsync();
            isInformed = true;
        }
        finally
        {
            await Centre.EndWithdrawalAsync(id, withdrawal.Number, isInformed);
        }
    }

    private async ValueTask ReleaseAsync(ImmutableArray<WorkItemId> held)
    {
        foreach (var item in held)
        {
            await _services.Grains.Request(item.Request).ExecuteAsync(new ReleaseItem(item.Index, Reason.Of(EngineReasons.HolderSignedOff)), CommandMeta.Engine);
        }
    }
}
