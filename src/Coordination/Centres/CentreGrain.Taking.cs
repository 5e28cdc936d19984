using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Centres;

// Somebody asks for the next item.
internal sealed partial class CentreGrain
{
    /// <inheritdoc />
    public async ValueTask<Reply<TakenItem>> TakeNextAsync(StaffId staff, CommandMeta meta, CancellationToken cancellation = default)
    {
        const int tries = 3;
        for (var i = 0; i < tries; i++)
        {
            DispatchDecision decision;
            if (await TakenBeforeAsync(staff, meta.Key, cancellation) is { } before)
            {
                return Reply.Of(before);
            }

            lock (_lock)
            {
                if (WhyNotAvailable(staff) is { } refusal)
                {
                    return Reply.Refused<TakenItem>(refusal);
                }

                if (!_dispatcher!.TryTake(staff, Now, out decision))
                {
                    break;
                }

                _onTheirWay[decision.Item] = staff;
            }

            var assignment = Assignment(decision, meta.Key);
            if (await GiveAsync(decision, assignment))
            {
                return Reply.Of(new TakenItem(decision.Item, assignment.Why));
            }
        }

        return Reply.Refused<TakenItem>(RefusalCodes.NothingWaiting, $"Nothing waits that '{staff}' could take now.");
    }

    // The key is on record with the item, so that asking again after a crash gives the same reply.
    private async ValueTask<TakenItem?> TakenBeforeAsync(StaffId staff, CommandKey? key, CancellationToken cancellation)
    {
        if (key is null || FindTaken(staff, key.Value) is not { } item)
        {
            return null;
        }

        var state = await Request(item.Request).ReadAsync(cancellation);
        return new TakenItem(item, state!.Items[item.Index].Why ?? "");
    }

    private WorkItemId? FindTaken(StaffId staff, CommandKey key)
    {
        lock (_lock)
        {
            return _held.FindTaken(staff, key);
        }
    }

    private Refusal? WhyNotAvailable(StaffId staff)
    {
        if (!IsRunning)
        {
            return new Refusal(RefusalCodes.Fenced, $"The centre '{_centre}' is not at work here; try again shortly.");
        }

        if (!_plan.Staff.ContainsKey(staff))
        {
            return new Refusal(RefusalCodes.NotFound, $"The plan of '{_centre}' knows no member of staff '{staff}'.");
        }

        return _staff.TryGetValue(staff, out var state) && state.Presence is StaffPresence.SignedOn
            ? null
            : new Refusal(RefusalCodes.NotAvailable, $"'{staff}' is not signed on, or is paused or draining; sign on or resume first.");
    }
}
