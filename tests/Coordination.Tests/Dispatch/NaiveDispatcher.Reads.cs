using Coordination.Dispatch;
using Coordination.Requests;

namespace Coordination.Tests.Dispatch;

internal sealed partial class NaiveDispatcher
{
    /// <summary>By listing what goes before it.</summary>
    public long PositionOf(WorkItemId id, DateTimeOffset now)
    {
        var item = Items[id];
        var rivals = Items.Values.Where(other =>
            other == item
            || (other.IsWaiting && !other.IsEarly(now)
                && (!IsLevelHeld(other.Urgency) || IsLevelHeld(item.Urgency))
                && other.Class.Department == item.Class.Department
                && Competes(other, item, now))).ToList();
        return InOrder(rivals, now).TakeWhile(other => other != item).Count() + 1;
    }

    /// <summary>The items as they would go: always the best of the oldest of every queue and level.</summary>
    public IEnumerable<NaiveItem> InOrder(IReadOnlyCollection<NaiveItem> items, DateTimeOffset now)
    {
        var rest = items.ToList();
        while (rest.Count > 0)
        {
            var next = Best(rest, now)!;
            rest.Remove(next);
            yield return next;
        }
    }

    /// <summary>Why an item still waits: the first reason of all that hold.</summary>
    public string CodeOf(WorkItemId id, DateTimeOffset now)
    {
        var item = Items[id];
        var department = item.Class.Department;
        var skilled = People.Values.Where(person =>
            (person.Plan?.Department == department || MayHelp(person, department))
            && IsQualified(person, item, now) && person.Plan!.Capacity >= item.Class.Cost).ToList();
        var atWork = skilled.Where(person => person.Available).ToList();
        return IsLevelHeld(item.Urgency) ? WaitCodes.LevelHeld
            : !IsOpen(department) ? WaitCodes.Closed
            : item.IsEarly(now) ? WaitCodes.NotBefore
            : skilled.Count == 0 ? WaitCodes.NobodySkilled
            : atWork.Count == 0 ? WaitCodes.NobodySignedOn
            : atWork.TrueForAll(person => item.Excludes(person.Id, now)) ? WaitCodes.Excluded
            : !MayGive(department) ? WaitCodes.LimitReached
            : !OwnFree(item, now).Any() ? WaitCodes.AllBusy
            : IsPush(department) ? WaitCodes.Ready
            : WaitCodes.WaitingForPull;
    }

    /// <summary>When something next changes by itself.</summary>
    public DateTimeOffset? NextWake(DateTimeOffset now)
    {
        var waiting = Items.Values.Where(item => item.IsWaiting).ToList();
        var callable = waiting.Where(item => !item.IsEarly(now)).ToList();
        return waiting.Where(item => item.IsEarly(now)).Select(item => item.NotBefore)
            .Concat(callable.SelectMany(item => item.Exclusions.GroupBy(one => one.Staff).Select(group => (DateTimeOffset?)group.Max(one => one.Until))))
            .Concat(callable.SelectMany(item => item.Class.Skills
                .Where(skill => skill.RelaxAfterMinutes is not null)
                .Select(skill => (DateTimeOffset?)item.QueuedAt.AddMinutes(skill.RelaxAfterMinutes!.Value))))
            .Concat(People.Values.Where(person => person.Plan is not null)
                .SelectMany(person => person.Plan!.Skills.Select(skill => skill.Expires is { } last ? EndOf(last) : (DateTimeOffset?)null)))
            .Where(time => time > now).Min();
    }

    private bool Competes(NaiveItem one, NaiveItem other, DateTimeOffset now) =>
        one.QueueKey(now) == other.QueueKey(now)
        || People.Values.Any(person =>
            person.Plan?.Department == one.Class.Department && IsQualified(person, one, now) && IsQualified(person, other, now));
}
