using Coordination.Console.Queues;
using Shouldly;

namespace Coordination.Console.Tests.Queues;

/// <summary>How long a queue was over the day, from how it grew.</summary>
public sealed class QueueDayTests
{
    private static readonly DateTimeOffset Morning = new(2027, 3, 1, 0, 0, 0, TimeSpan.FromHours(1));
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    [Fact]
    public void Day_OfAQueueThatWasThereInTheMorning_BeginsWithIt()
    {
        var day = QueueDay.Of([0, 0, 3, -1, 2, -4], waiting: 5, first: 2, Morning, Step);

        day.Lengths.ShouldBe([8, 7, 9, 5]);
        (day.Most, day.MostFrom, day.MostTo).ShouldBe((9, Morning + (4 * Step), Morning + (5 * Step)));
    }

    [Fact]
    public void Day_OfListsThatAreBehind_IsNeverLessThanEmpty() => QueueDay.Of([2, -3, 1], waiting: 0, first: 0, Morning, Step).Lengths.ShouldBe([3, 0, 1]);

    [Fact]
    public void Day_WhoseEveryStepLeftNothing_IsItsLastStep()
    {
        var day = QueueDay.Of([0, 0, 0], waiting: 0, first: 3, Morning, Step);

        day.Lengths.ShouldBe([0]);
        (day.Most, day.MostFrom).ShouldBe((0, Morning + (2 * Step)));
        day.Now(2, Morning.AddHours(1)).Lengths.ShouldBe([2]);
    }

    [Fact]
    public void Day_ShownLater_EndsWithWhatWaitsNow()
    {
        var now = Morning.AddHours(1);
        var day = QueueDay.Of([2, 1], waiting: 3, first: 0, Morning, Step);

        day.Now(9, now).Lengths.ShouldBe([2, 9]);
        (day.Now(9, now).Most, day.Now(9, now).MostFrom, day.Now(9, now).MostTo).ShouldBe((9, now, now));
        (day.Now(1, now).Most, day.Now(1, now).MostFrom, day.Now(1, now).MostTo).ShouldBe((3, Morning + Step, Morning + (2 * Step)));
    }

    [Fact]
    public void Day_WhoseMostIsOfTheStepThatGoesOn_SaysNoMomentThatIsStillToCome()
    {
        var now = Morning + Step + TimeSpan.FromMinutes(6);
        var day = QueueDay.Of([2, 1], waiting: 3, first: 0, Morning, Step).Now(3, now);

        (day.MostFrom, day.MostTo).ShouldBe((Morning + Step, now));
    }
}
