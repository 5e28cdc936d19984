using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Shouldly;

namespace Coordination.Tests.Dispatch;

/// <summary>The invariants, stated for themselves: they hold whatever the naive dispatcher decides.</summary>
internal static class DispatcherInvariants
{
    public static void BeforeDecision(NaiveDispatcher hall, DateTimeOffset now, out IReadOnlyList<NaiveItem> waiting) =>
        waiting = [.. hall.Waiting(now)];

    /// <summary>I3 capacity, skills, presence; I4 arrival order; I5 the bound on starvation.</summary>
    public static void AfterDecision(NaiveDispatcher hall, IReadOnlyList<NaiveItem> waiting, NaiveItem item, NaivePerson person, DateTimeOffset now)
    {
        person.Available.ShouldBeTrue();
        hall.LoadOf(person.Id).ShouldBeLessThanOrEqualTo(person.Plan!.Capacity);
        NaiveDispatcher.IsQualified(person, item, now).ShouldBeTrue();
        item.Excludes(person.Id, now).ShouldBeFalse();
        foreach (var passed in waiting.Where(other => other != item && CouldHaveGone(hall, other, item, person, now)))
        {
            if (passed.QueueKey(now) == item.QueueKey(now) && passed.Urgency == item.Urgency)
            {
                item.IsOlderThan(passed).ShouldBeTrue("I4: a later arrival of the same queue and level went first");
            }

            Bound(hall, item, passed, now);
        }
    }

    /// <summary>I6: nobody is free at home for anything that is pushed.</summary>
    public static void NobodyIsFree(NaiveDispatcher hall, DateTimeOffset now) =>
        hall.Waiting(now)
            .Where(item => hall.IsPush(item.Class.Department) && hall.MayGive(item.Class.Department))
            .SelectMany(item => hall.OwnFree(item, now)).ShouldBeEmpty("I6: somebody is free for a waiting item");

    /// <summary>I2, as the report shows it.</summary>
    public static void OneHolderEach(QueueReport report, NaiveDispatcher hall)
    {
        var held = report.Staff.SelectMany(staff => staff.Items.Select(item => (Item: item, staff.Staff))).ToList();
        held.Select(pair => pair.Item).ShouldBeUnique();
        held.ShouldBe(
            hall.Items.Values.Where(item => !item.IsWaiting && hall.Person(item.Holder).Plan is not null)
                .Select(item => (item.Id, item.Holder)), ignoreOrder: true);
    }

    /// <summary>Whether the same person could have taken the other item in the same way.</summary>
    private static bool CouldHaveGone(NaiveDispatcher hall, NaiveItem other, NaiveItem item, NaivePerson person, DateTimeOffset now)
    {
        var room = person.Plan!.Capacity - hall.LoadOf(person.Id) + item.Class.Cost;
        return other.Class.Department == item.Class.Department
            && person.Plan.Department == item.Class.Department
            && other.Class.Cost <= room && NaiveDispatcher.IsQualified(person, other, now) && !other.Excludes(person.Id, now);
    }

    private static void Bound(NaiveDispatcher hall, NaiveItem item, NaiveItem passed, DateTimeOffset now)
    {
        switch (hall.Order)
        {
            case OrderPolicyKind.Strict:
                ((int)item.Urgency).ShouldBeLessThanOrEqualTo((int)passed.Urgency, "I5: a less urgent item went first");
                break;
            case OrderPolicyKind.Accumulating:
                var rates = hall.Plan.Routing.Rates;
                (Waited(item, now) * rates[item.Urgency]).ShouldBeGreaterThanOrEqualTo(
                    Waited(passed, now) * rates[passed.Urgency], "I5: an item of less priority went first");
                break;
            default:
                var heads = hall.Waiting(now).Concat([passed, item]).Where(other =>
                    other.Class.Department == passed.Class.Department && other.QueueKey(now) == passed.QueueKey(now)
                    && other.Urgency == passed.Urgency && (other == passed || other.IsOlderThan(passed)));
                (item.Due ?? DateTimeOffset.MaxValue).ShouldBeLessThanOrEqualTo(
                    heads.Max(head => head.Due ?? DateTimeOffset.MaxValue), "I5: an item of later deadline went first");
                break;
        }
    }

    private static double Waited(NaiveItem item, DateTimeOffset now) => Math.Max(0, (now - item.QueuedAt).Ticks);
}
