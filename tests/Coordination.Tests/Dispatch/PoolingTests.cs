using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Dispatch;

public sealed class PoolingTests
{
    [Fact]
    public void TryNext_MoreThanTheThresholdWait_HelpersTakeTheExcess()
    {
        var hall = Pooled(threshold: 2);
        hall.KeepsBusy("ann", "a");
        hall.Comes(Hall.Person("bob", "b", 1000));
        for (var number = 1; number <= 4; number++)
        {
            hall.Waits(number, Hall.Class("a"));
        }

        hall.GiveAll(1).ShouldBe("1>bob 2>bob");
    }

    [Fact]
    public void TryNext_Helping_NamesTheHomeDepartment()
    {
        var hall = Pooled(threshold: 0);
        hall.Comes(Hall.Person("bob", "b"));
        hall.Waits(1, Hall.Class("a"));
        var why = hall.Next(1).Why;
        why.Pooled.ShouldBe(new DepartmentId("b"));
        why.ToString().ShouldEndWith("the only person free for it, helping from b.");
    }

    [Fact]
    public void TryNext_WorkAtHome_GoesFirst()
    {
        var hall = Pooled(threshold: 0);
        hall.Comes(Hall.Person("bob", "b"));
        hall.Waits(1, Hall.Class("a"), Urgency.EspeciallyUrgent);
        hall.Waits(2, Hall.Class("b"), Urgency.NotUrgent);
        hall.GiveAll(1).ShouldBe("2>bob");
    }

    [Fact]
    public void TryNext_HelperWithoutTheSkill_DoesNotHelp()
    {
        var hall = Pooled(threshold: 0);
        hall.Comes(Hall.Person("bob", "b"));
        hall.Waits(1, Hall.Class("a", 100, Hall.Needs("x")));
        hall.NothingNext(1);
    }

    [Fact]
    public void TryNext_OtherGroup_DoesNotHelp()
    {
        var hall = Pooled(0, [new DepartmentId("a"), new DepartmentId("c")]);
        hall.Comes(Hall.Person("bob", "b"));
        hall.Waits(1, Hall.Class("a"));
        hall.NothingNext(1);
        hall.Comes(Hall.Person("cat", "c"));
        hall.Give(1).ShouldBe("1>cat");
    }

    [Fact]
    public void Reconfigure_CrisisWidensPooling_HelpersComeAtOnce()
    {
        var plan = Plan(new PoolingPlan()) with { Crisis = new CrisisPlan { PoolingThreshold = 0 } };
        var hall = new Dispatcher(plan);
        hall.Comes(Hall.Person("bob", "b"));
        hall.Waits(1, Hall.Class("a"));
        hall.NothingNext(1);
        hall.Reconfigure(plan, true, Hall.At(2));
        hall.Give(2).ShouldBe("1>bob");
        hall.Release(Hall.Item(1), Hall.At(3));
        hall.Reconfigure(plan, false, Hall.At(3));
        hall.NothingNext(3);
    }

    [Fact]
    public void TryNext_OwnSkillExpires_HelpersCome()
    {
        // Bob has work at home that he is to ask for, so he helps nobody, until his skill for it is no more.
        var plan = Hall.Plan(Hall.Desk("a"), Hall.Desk("b", DispatchMode.Pull)) with { Pooling = new PoolingPlan { Enabled = true, Threshold = 0 } };
        var hall = new Dispatcher(plan);
        hall.Comes(Hall.Person("bob", "b", 100, Hall.Skill("x", 1, new DateOnly(2026, 3, 2)), Hall.Skill("y")));
        hall.Waits(1, Hall.Class("b", 100, Hall.Needs("x")));
        hall.Waits(2, Hall.Class("a", 100, Hall.Needs("y")));
        hall.NothingNext(1);
        hall.Give(15 * 60).ShouldBe("2>bob");
    }

    [Fact]
    public void TryTake_NothingAtHome_TakesFromTheDepartmentThatNeedsHelp()
    {
        var hall = Pooled(threshold: 1);
        hall.KeepsBusy("ann", "a");
        hall.Comes(Hall.Person("bob", "b", 300));
        hall.Waits(1, Hall.Class("a"));
        hall.Take("bob", 1).ShouldBeNull();
        hall.Waits(2, Hall.Class("a"), at: 1);
        hall.Take("bob", 1).ShouldBe("1>bob");
        hall.Take("bob", 1).ShouldBeNull();
    }

    [Fact]
    public void TryNext_HelperWithPullWorkAtHome_DoesNotHelp()
    {
        var plan = Hall.Plan(Hall.Desk("a"), Hall.Desk("b", DispatchMode.Pull)) with { Pooling = new PoolingPlan { Enabled = true, Threshold = 0 } };
        var hall = new Dispatcher(plan);
        hall.Comes(Hall.Person("bob", "b", 200));
        hall.Waits(1, Hall.Class("a"));
        hall.Waits(2, Hall.Class("b"));
        hall.NothingNext(1);
        hall.Take("bob", 1).ShouldBe("2>bob");
        hall.Give(1).ShouldBe("1>bob");
    }

    /// <remarks>On a recorded day two citizens waited for three hours at a desk with nobody on duty, beside idle colleagues.</remarks>
    [Fact]
    public void TryNext_NobodyOfItsOwnAtWork_IsHelpedBelowTheThreshold()
    {
        var hall = Pooled(threshold: 5);
        hall.KeepsBusy("ann", "a");
        hall.Comes(Hall.Person("bob", "b"));
        hall.Waits(1, Hall.Class("a"));
        hall.NothingNext(1);

        hall.Comes(Hall.Person("ann", "a"), 2, available: false);
        hall.Give(2).ShouldBe("1>bob");
    }

    [Fact]
    public void TryNext_NobodyAtWorkWithTheSkill_IsHelpedWhileTheRestWaits()
    {
        var hall = Pooled(threshold: 5);
        hall.KeepsBusy("ann", "a");
        hall.Comes(Hall.Person("bob", "b", 300, Hall.Skill("x")));
        hall.Waits(1, Hall.Class("a"));
        hall.Waits(2, Hall.Class("a", 100, Hall.Needs("x")), at: 1);
        hall.GiveAll(2).ShouldBe("2>bob");
    }

    [Fact]
    public void TryNext_PromiseNotKept_IsHelpedBelowTheThreshold()
    {
        var hall = Pooled(threshold: 5);
        hall.KeepsBusy("ann", "a");
        hall.Comes(Hall.Person("bob", "b", 300));
        hall.Waits(1, Hall.Class("a"), due: 10);
        hall.Waits(2, Hall.Class("a"), at: 1, due: 30);
        hall.NothingNext(9);

        hall.NoteMissed();
        hall.GiveAll(10).ShouldBe("1>bob");
    }

    [Fact]
    public void TryTake_NobodyAtWorkThere_TakesBelowTheThreshold()
    {
        var hall = Pooled(threshold: 5);
        hall.Comes(Hall.Person("bob", "b"));
        hall.Waits(1, Hall.Class("a"));
        hall.Take("bob", 1).ShouldBe("1>bob");
    }

    private static Dispatcher Pooled(int threshold, params IEnumerable<DepartmentId>[] groups) => new(Plan(new PoolingPlan
    {
        Enabled = true,
        Threshold = threshold,
        Groups = [.. groups.Select(group => System.Collections.Immutable.ImmutableArray.CreateRange(group))],
    }));

    private static HallPlan Plan(PoolingPlan pooling) => Hall.Plan(Hall.Desk("a"), Hall.Desk("b"), Hall.Desk("c")) with { Pooling = pooling };
}
