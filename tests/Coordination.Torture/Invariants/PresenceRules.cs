using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Events;
using Coordination.Torture.Running;

namespace Coordination.Torture.Invariants;

/// <summary>A citizen is called to one place (I14), not before their time and not before they have come; nobody's matter ends before its booked time, and who is booked takes nobody's place (I15).</summary>
internal sealed class PresenceRules
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Known = TimeSpan.FromSeconds(30);

    private readonly World _world;
    private readonly Committed _committed;
    private readonly Recovery _recovery;

    public PresenceRules(World world, Committed committed, Recovery recovery)
    {
        (_world, _committed, _recovery) = (world, committed, recovery);
        committed.RequestChanged += OnChanged;
    }

    private void OnChanged(TrackedRequest request, RequestState before, IReadOnlyList<RequestEvent> events, DateTimeOffset at)
    {
        foreach (var happened in events)
        {
            switch (happened)
            {
                case ItemOffered offered:
                    OnGiven(request, before, offered.Item, at);
                    break;
                case ItemAssigned assigned:
                    OnGiven(request, before, assigned.Item, at);
                    break;
                case CitizenGone or CitizenAbsent when before.AppointmentAt > at:
                    _world.Break("I15", $"{request.State.Id} ended at {at:O}, before its booked time {before.AppointmentAt:O}");
                    break;
                case RequestRefused refused:
                    OnRefused(request.State, refused, at);
                    break;
                default:
                    break;
            }
        }
    }

    private void OnGiven(TrackedRequest request, RequestState before, int item, DateTimeOffset at)
    {
        var (id, plan) = (new WorkItemId(request.State.Id, item), _committed.PlanOf(request.State.Plan));
        if (_committed.Plan is { } current && Eligibility.Elsewhere(_committed, request, item, current) is { } with)
        {
            _world.Break("I14", $"{id} was given to '{request.State.Items[item].Holder}' while its citizen was with '{with.Request.State.Items[with.Item].Holder}' for {with.Request.State.Id}:{with.Item}");
        }

        if (request.State.AppointmentAt is not { } booked || plan.Services[request.State.Service].Steps[0].Id != before.Items[item].Step)
        {
            return;
        }

        var rule = plan.Services[request.State.Service].Arrival.GetValueOrDefault(request.State.Channel);
        var early = rule != ArrivalRule.None && request.State.ArrivedAt is null ? 0 : plan.Plan.Routing.AppointmentEarlyMinutes;
        if (at < booked - TimeSpan.FromMinutes(early) - Tolerance || (rule == ArrivalRule.Required && request.State.ArrivedAt is null))
        {
            _world.Break("I15", $"{id}, booked for {booked:O}, was given at {at:O}; its citizen came {request.State.ArrivedAt?.ToString("O") ?? "not yet"}");
        }
    }

    // By the widest count: whoever waits or waited until just now by any clock of the hall.
    private void OnRefused(RequestState state, RequestRefused refused, DateTimeOffset at)
    {
        if (!_recovery.IsComplete || refused.Reasons.All(reason => reason.Code != RefusalCodes.NoCapacity))
        {
            return;
        }

        // Whoever came by a clock that went before this one is there.
        var latest = _committed.Requests.Values.Where(request => request.State.AppointmentAt is null).SelectMany(request => request.State.Items).Max(item => item.QueuedAt) ?? at;
        var by = (latest > at ? latest : at) + Tolerance;
        var plan = _committed.PlanOf(refused.Plan);
        foreach (var limited in plan.Plan.Departments.Where(department => department.QueueLimit is not null))
        {
            var joined = _committed.Requests.Values.Where(request => request.State.Id != state.Id).Sum(request => Enumerable.Range(0, request.State.Items.Length).Count(item =>
                request.State.Items[item].Department == limited.Id && request.State.Items[item].QueuedAt <= by
                && (request.State.Items[item].Status is WorkItemStatus.Waiting or WorkItemStatus.Offered or WorkItemStatus.Assigned || _world.Now - request.Since(item) < Known)));
            if (joined >= limited.QueueLimit)
            {
                return;
            }
        }

        _world.Break("I15", $"{state.Id} was refused for a full queue at {at:O}, while fewer than the limit had joined");
    }
}
