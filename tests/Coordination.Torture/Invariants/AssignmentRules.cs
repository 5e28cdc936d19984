using Coordination.Centres;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Events;
using Coordination.Staff;
using Coordination.Torture.Running;

namespace Coordination.Torture.Invariants;

/// <summary>Who may get what: one holder (I2); room, skill and presence (I3); one effect of one asking (I7); the present epoch (I10).</summary>
internal sealed class AssignmentRules
{
    private readonly World _world;
    private readonly Committed _committed;
    private readonly Recovery _recovery;
    private readonly Dictionary<StaffId, (int Load, DateTimeOffset Since)> _loads = [];
    private readonly Dictionary<(StaffId, KeyDigest), WorkItemId> _taken = [];
    private Epoch _epoch;

    public AssignmentRules(World world, Committed committed, Recovery recovery)
    {
        (_world, _committed, _recovery) = (world, committed, recovery);
        committed.RequestChanged += OnChanged;
    }

    /// <summary>What somebody's items cost, and since when it is so.</summary>
    public (int Load, DateTimeOffset Since) LoadOf(StaffId staff) => _loads.GetValueOrDefault(staff);

    public void OnTaken(CentreId centre, Epoch epoch)
    {
        if (epoch.Value <= _epoch.Value)
        {
            _world.Break("I10", $"Epoch {epoch} was taken after epoch {_epoch}: two centres cannot be told apart.");
        }

        _epoch = epoch;
    }

    private void OnChanged(TrackedRequest request, RequestState before, IReadOnlyList<RequestEvent> events, DateTimeOffset at)
    {
        CountLoads(request, before);
        foreach (var happened in events)
        {
            if (happened is ItemOffered offered)
            {
                OnGiven(request, before, offered.Item, offered.Staff, offered.Epoch, at);
            }
            else if (happened is ItemAssigned assigned)
            {
                OnGiven(request, before, assigned.Item, assigned.Staff, assigned.Epoch, at);
                OnTaken(request, assigned);
            }
        }
    }

    private void CountLoads(TrackedRequest request, RequestState before)
    {
        var after = request.State;
        for (var i = 0; i < after.Items.Length; i++)
        {
            var was = i < before.Items.Length && before.Items[i].Status.IsHeld() ? before.Items[i].Holder : null;
            var isNow = after.Items[i].Status.IsHeld() ? after.Items[i].Holder : null;
            if (was != isNow)
            {
                var cost = request.Cost(i, _committed.PlanOf(after.Plan));
                Add(was, -cost);
                Add(isNow, cost);
            }
        }
    }

    private void Add(StaffId? staff, int cost)
    {
        if (staff is { } person)
        {
            _loads[person] = (_loads.GetValueOrDefault(person).Load + cost, _world.Now);
        }
    }

    private void OnGiven(TrackedRequest request, RequestState before, int item, StaffId staff, long epoch, DateTimeOffset at)
    {
        var id = new WorkItemId(request.State.Id, item);
        Require(epoch == _epoch.Value, "I10", $"{id} was given under epoch {epoch}; the centre's is {_epoch}");
        var status = before.Items[item].Status;
        Require(status == WorkItemStatus.Waiting, "I2", $"{id} was given to '{staff}' while it was {status} ('{before.Items[item].Holder}')");
        var presence = _committed.Staff.GetValueOrDefault(staff).State?.Presence;
        Require(presence == StaffPresence.SignedOn, "I3", $"{id} was given to '{staff}', who is {presence?.ToString() ?? "unknown"}");
        var people = _committed.RecentPlans(_recovery.Grace).Where(plan => plan.Staff.ContainsKey(staff)).Select(plan => (plan, plan.Staff[staff])).ToList();
        Require(people.Count > 0, "I3", $"{id} was given to '{staff}', whom no plan knows");
        if (people.Count > 0)
        {
            var room = people.Max(known => known.Item2.Capacity);
            Require(LoadOf(staff).Load <= room, "I3", $"{id} was given to '{staff}', who then has {LoadOf(staff).Load} of {room}");
            // What has fallen away by a clock that was set back since counts again from the next reconciliation.
            var latest = _recovery.IsComplete ? at : _recovery.LatestClock;
            Require(
                people.Exists(known => Eligibility.HasSkills(request, item, before.Items[item], _committed.PlanOf(request.State.Plan), known.Item2, known.plan, at)
                    || Eligibility.HasSkills(request, item, before.Items[item], _committed.PlanOf(request.State.Plan), known.Item2, known.plan, latest)),
                "I3", $"{id} ({before.Items[item].Step} at {before.Items[item].Department}) was given to '{staff}', who lacks the skill for it");
        }
    }

    private void OnTaken(TrackedRequest request, ItemAssigned assigned)
    {
        var id = new WorkItemId(request.State.Id, assigned.Item);
        if (assigned.TakenWith is { } key && !_taken.TryAdd((assigned.Staff, key), id))
        {
            _world.Break("I7", $"'{assigned.Staff}' asked once, with the key {key}, and got {_taken[(assigned.Staff, key)]} and {id}");
        }
    }

    private void Require(bool holds, string invariant, string message)
    {
        if (!holds)
        {
            _world.Break(invariant, message);
        }
    }
}
