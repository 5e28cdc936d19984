using Coordination.Centres;
using Coordination.Departments;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Events;
using Coordination.Staff;
using Coordination.Torture.Halls;
using Coordination.Torture.Running;

namespace Coordination.Torture.Invariants;

/// <summary>The hall as it is on disk, kept up with every commit.</summary>
internal sealed class Committed(World world)
{
    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(30);

    private readonly ReplayedStates<RequestState, RequestCommand, RequestEvent, RequestInput> _requests = new(world, new RequestBehaviour());
    private readonly ReplayedStates<StaffState, StaffCommand, StaffEvent, ActivePlan?> _staff = new(world, new StaffBehaviour());
    private readonly ReplayedStates<DepartmentState, DepartmentCommand, DepartmentEvent, ActivePlan?> _departments = new(world, new DepartmentBehaviour());
    private readonly ReplayedStates<CentreState, CentreCommand, CentreEvent, ActivePlan?> _centres = new(world, new CentreBehaviour());
    private readonly ReplayedStates<PlanState, PlanCommand, PlanEvent, StaffNames> _plans = new(world, new PlanBehaviour());
    private readonly ReplayedKinds _others = new(world, GrainReplays.All);
    private readonly List<(ActivePlan Plan, DateTimeOffset At)> _published = [];

    public Dictionary<RequestId, TrackedRequest> Requests { get; } = [];

    public Dictionary<StaffId, (StaffState State, DateTimeOffset Since)> Staff { get; } = [];

    public Dictionary<DepartmentId, DepartmentState> Departments { get; } = [];

    public CentreState Centre { get; private set; } = new();

    public ActivePlan? Plan => _published.Count == 0 ? null : _published[^1].Plan;

    public DateTimeOffset LastGeneralChange { get; private set; }

    /// <summary>A request has changed: before, after, and the events with their time.</summary>
    public event Action<TrackedRequest, RequestState, IReadOnlyList<RequestEvent>, DateTimeOffset>? RequestChanged;

    /// <summary>What somebody holds or is offered.</summary>
    public List<(RequestId Request, int Item, WorkItemState State)> HeldBy(StaffId staff)
    {
        var held = new List<(RequestId, int, WorkItemState)>();
        foreach (var (id, request) in Requests)
        {
            for (var i = 0; i < request.State.Items.Length; i++)
            {
                if (request.State.Items[i] is var item && item.Status.IsHeld() && item.Holder == staff)
                {
                    held.Add((id, i, item));
                }
            }
        }

        return held;
    }

    /// <summary>A version of the plan.</summary>
    public ActivePlan PlanOf(long version) => _published[(int)version - 1].Plan;

    /// <summary>The plans that somebody may still act under: the newest, and those that were until a short time ago.</summary>
    public IEnumerable<ActivePlan> RecentPlans(TimeSpan grace)
    {
        for (var i = _published.Count - 1; i >= 0; i--)
        {
            yield return _published[i].Plan;
            if (world.Now - _published[i].At > grace + Recent)
            {
                yield break;
            }
        }
    }

    /// <summary>How many commits there were.</summary>
    public long Commits { get; private set; }

    /// <summary>The kinds of grains that had something committed.</summary>
    public SortedSet<GrainKind> Kinds { get; } = [];

    public void OnCommitted(Append append)
    {
        Commits++;
        Kinds.Add(append.Row.Key.Kind);
        world.Log.Add((ulong)world.Now.UtcTicks);
        world.Log.Add(append.Row.Hash.ToString());
        if (world.IsTraced)
        {
            world.Trace($"  committed {append.Row.Key} {append.Row.Version} {append.Row.Status}: {string.Join(", ", append.Events.Select(e => $"{e.Type} by {e.By} {System.Text.Encoding.UTF8.GetString(e.Payload.Span is { Length: < 300 } text ? text : [])}"))}");
        }

        switch (append.Row.Key.Kind)
        {
            case GrainKind.Request:
                FollowRequest(append);
                break;
            case GrainKind.Staff:
                var person = _staff.Follow(append).After;
                Staff[person.Id] = (person, world.Now);
                break;
            case GrainKind.Department:
                var department = _departments.Follow(append).After;
                Departments[department.Id] = department;
                LastGeneralChange = world.Now;
                break;
            case GrainKind.Centre:
                Centre = _centres.Follow(append).After;
                LastGeneralChange = world.Now;
                break;
            case GrainKind.Plan:
                var plan = _plans.Follow(append).After;
                if (plan.Version == append.Row.Version)
                {
                    _published.Add((new ActivePlan(plan.Plan!, plan.Version) { PublishedAt = append.Events[^1].At }, world.Now));
                }

                LastGeneralChange = world.Now;
                break;
            default:
                _others.Follow(append);
                break;
        }
    }

    private void FollowRequest(Append append)
    {
        var (before, after, events) = _requests.Follow(append);
        if (!Requests.TryGetValue(after.Id, out var tracked))
        {
            Requests[after.Id] = tracked = new TrackedRequest(before);
        }

        tracked.Become(after, world.Now);
        RequestChanged?.Invoke(tracked, before, events, append.Events[^1].At);
    }
}
