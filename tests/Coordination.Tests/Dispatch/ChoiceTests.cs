using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Staff;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Dispatch;

public sealed class ChoiceTests
{
    [Fact]
    public void TryNext_LongestIdle_TakesWhoFinishedFirst()
    {
        var hall = With(ChoicePolicyKind.LongestIdle);
        hall.Comes(Hall.Person("ann"));
        hall.Comes(Hall.Person("bob"));
        hall.Waits(1);
        hall.Waits(2);
        hall.GiveAll(1).ShouldBe("1>ann 2>bob");
        hall.Remove(Hall.Item(2), Hall.At(5));
        hall.Remove(Hall.Item(1), Hall.At(6));
        hall.Waits(3, at: 7);
        hall.Give(7).ShouldBe("3>bob");
    }

    [Fact]
    public void TryNext_LeastLoaded_ComparesLoadWithCapacity()
    {
        // 30 of 200 is less than 30 of 100.
        var hall = With(ChoicePolicyKind.LeastLoaded);
        hall.Comes(Hall.Person("ann", capacity: 100));
        hall.Comes(Hall.Person("bob", capacity: 200));
        Holds(hall, 8, "ann", 30);
        Holds(hall, 9, "bob", 30);
        hall.Waits(1, Hall.Class(cost: 30), at: 2);
        hall.Give(2).ShouldBe("1>bob");
    }

    [Fact]
    public void TryNext_BestSkill_SumsRequiredSkillsOnly()
    {
        var hall = With(ChoicePolicyKind.BestSkill);
        hall.Comes(Hall.Person("ann", "a", 100, Hall.Skill("x", 2), Hall.Skill("y", 2), Hall.Skill("z", 5)));
        hall.Comes(Hall.Person("bob", "a", 100, Hall.Skill("x", 4), Hall.Skill("y", 1)));
        hall.Waits(1, Hall.Class("a", 100, Hall.Needs("x"), Hall.Needs("y")));
        hall.Give(1).ShouldBe("1>bob");
    }

    [Fact]
    public void TryNext_EqualPeople_TakesTheLowerId()
    {
        var hall = With(ChoicePolicyKind.BestSkill);
        hall.Comes(Hall.Person("bob"));
        hall.Comes(Hall.Person("ann"));
        hall.Waits(1);
        var decision = hall.Next(1);
        decision.Staff.ShouldBe(new StaffId("ann"));
        decision.Why.Candidates.ShouldBe(2);
    }

    [Fact]
    public void Why_OfADecision_IsOneSentence()
    {
        var hall = With(ChoicePolicyKind.LongestIdle);
        hall.Comes(Hall.Person("ann"));
        hall.Comes(Hall.Person("bob"));
        hall.Waits(1);
        hall.Next(12).Why.ToString().ShouldBe(
            "First in order of urgency and arrival: urgency 3, waited 12 min; the longest idle of 2 people free for it.");
    }

    private static Dispatcher With(ChoicePolicyKind choice) =>
        new(Hall.OneDepartment with { Routing = new RoutingPlan { Choice = choice } });

    private static void Holds(Dispatcher hall, int number, string person, int cost) =>
        hall.Hold(new HeldItem(Hall.Item(number), hall.Intern(Hall.Class(cost: cost)), Urgency.General, new StaffId(person), Hall.At(1)), Hall.At(1));
}
