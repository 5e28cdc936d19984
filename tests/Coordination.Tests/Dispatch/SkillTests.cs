using Coordination.Dispatch;
using Coordination.Plans;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Dispatch;

public sealed class SkillTests
{
    private readonly Dispatcher _hall = new(Hall.OneDepartment);

    [Fact]
    public void TryNext_LevelTooLow_GivesNothing()
    {
        _hall.Comes(Hall.Person("ann", "a", 100, Hall.Skill("x", 2)));
        _hall.Waits(1, Hall.Class("a", 100, Hall.Needs("x", 3)));
        _hall.NothingNext(1);
        _hall.Comes(Hall.Person("ann", "a", 100, Hall.Skill("x", 3)), 2);
        _hall.Give(2).ShouldBe("1>ann");
    }

    [Fact]
    public void TryNext_SkillExpires_CountsUntilMidnightInTheHall()
    {
        // The day ends in Warsaw at 23:00 UTC; the hall's tests start at 8:00 UTC.
        _hall.Comes(Hall.Person("ann", "a", 100, Hall.Skill("x", 1, new DateOnly(2026, 3, 2))));
        _hall.NextWake.ShouldBe(new DateTimeOffset(2026, 3, 2, 23, 0, 0, TimeSpan.Zero));
        _hall.Waits(1, Hall.Class("a", 50, Hall.Needs("x")));
        _hall.Give((15 * 60) - 1).ShouldBe("1>ann");
        _hall.Waits(2, Hall.Class("a", 50, Hall.Needs("x")));
        _hall.NothingNext(15 * 60);
        _hall.NextWake.ShouldBeNull();
        _hall.Why(2, 15 * 60).Code.ShouldBe(WaitCodes.NobodySkilled);
    }

    [Fact]
    public void TryNext_RequirementRelaxes_GivesTheItemWithItsAge()
    {
        _hall.Comes(Hall.Person("ann"));
        _hall.Waits(1, Hall.Class("a", 100, Hall.Needs("x", 1, 20)));
        _hall.NothingNext(19);
        _hall.NextWake.ShouldBe(Hall.At(20));
        _hall.Waits(2, at: 19);
        var decision = _hall.Next(20);
        decision.Item.ShouldBe(Hall.Item(1));
        decision.Why.Waited.ShouldBe(TimeSpan.FromMinutes(20));
        _hall.NextWake.ShouldBeNull();
    }

    [Fact]
    public void Place_TimeWentBackAfterARequirementRelaxed_RequiresItAgain()
    {
        _hall.Comes(Hall.Person("ann"), available: false);
        _hall.Waits(1, Hall.Class("a", 100, Hall.Needs("x", 1, 20)), now: 25);

        _hall.Waits(1, Hall.Class("a", 100, Hall.Needs("x", 1, 20)), now: 5);

        _hall.Comes(Hall.Person("ann"), 5);
        _hall.NothingNext(19);
        _hall.Give(20).ShouldBe("1>ann");
    }

    [Fact]
    public void RestoreSkills_TimeWentBackBeforeASkillExpired_CountsAgain()
    {
        _hall.Comes(Hall.Person("ann", "a", 100, Hall.Skill("x", 1, new DateOnly(2026, 3, 2))));
        _hall.Waits(1, Hall.Class("a", 50, Hall.Needs("x")), now: 15 * 60);
        _hall.NothingNext(15 * 60);

        _hall.RestoreSkills(Hall.At(60));

        _hall.Give(60).ShouldBe("1>ann");
        _hall.NextWake.ShouldBe(new DateTimeOffset(2026, 3, 2, 23, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void TryNext_RequirementsRelaxOneAfterTheOther_KeepTheRest()
    {
        _hall.Comes(Hall.Person("ann", "a", 100, Hall.Skill("y")));
        _hall.Comes(Hall.Person("bob"));
        _hall.Waits(1, Hall.Class("a", 100, Hall.Needs("x", 1, 10), Hall.Needs("y", 1, 30)));
        _hall.NothingNext(9);
        _hall.Give(10).ShouldBe("1>ann");
        _hall.Waits(2, Hall.Class("a", 100, Hall.Needs("x", 1, 10), Hall.Needs("y", 1, 30)), at: 0, now: 11);
        _hall.NothingNext(29);
        _hall.Give(30).ShouldBe("2>bob");
    }

    [Fact]
    public void Place_ExcludedPerson_IsSkippedUntilTheTimeIsOver()
    {
        _hall.Comes(Hall.Person("ann"));
        _hall.Waits(1, exclusions: Hall.Not("ann", 5));
        _hall.Waits(2, at: 1);
        _hall.Give(1).ShouldBe("2>ann");
        _hall.Remove(Hall.Item(2), Hall.At(2));
        _hall.NothingNext(4);
        _hall.Why(1, 4).Code.ShouldBe(WaitCodes.Excluded);
        _hall.NextWake.ShouldBe(Hall.At(5));
        _hall.Give(5).ShouldBe("1>ann");
    }

    [Fact]
    public void Place_ExcludedPerson_LetsOthersTakeItInItsPlace()
    {
        _hall.Comes(Hall.Person("ann"));
        _hall.Comes(Hall.Person("bob"), 1);
        _hall.Waits(1, exclusions: Hall.Not("ann", 60));
        _hall.Waits(2, at: 1);
        _hall.GiveAll(2).ShouldBe("1>bob 2>ann");
    }

    [Fact]
    public void Place_PeopleExcludedOneByOne_EveryItemReturnsAtItsOwnTime()
    {
        _hall.Comes(Hall.Person("ann", capacity: 1000));
        for (var number = 1; number <= 5; number++)
        {
            _hall.Waits(number, exclusions: Hall.Not("ann", 10 + number));
        }

        _hall.GiveAll(12).ShouldBe("1>ann 2>ann");
        _hall.GiveAll(15).ShouldBe("3>ann 4>ann 5>ann");
    }
}
