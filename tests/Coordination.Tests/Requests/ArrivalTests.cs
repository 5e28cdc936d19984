using System.Collections.Immutable;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Events;
using Shouldly;
using Xunit;
using static Coordination.Tests.Requests.Commands;

namespace Coordination.Tests.Requests;

/// <summary>Case F5: whether a booked citizen is there, and what follows.</summary>
public sealed class ArrivalTests
{
    private static readonly DateTimeOffset Booked = Story.Monday.AddMinutes(60);

    [Fact]
    public void F5_Submit_ArrivalRequired_IsGivenToNobodyBeforeTheyHaveCome()
    {
        var story = Booking(ArrivalRule.Required);
        (story.State.AwaitedUntil, story.Clock.RunningSince, story.Clock.Due).ShouldBe((Booked.AddMinutes(60), null, null));
        story.At(Booked.AddMinutes(5)).When(Assign()).Refused(RefusalCodes.WrongState);
        story.When(Offer(minutes: 500)).Refused(RefusalCodes.WrongState);

        story.Given(new ReportArrival(), Assign());

        (story.State.ArrivedAt, story.State.AwaitedUntil, story[0].QueuedAt, story.Clock.RunningSince).ShouldBe((story.Now, null, Booked, story.Now));
    }

    [Theory]
    [InlineData(ArrivalRule.None, 50)]
    [InlineData(ArrivalRule.Optional, 60)]
    public void F5_Submit_ArrivalNotRequired_IsCalledEarlyOnlyWhereNobodyAsks(ArrivalRule rule, int callable) =>
        Booking(rule)[0].NotBefore.ShouldBe(Story.Monday.AddMinutes(callable));

    [Fact]
    public void F5_Arrive_Early_IsCalledFromSomeMinutesBefore()
    {
        var story = Booking(ArrivalRule.Optional).After(20).Given(new ReportArrival());
        (story[0].NotBefore, story[0].QueuedAt).ShouldBe((Booked.AddMinutes(-10), Booked));
        story.When(new ReportArrival()).Refused(RefusalCodes.WrongState);

        Booking(ArrivalRule.Optional).After(55).Given(new ReportArrival())[0].NotBefore.ShouldBeNull();
    }

    /// <remarks>Noted, they would never be missed on the day itself. Tuesday begins at midnight in Warsaw; who may be called before that may say so before that.</remarks>
    [Theory]
    [InlineData(10, 15 * 60)]
    [InlineData(600, 14 * 60)]
    public void F5_Arrive_OnAnotherDay_IsTooEarly(int callableBefore, int fromMinutes)
    {
        Story Night(int minutes) => Story.Begin(RequestTestHall.Asking(ArrivalRule.Required, new RoutingPlan { AppointmentEarlyMinutes = callableBefore }))
            .Given(Submit() with { AppointmentAt = Story.Monday.AddDays(1) }).After(minutes);

        Night(fromMinutes - 1).When(new ReportArrival()).Refused(RefusalCodes.WrongState);
        Night(fromMinutes).Given(new ReportArrival()).State.ArrivedAt.ShouldBe(Story.Monday.AddMinutes(fromMinutes));
    }

    [Theory]
    [InlineData(null, 40, 60)]
    [InlineData(10, 10, 60)]
    [InlineData(10, 11, 71)]
    public void F5_Arrive_Late_KeepsTheBookedTimeAsFarAsThePlanSays(int? lateAfter, int late, int age) =>
        Booking(ArrivalRule.Required, new RoutingPlan { LateAfterMinutes = lateAfter }).At(Booked.AddMinutes(late)).Given(new ReportArrival())[0]
            .QueuedAt.ShouldBe(Story.Monday.AddMinutes(age));

    [Fact]
    public void F5_Arrive_OfWhoWasCalledAlready_CostsNobodyTheirAge()
    {
        var story = Booking(ArrivalRule.Optional, new RoutingPlan { LateAfterMinutes = 5 }).At(Booked).Given(Assign(), new ParkItem(0, RequestTestHall.Anna, "a form")).After(10);
        story.Given(new ReportArrival())[0].QueuedAt.ShouldBe(Booked);
    }

    [Fact]
    public void F5_RecordAbsence_OfWhoHasNotCome_EndsTheRequestWhenThePlanWaitsNoLonger()
    {
        var story = Booking(ArrivalRule.Required, new RoutingPlan { AbsentAfterMinutes = 15 });
        story.At(Booked.AddMinutes(14)).When(new RecordAbsence()).Refused(RefusalCodes.WrongState);
        story.After(1).When(new RecordAbsence()).Stands(RequestStatus.NoShow).Happened<CitizenAbsent>();
        (story[0].Status, story.Clock.Used, story.Clock.Missed).ShouldBe((WorkItemStatus.NoShow, TimeSpan.Zero, false));

        Booking(ArrivalRule.Required).After(61).Given(new ReportArrival()).At(Booked.AddHours(5)).When(new RecordAbsence()).Refused(RefusalCodes.WrongState);
    }

    [Fact]
    public void F5_Give_BySupervisorToSomebody_CountsAsArrival()
    {
        var story = Booking(ArrivalRule.Required).When(new GiveItem(0, RequestTestHall.Anna, "at the door"), Supervisor).Stands(RequestStatus.InService);
        (story.State.ArrivedAt, story.State.AwaitedUntil, story.Clock.RunningSince).ShouldBe((story.Now, null, Booked));
    }

    [Fact]
    public void F5_Arrive_OfWhoWasParkedLongBeforeTheirTime_BringsThemBack()
    {
        var story = Booking(ArrivalRule.Required).When(new GiveItem(0, RequestTestHall.Anna, "at the door"), Supervisor);
        story.Given(new ParkItem(0, RequestTestHall.Anna, "a form") { Minutes = 1 }, new ReportArrival());

        story[0].NotBefore.ShouldBe(Booked.AddMinutes(-10));
    }

    [Fact]
    public void Arrive_OfAWalkIn_IsRefused() =>
        Story.Begin().Given(Submit()).When(new ReportArrival()).Refused(RefusalCodes.WrongState);

    [Fact]
    public void Arrive_AfterAMissedCall_IsCalledAtOnce()
    {
        var story = Story.Begin().Given(Submit(), Assign(), NoShow()).After(1).Given(new ReportArrival());
        (story[0].NotBefore, story[0].QueuedAt).ShouldBe((null, Story.Monday));
    }

    [Fact]
    public void StepBack_KeepsTheAgeAndStopsTheClockMeanwhile()
    {
        var story = Story.Begin().Given(Submit()).After(10).Given(new StepBack(30));
        var (due, until) = (Story.Monday.AddMinutes(150), story.Now.AddMinutes(30));
        (story[0].NotBefore, story[0].QueuedAt, story.Clock.Used, story.Clock.RunningSince, story.Clock.Due)
            .ShouldBe((until, Story.Monday, TimeSpan.FromMinutes(10), until, due));

        story.After(10).Given(new ReportArrival());
        (story[0].NotBefore, story.Clock.Due).ShouldBe((null, due.AddMinutes(-20)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(481)]
    public void StepBack_ForNoTimeOrADay_IsRefused(int minutes) =>
        Story.Begin().Given(Submit()).When(new StepBack(minutes)).Refused(RefusalCodes.Invalid, "minutes");

    [Fact]
    public void StepBack_WhileServed_IsRefused() =>
        Story.Begin().Given(Submit(), Assign(), Start()).When(new StepBack(10)).Refused(RefusalCodes.WrongState);

    /// <remarks>Case F13: a hold keeps its holder's room, and parking does not.</remarks>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void F13_Park_FreesTheHolderAndKeepsTheAge(bool fromHold)
    {
        var story = Story.Begin().Given(Submit(), Assign(), Start()).After(5);
        story = fromHold ? story.Given(Hold()) : story;
        story.When(new ParkItem(0, RequestTestHall.Anna, "a form", 20)).Stands(RequestStatus.Waiting);
        (story[0].Holder, story[0].QueuedAt, story[0].NotBefore, story[0].NoShows, story.Clock.RunningSince)
            .ShouldBe((null, Story.Monday, story.Now.AddMinutes(20), 0, Story.Monday));

        story.After(3).Given(new ReportArrival(), Assign(0, RequestTestHall.Anna));
    }

    [Fact]
    public void F13_Park_ByAnother_IsRefused()
    {
        var story = Story.Begin().Given(Submit(), Assign(), Start());
        story.When(new ParkItem(0, RequestTestHall.Bruno, "a form")).Refused(RefusalCodes.NotHolder, "staff");
        story.When(new ParkItem(0, RequestTestHall.Anna, "")).Refused(RefusalCodes.Invalid, "reason");
        story.When(new ParkItem(0, RequestTestHall.Anna, "a form", 0)).Refused(RefusalCodes.Invalid, "minutes");
    }

    private static Story Booking(ArrivalRule rule, RoutingPlan? routing = null) =>
        Story.Begin(RequestTestHall.Asking(rule, routing)).Given(Submit() with { AppointmentAt = Booked });
}
