using Coordination.Departments;
using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.Tests.Dispatch;

internal sealed partial class NaiveDispatcher
{
    public int LoadOf(StaffId staff) => Items.Values.Where(item => !item.IsWaiting && item.Holder == staff).Sum(item => item.Class.Cost);

    public bool IsPush(DepartmentId department) =>
        Plan.Departments.FirstOrDefault(one => one.Id == department)?.Dispatch != DispatchMode.Pull;

    public bool MayGive(DepartmentId department)
    {
        var limit = _limits.TryGetValue(department, out var set) ? set : Plan.Departments.FirstOrDefault(one => one.Id == department)?.ConcurrencyLimit;
        return IsOpen(department)
            && Items.Values.Count(item => !item.IsWaiting && item.Class.Department == department) < (limit ?? int.MaxValue);
    }

    public bool IsOpen(DepartmentId department) => _open.GetValueOrDefault(department, true);

    public bool IsLevelHeld(Urgency urgency) => Crisis && Plan.Crisis.HeldLevels.Contains(urgency);

    /// <summary>What may be given to somebody, as far as the item goes.</summary>
    public IEnumerable<NaiveItem> Waiting(DateTimeOffset now) =>
        Items.Values.Where(item => item.IsWaiting && !item.IsEarly(now) && !IsLevelHeld(item.Urgency));

    public static int LevelOf(NaivePerson person, SkillId skill, DateTimeOffset now) => person.Plan!.Skills
        .Where(held => held.Skill == skill && (held.Expires is not { } last || now < EndOf(last)))
        .Select(held => held.Level).DefaultIfEmpty().Max();

    public static DateTimeOffset EndOf(DateOnly last)
    {
        var midnight = last.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw").GetUtcOffset(midnight));
    }

    public static bool IsQualified(NaivePerson person, NaiveItem item, DateTimeOffset now) =>
        person.Plan is not null && item.Required(now).All(skill => LevelOf(person, skill.Skill, now) >= skill.Level);

    /// <summary>Whether somebody could begin with an item now, wherever they are at home.</summary>
    public bool Fits(NaivePerson person, NaiveItem item, DateTimeOffset now) =>
        person.Available && IsQualified(person, item, now) && !item.Excludes(person.Id, now)
        && LoadOf(person.Id) + item.Class.Cost <= person.Plan!.Capacity;

    public IEnumerable<NaivePerson> OwnFree(NaiveItem item, DateTimeOffset now) =>
        People.Values.Where(person => person.Plan?.Department == item.Class.Department && Fits(person, item, now));

    public IEnumerable<NaivePerson> Helpers(NaiveItem item, DateTimeOffset now) =>
        People.Values.Where(person => MayHelp(person, item.Class.Department) && Fits(person, item, now) && !HasWorkAtHome(person, now));

    public bool NeedsHelp(NaiveItem item, DateTimeOffset now)
    {
        var unserved = Waiting(now).Where(other => other.Class.Department == item.Class.Department && !OwnFree(other, now).Any()).ToList();
        return unserved.Count > Threshold || Heads(unserved, now).Any(head => head.Due <= now)
            || !People.Values.Any(person => person.Available && person.Plan?.Department == item.Class.Department && IsQualified(person, item, now));
    }

    // The oldest of those that the very same people may take.
    private static IEnumerable<NaiveItem> Heads(IEnumerable<NaiveItem> items, DateTimeOffset now) =>
        items.GroupBy(item => (item.LaneKey(now), item.Urgency)).Select(lane => lane.OrderBy(item => item.QueuedAt).ThenBy(item => item.Id).First());

    public bool MayHelp(NaivePerson person, DepartmentId department)
    {
        if (!Pooling || person.Plan is not { } plan || plan.Department == department)
        {
            return false;
        }

        var amongAll = Widened is not null || Plan.Pooling.Groups.IsEmpty;
        return amongAll || Plan.Pooling.Groups.Any(group => group.Contains(department) && group.Contains(plan.Department));
    }

    public NaivePerson Person(StaffId staff)
    {
        if (!People.TryGetValue(staff, out var person))
        {
            People.Add(staff, person = new NaivePerson(staff));
        }

        return person;
    }

    private int? Widened => Crisis ? Plan.Crisis.PoolingThreshold : null;

    private bool Pooling => Plan.Pooling.Enabled || Widened is not null;

    private int Threshold => Widened ?? Plan.Pooling.Threshold;

    private bool HasWorkAtHome(NaivePerson person, DateTimeOffset now)
    {
        var home = person.Plan!.Department;
        return MayGive(home) && Waiting(now).Any(item => item.Class.Department == home && Fits(person, item, now));
    }
}
