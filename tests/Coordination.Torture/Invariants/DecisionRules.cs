using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Torture.Processes;
using Coordination.Torture.Running;

namespace Coordination.Torture.Invariants;

/// <summary>Arrival order within a queue and level, and the plan's order between levels, at the moment of a decision (I4, I5).</summary>
internal sealed class DecisionRules(World world, Committed committed, Recovery recovery)
{
    private static readonly TimeSpan Known = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Given = TimeSpan.FromSeconds(8);

    private readonly Dictionary<WorkItemId, DateTimeOffset> _given = [];

    /// <summary>How many decisions were judged.</summary>
    public int Judged { get; private set; }

    /// <summary>Whether an item is, or not long ago was, on its way to somebody.</summary>
    public bool IsOnItsWay(WorkItemId item) => _given.TryGetValue(item, out var at) && world.Now - at < Given;

    /// <summary>A centre hands a decision to a request.</summary>
    public void OnDecision(HostProcess process, RequestId request, RequestCommand command)
    {
        (int Item, StaffId Staff)? given = command switch
        {
            OfferItem offer => (offer.Item, offer.Staff),
            AssignItem assign => (assign.Item, assign.Staff),
            _ => null,
        };
        if (given is not { } decision)
        {
            return;
        }

        if (recovery.IsComplete && world.Now - committed.LastGeneralChange > Known && committed.Requests.TryGetValue(request, out var tracked))
        {
            Judge(process.Clock.GetUtcNow(), tracked, decision.Item, decision.Staff);
        }

        _given[new WorkItemId(request, decision.Item)] = world.Now;
    }

    private void Judge(DateTimeOffset now, TrackedRequest request, int item, StaffId staff)
    {
        var mine = Of(request, item);
        if (mine.State.Status != WorkItemStatus.Waiting || committed.Plan!.Staff.GetValueOrDefault(staff)?.Department != mine.State.Department)
        {
            return;
        }

        Judged++;
        foreach (var other in committed.Requests.Values)
        {
            for (var i = 0; i < other.State.Items.Length; i++)
            {
                if (world.Now - other.Since(i) > Known
                    && Eligibility.MayBeGiven(other.State.Items[i], staff, now - Known)
                    && !IsOnItsWay(new WorkItemId(other.State.Id, i))
                    && Of(other, i) is var rival
                    && rival.IsOfQueue(mine)
                    && rival.Cost <= mine.Cost
                    && !IsHeldBack(rival)
                    && other.State.AwaitedUntil is null
                    && !MayBeElsewhere(other, i)
                    && rival.GoesBefore(mine, committed.Plan.Plan.Routing, now))
                {
                    world.Break(
                        "I4", $"{request.State.Id}:{item} ({mine}) was given to '{staff}' before {other.State.Id}:{i} ({rival}), which could have been");
                }
            }
        }
    }

    // Who is being given to somebody, or was until just now, is not called besides.
    private bool MayBeElsewhere(TrackedRequest request, int item)
    {
        if (Eligibility.Elsewhere(committed, request, item, committed.Plan!) is not null)
        {
            return true;
        }

        var visit = request.State.Visit ?? request.State.Id;
        return committed.Requests.Values.Any(other => (other.State.Visit ?? other.State.Id) == visit && (other != request || other.State.Items.Length > 1)
            && (world.Now - other.ChangedAt <= Known || Enumerable.Range(0, other.State.Items.Length).Any(place => (other != request || place != item) && IsOnItsWay(new WorkItemId(other.State.Id, place)))));
    }

    private bool IsHeldBack(Candidate rival) =>
        committed.Centre.InCrisis && committed.Plan!.Plan.Crisis.HeldLevels.Contains(rival.Urgency);

    private Candidate Of(TrackedRequest request, int item)
    {
        var plan = committed.PlanOf(request.State.Plan);
        return new Candidate(request.State.Items[item], request.State.Urgency, request.Cost(item, plan), [.. request.Skills(item, plan).OrderBy(skill => skill.Skill.ToString(), StringComparer.Ordinal)]);
    }
}
