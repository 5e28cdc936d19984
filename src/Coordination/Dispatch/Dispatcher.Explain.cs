using Coordination.Departments;
using Coordination.Dispatch.People;
using Coordination.Dispatch.Queues;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Dispatch;

public sealed partial class Dispatcher
{
    /// <summary>The department an item is at; null when the item is unknown.</summary>
    public DepartmentId? DepartmentOf(WorkItemId item)
    {
        var index = _index.Find(item);
        return index < 0 ? null : _classes[_items[index].Class].Department.Id;
    }

    /// <summary>How an item stands, with position, estimate and why; null when it is unknown.</summary>
    /// <remarks>
    /// The position counts the items that may be called and go before it by today's order, in the queues of its department that
    /// some member of the department serves together with its own. <c>docs/dispatch.md</c> has the estimate and its limits.
    /// </remarks>
    public ItemWait? Explain(WorkItemId item, DateTimeOffset now)
    {
        ProcessDue(now.UtcTicks);
        var index = _index.Find(item);
        if (index < 0)
        {
            return null;
        }

        ref var record = ref _items[index];
        return record.State >= ItemState.Reserved ? ExplainHeld(record) : ExplainWaiting(record, now.UtcTicks);
    }

    private ItemWait ExplainHeld(in ItemRecord record)
    {
        var holder = _staff[record.Holder].Id;
        var held = record.State == ItemState.Held;
        return new ItemWait
        {
            Item = record.Id,
            Department = _classes[record.Class].Department.Id,
            Urgency = (Urgency)(record.Level + 1),
            Waited = TimeSpan.FromTicks(Math.Max(0, record.Since - record.QueuedAt)),
            Holder = holder,
            Why = held ? $"{holder} has it in hand since {TimeText(record.Since)}." : $"It is being given to {holder}.",
            Code = held ? WaitCodes.Held : WaitCodes.Reserved,
        };
    }

    private ItemWait ExplainWaiting(in ItemRecord record, long now)
    {
        var workClass = _classes[record.Class];
        var skills = workClass.Schedule.At(record.QueuedAt, now).Now;
        var position = PositionOf(record, workClass, skills, now);
        var own = Count(workClass.Department.Members, record, workClass, skills, now);
        var helpers = _pooling ? CountHelpers(record, workClass, skills, now) : default;
        var (code, why) = WhyWaiting(record, workClass.Department, own, helpers, position);
        return new ItemWait
        {
            Item = record.Id,
            Department = workClass.Department.Id,
            Urgency = (Urgency)(record.Level + 1),
            Waited = TimeSpan.FromTicks(Math.Max(0, now - record.QueuedAt)),
            Position = position,
            Estimate = code is WaitCodes.LevelHeld or WaitCodes.Closed ? null : EstimateOf(record, workClass, skills, own, helpers, position, now),
            Why = why,
            Code = code,
        };
    }

    private (string Code, string Why) WhyWaiting(
        in ItemRecord record, DepartmentSlot department, in ServerCount own, in ServerCount helpers, long position)
    {
        if ((_levels >> record.Level & 1) == 0)
        {
            return (WaitCodes.LevelHeld, $"The crisis plan holds requests of urgency {record.Level + 1} back until the crisis is lifted.");
        }

        if (!department.IsOpen)
        {
            return (WaitCodes.Closed, $"The department {department.Id} is closed.");
        }

        if (record.State == ItemState.Parked)
        {
            return (WaitCodes.NotBefore, $"It is not called before {TimeText(_rares[record.Rare].NotBefore)}.");
        }

        return WhyNobody(record, own, helpers) ?? WhyNotNow(department, own, helpers, position);
    }

    private (string Code, string Why)? WhyNobody(in ItemRecord record, in ServerCount own, in ServerCount helpers)
    {
        if (own.Skilled + helpers.Skilled == 0)
        {
            return (WaitCodes.NobodySkilled, "Nobody has the skills and the capacity that it requires.");
        }

        if (own.AtWork + helpers.AtWork == 0)
        {
            return (WaitCodes.NobodySignedOn, $"{People(own.Skilled + helpers.Skilled)} could serve it, and nobody of them is at work.");
        }

        if (own.Able + helpers.Able > 0)
        {
            return null;
        }

        var until = _rares[record.Rare].Exclusions!.Min(exclusion => exclusion.Until);
        return (WaitCodes.Excluded, $"Everybody at work who could serve it is excluded from it, at least until {TimeText(until)}.");
    }

    private (string Code, string Why) WhyNotNow(DepartmentSlot department, in ServerCount own, in ServerCount helpers, long position)
    {
        if (department.InHand >= department.Limit)
        {
            return (WaitCodes.LimitReached, $"The department {department.Id} has {Items(department.InHand)} in hand; its limit is {department.Limit}.");
        }

        if (own.Free > 0)
        {
            return department.IsPush
                ? (WaitCodes.Ready, $"{People(own.Free)} could begin now; it is given as soon as its turn comes.")
                : (WaitCodes.WaitingForPull, $"{People(own.Free)} could begin now, but in the department {department.Id} people ask for the next item themselves.");
        }

        var help = helpers.AtWork == 0 ? "" : $" {People(helpers.AtWork)} of other departments can help when more than {_poolingThreshold} wait.";
        return own.Able == 0
            ? (WaitCodes.AllBusy, $"Nobody of the department {department.Id} who could serve it is at work.{help}")
            : (WaitCodes.AllBusy, $"{People(own.Able)} could serve it and all are busy, with {Items(own.InHand)} in hand; {Items(position - 1)} {(position == 2 ? "goes" : "go")} before it.{help}");
    }

    private static string People(int count) => count == 1 ? "1 person" : $"{count} people";

    private static string Items(long count) => count == 1 ? "1 item" : $"{count} items";

    private string TimeText(long ticks) => HallTime.Text(ticks, _plan.TimeZone);
}
