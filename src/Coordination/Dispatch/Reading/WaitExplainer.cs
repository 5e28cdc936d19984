using Coordination.Dispatch.Core;
using Coordination.Dispatch.People;
using Coordination.Dispatch.Queues;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Dispatch.Reading;

/// <summary>Says by ids and in words how items stand.</summary>
internal sealed class WaitExplainer(DispatchCore core, DispatchDirectory directory)
{
    /// <summary>How an item stands, with position, estimate and why.</summary>
    public ItemWait Explain(in ItemRecord record, long now) =>
        record.State >= ItemState.Reserved ? ExplainHeld(record) : ExplainWaiting(record, now);

    private ItemWait ExplainHeld(in ItemRecord record)
    {
        var holder = directory.StaffOf(record.Holder);
        var held = record.State == ItemState.Held;
        return new ItemWait
        {
            Item = record.Id,
            Department = directory.DepartmentOf(core.ClassOf(record).Department.Index),
            Urgency = (Urgency)(record.Level + 1),
            Waited = TimeSpan.FromTicks(Math.Max(0, record.Since - record.QueuedAt)),
            Holder = holder,
            Why = held ? $"{holder} has it in hand since {TimeText(record.Since)}." : $"It is being given to {holder}.",
            Code = held ? WaitCodes.Held : WaitCodes.Reserved,
        };
    }

    private ItemWait ExplainWaiting(in ItemRecord record, long now)
    {
        var department = core.ClassOf(record).Department;
        var facts = core.Waits.Read(record, now);
        var (code, why) = WhyWaiting(record, department, facts);
        return new ItemWait
        {
            Item = record.Id,
            Department = directory.DepartmentOf(department.Index),
            Urgency = (Urgency)(record.Level + 1),
            Waited = TimeSpan.FromTicks(Math.Max(0, now - record.QueuedAt)),
            QueuedAt = new DateTimeOffset(record.QueuedAt, TimeSpan.Zero),
            Position = facts.Position,
            Estimate = code is WaitCodes.LevelHeld or WaitCodes.Closed or WaitCodes.NotArrived or WaitCodes.Elsewhere ? null : core.Waits.Estimate(record, facts, now)?.ToEstimate(),
            Why = why,
            Code = code,
        };
    }

    private (string Code, string Why) WhyWaiting(in ItemRecord record, DepartmentSlot department, in WaitFacts facts)
    {
        if ((core.Rules.Levels >> record.Level & 1) == 0)
        {
            return (WaitCodes.LevelHeld, $"The crisis plan holds requests of urgency {record.Level + 1} back until the crisis is lifted.");
        }

        if (!department.IsOpen)
        {
            return (WaitCodes.Closed, $"The department {NameOf(department)} is closed.");
        }

        if (record.State == ItemState.Deferred)
        {
            return WhyDeferred(record);
        }

        return WhyNobody(record, facts.Members, facts.Helpers) ?? WhyNotNow(department, facts.Members, facts.Helpers, facts.Position);
    }

    private (string Code, string Why) WhyDeferred(in ItemRecord record) =>
        core.Queues.Restrictions.IsElsewhere(record) ? (WaitCodes.Elsewhere, "The citizen is with somebody else; it is called when they are free again.")
        : core.Queues.Restrictions.NotBeforeOf(record) is var notBefore && notBefore == Restriction.UntilArrival ? (WaitCodes.NotArrived, "The citizen has not come yet.")
        : (WaitCodes.NotBefore, $"It is not called before {TimeText(notBefore)}.");

    private (string Code, string Why)? WhyNobody(in ItemRecord record, in ServerCount members, in ServerCount helpers)
    {
        if (members.Skilled + helpers.Skilled == 0)
        {
            return (WaitCodes.NobodySkilled, "Nobody has the skills and the capacity that it requires.");
        }

        if (members.AtWork + helpers.AtWork == 0)
        {
            return (WaitCodes.NobodySignedOn, $"{People(members.Skilled + helpers.Skilled)} could serve it, and none of them is at work.");
        }

        if (members.Able + helpers.Able > 0)
        {
            return null;
        }

        var until = core.Queues.Restrictions.NextEndOf(record);
        return (WaitCodes.Excluded, $"Everybody at work who could serve it is excluded from it, at least until {TimeText(until)}.");
    }

    private (string Code, string Why) WhyNotNow(DepartmentSlot department, in ServerCount members, in ServerCount helpers, long position)
    {
        var name = NameOf(department);
        if (department.InHand >= department.Limit)
        {
            return (WaitCodes.LimitReached, $"The department {name} has {Items(department.InHand)} in hand; its limit is {department.Limit}.");
        }

        if (members.Free > 0)
        {
            return department.IsPush
                ? (WaitCodes.Ready, $"{People(members.Free)} could begin now; it is given as soon as its turn comes.")
                : (WaitCodes.WaitingForPull, $"{People(members.Free)} could begin now, but in the department {name} people ask for the next item themselves.");
        }

        var threshold = core.Rules.PoolingThreshold;
        var help = helpers.AtWork == 0 ? ""
            : members.AtWork == 0 ? $" {People(helpers.AtWork)} of other departments can help."
            : $" {People(helpers.AtWork)} of other departments can help when more than {threshold} wait, or somebody longer than was promised.";
        return members.Able == 0
            ? (WaitCodes.AllBusy, $"Nobody of the department {name} who could serve it is at work.{help}")
            : (WaitCodes.AllBusy, $"{People(members.Able)} could serve it and all are busy, with {Items(members.InHand)} in hand; {Items(position - 1)} {(position == 2 ? "goes" : "go")} before it.{help}");
    }

    private string NameOf(DepartmentSlot department) => directory.DepartmentOf(department.Index).ToString();

    private static string People(int count) => count == 1 ? "1 person" : $"{count} people";

    private static string Items(long count) => count == 1 ? "1 item" : $"{count} items";

    private string TimeText(long ticks) => HallTime.Text(ticks, directory.TimeZone);
}
