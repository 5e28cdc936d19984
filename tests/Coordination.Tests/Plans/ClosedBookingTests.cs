using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Plans.Previews;
using Coordination.Requests;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Plans;

/// <summary>Somebody is booked for Wednesday at ten; then a plan closes that day.</summary>
public sealed class ClosedBookingTests
{
    private static readonly CommandMeta Administrator = new(new Actor(ActorKind.Administrator, "ada"));
    private static readonly DateTimeOffset Wednesday = new(2026, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task F9_PlanClosesABookedDay_TheAnswerNamesItAndTheCitizenLearnsOfIt()
    {
        await using var hall = await TestHall.OpenAsync(WithOfficeHours());
        var booked = await hall.SubmitAsync(appointmentAt: Wednesday);
        var other = await hall.SubmitAsync(appointmentAt: Wednesday.AddDays(1));
        (await hall.WaitAsync(booked)).Code.ShouldBe(WaitCodes.NotBefore);

        var receipt = (await hall.Host.Plan(Hall).PublishAsync(ClosedOnWednesday(), 1, Administrator)).Require();

        (receipt.Version, receipt.BookingCount).ShouldBe((2, 1));
        receipt.Bookings.ShouldHaveSingleItem().ShouldBe(new TouchedBooking(booked, Wednesday, Desk));
        var wait = await hall.WaitAsync(booked);
        (wait.Code, wait.Estimate).ShouldBe((WaitCodes.ClosedWhenBooked, null));
        wait.Why.ShouldBe("The department Desk is closed at the booked time, 2026-03-04 10:00: another time is to be found.");
        (await hall.WaitAsync(other)).Code.ShouldBe(WaitCodes.NotBefore);

        // At night the desk is closed, and that is no news for who is booked.
        hall.Clock.Advance(TimeSpan.FromHours(10));
        (await hall.WaitAsync(booked)).Code.ShouldBe(WaitCodes.ClosedWhenBooked);
        (await hall.WaitAsync(other)).Code.ShouldBe(WaitCodes.Closed);
    }

    [Fact]
    public async Task F14_TheOnlyOneWhoCanDoItLeaves_TheAnswerTellsTheWork()
    {
        var papers = new SkillId("papers");
        var step = OneDesk().Services[0].Steps[0] with { Skills = [new SkillRequirement { Skill = papers }] };
        var able = Person(Anna) with { Skills = [new HeldSkill(papers, 3)] };
        var plan = OneDesk() with { Skills = [new SkillPlan(papers, "Papers")], Services = [OneDesk().Services[0] with { Steps = [step] }], Staff = [able, Person(Boris)] };
        await using var hall = await TestHall.OpenAsync(plan);
        var request = await hall.SubmitAsync();

        var without = plan with { Services = OneDesk().Services, Staff = [Person(Boris)] };
        var work = (await hall.Host.Plan(Hall).PublishAsync(without, 1, Administrator)).Require().Work.ShouldHaveSingleItem();

        (work.Misfit, work.Waiting, work.Requests.Single()).ShouldBe((WorkMisfit.NobodyAble, 1, request));
    }

    private static HallPlan ClosedOnWednesday()
    {
        var plan = WithOfficeHours();
        return plan with { Calendars = [plan.Calendars[0] with { Holidays = [new Holiday(new DateOnly(2026, 3, 4), "Stocktaking")] }] };
    }
}
