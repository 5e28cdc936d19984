using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Tests.Dispatch;

/// <summary>The rules of dispatch as docs/dispatch.md states them, by lists and queries: slow, and plainly right.</summary>
internal sealed partial class NaiveDispatcher(HallPlan plan, bool crisis)
{
    private readonly Dictionary<DepartmentId, bool> _open = [];
    private readonly Dictionary<DepartmentId, int?> _limits = [];

    public Dictionary<WorkItemId, NaiveItem> Items { get; } = [];

    public Dictionary<StaffId, NaivePerson> People { get; } = [];

    public HallPlan Plan { get; private set; } = plan;

    public bool Crisis { get; private set; } = crisis;

    public OrderPolicyKind Order => (Crisis ? Plan.Crisis.Order : null) ?? Plan.Routing.Order;

    public void Reconfigure(HallPlan plan, bool crisis) => (Plan, Crisis) = (plan, crisis);

    public void SetOpen(DepartmentId department, bool open) => _open[department] = open;

    public void SetLimit(DepartmentId department, int? limit) => _limits[department] = limit;

    public void SetStaff(StaffAvailability staff)
    {
        var person = Person(staff.Plan.Id);
        var begins = staff.Available && !(person.Plan is not null && person.Available);
        (person.Plan, person.Available) = (staff.Plan, staff.Available);
        if (begins)
        {
            person.Touch(staff.Since);
        }
    }

    public void RemoveStaff(StaffId staff) => (Person(staff).Plan, Person(staff).Available) = (null, false);

    public void Place(WaitingItem item, WorkClass workClass, DateTimeOffset now)
    {
        if (!Items.TryGetValue(item.Item, out var known))
        {
            Items.Add(item.Item, known = new NaiveItem(item.Item));
        }

        if (known.State == NaiveState.Held)
        {
            Person(known.Holder).Touch(now);
            known.State = NaiveState.Waiting;
        }

        (known.Class, known.Urgency, known.QueuedAt) = (workClass, item.Urgency, item.QueuedAt);
        (known.NotBefore, known.Due, known.Exclusions) = (item.NotBefore, item.Due, item.Exclusions);
    }

    public void Hold(HeldItem item, WorkClass workClass, DateTimeOffset now)
    {
        if (!Items.TryGetValue(item.Item, out var known))
        {
            Items.Add(item.Item, known = new NaiveItem(item.Item) { QueuedAt = item.Since });
        }

        if (known.State != NaiveState.Waiting && known.Holder != item.Staff)
        {
            Person(known.Holder).Touch(now);
        }

        (known.Class, known.Urgency, known.State, known.Holder) = (workClass, item.Urgency, NaiveState.Held, item.Staff);
        Person(item.Staff).Touch(item.Since);
    }

    public bool Remove(WorkItemId item, DateTimeOffset now)
    {
        if (!Items.Remove(item, out var known))
        {
            return false;
        }

        if (!known.IsWaiting)
        {
            Person(known.Holder).Touch(now);
        }

        return true;
    }

    public void Release(WorkItemId item, DateTimeOffset now)
    {
        if (Items.TryGetValue(item, out var known) && known.State == NaiveState.Reserved)
        {
            known.State = NaiveState.Waiting;
            Person(known.Holder).Touch(now);
        }
    }

    public (NaiveItem Item, NaivePerson Person, int Candidates, DepartmentId? Pooled)? TryNext(DateTimeOffset now)
    {
        var pushed = Waiting(now).Where(item => IsPush(item.Class.Department) && MayGive(item.Class.Department)).ToList();
        var own = Best(pushed.Where(item => OwnFree(item, now).Any()), now);
        if (own is not null)
        {
            return Give(own, OwnFree(own, now), now);
        }

        var helped = Best(pushed.Where(item => NeedsHelp(item, now) && !OwnFree(item, now).Any() && Helpers(item, now).Any()), now);
        return helped is null ? null : Give(helped, Helpers(helped, now), now);
    }

    public (NaiveItem Item, NaivePerson Person, int Candidates, DepartmentId? Pooled)? TryTake(StaffId staff, DateTimeOffset now)
    {
        var person = Person(staff);
        var possible = Waiting(now).Where(item => MayGive(item.Class.Department) && Fits(person, item, now)).ToList();
        var item = Best(possible.Where(item => item.Class.Department == person.Plan!.Department), now)
            ?? Best(
                possible.Where(item => MayHelp(person, item.Class.Department) && NeedsHelp(item, now) && !OwnFree(item, now).Any()),
                now);
        return item is null ? null : Give(item, [person], now);
    }

    private (NaiveItem, NaivePerson, int, DepartmentId?) Give(NaiveItem item, IEnumerable<NaivePerson> people, DateTimeOffset now)
    {
        var candidates = people.ToList();
        var person = Choose(candidates, item, now);
        var home = person.Plan!.Department;
        (item.State, item.Holder) = (NaiveState.Reserved, person.Id);
        person.Touch(now);
        return (item, person, candidates.Count, home == item.Class.Department ? null : home);
    }

    private NaivePerson Choose(List<NaivePerson> people, NaiveItem item, DateTimeOffset now)
    {
        var byIdle = people.OrderBy(person => person.IdleSince).ThenBy(person => person.Id).ToList();
        return Plan.Routing.Choice switch
        {
            ChoicePolicyKind.LongestIdle => byIdle[0],
            ChoicePolicyKind.LeastLoaded => byIdle.OrderBy(person => (decimal)LoadOf(person.Id) / person.Plan!.Capacity).First(),
            _ => byIdle.OrderByDescending(person =>
                item.Required(now).Select(skill => skill.Skill).Distinct().Sum(skill => LevelOf(person, skill, now))).First(),
        };
    }

    /// <summary>Of each queue and level the oldest; of these the best by the order.</summary>
    private NaiveItem? Best(IEnumerable<NaiveItem> items, DateTimeOffset now) =>
        Sorted(
            items.GroupBy(item => (item.Class.Department, item.QueueKey(now), item.Urgency))
                .Select(queue => queue.OrderBy(item => item.QueuedAt).ThenBy(item => item.Id).First()),
            now).FirstOrDefault();

    public IEnumerable<NaiveItem> Sorted(IEnumerable<NaiveItem> items, DateTimeOffset now) =>
        (Order switch
        {
            OrderPolicyKind.Strict => items.OrderBy(item => (double)item.Urgency),
            OrderPolicyKind.Accumulating => items.OrderByDescending(item => Priority(item, now)),
            _ => items.OrderBy(item => item.Due ?? DateTimeOffset.MaxValue).ThenBy(item => item.Urgency),
        }).ThenBy(item => item.QueuedAt).ThenBy(item => item.Id);

    public double Priority(NaiveItem item, DateTimeOffset now) =>
        Plan.Routing.Rates[item.Urgency] * Math.Max(0, (now - item.QueuedAt).Ticks);
}
