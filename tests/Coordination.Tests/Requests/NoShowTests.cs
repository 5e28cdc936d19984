using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Events;
using Shouldly;
using Xunit;
using static Coordination.Tests.Requests.Commands;

namespace Coordination.Tests.Requests;

public sealed class NoShowTests
{
    [Fact]
    public void ReportNoShow_FirstCall_IsCalledAgainLaterWithItsAge()
    {
        var story = Story.Begin().Given(Submit(), Assign()).After(3).When(NoShow()).Stands(RequestStatus.Waiting);
        var item = story[0];
        (item.Status, item.Holder, item.NoShows, item.QueuedAt, item.NotBefore)
            .ShouldBe((WorkItemStatus.Waiting, null, 1, Story.Monday, story.Now.AddMinutes(5)));
    }

    [Fact]
    public void ReportNoShow_LastCall_EndsTheRequest()
    {
        var story = Story.Begin().Given(Submit(), Assign(), NoShow()).After(5).Given(Assign(), Start()).When(NoShow()).Stands(RequestStatus.NoShow);
        (story[0].Status, story[0].NoShows, story[0].EndedAt).ShouldBe((WorkItemStatus.NoShow, 2, story.Now));
        story.Clock.RunningSince.ShouldBeNull();
        story.State.ClosedAt.ShouldBe(story.Now);
    }

    [Fact]
    public void ReportNoShow_SeveralItems_EndsThemAll()
    {
        var story = Story.Begin(RequestTestHall.With(new RoutingPlan { NoShowRecalls = 0 })).Given(Submit(RequestTestHall.Joint), Assign(0), Assign(1, RequestTestHall.Bruno));
        story.When(NoShow()).Stands(RequestStatus.NoShow).Happened<CitizenGone>();
        story.State.Items.Select(item => item.Status).ShouldBe([WorkItemStatus.NoShow, WorkItemStatus.Cancelled]);
    }

    /// <remarks>Case F2: called early twice, before the booked time, and not there.</remarks>
    [Fact]
    public void ReportNoShow_BeforeTheBookedTime_ReturnsTheItemUntilThenAndCountsForNothing()
    {
        var booked = Story.Monday.AddMinutes(20);
        var story = Story.Begin().Given(Submit() with { AppointmentAt = booked }).After(10).Given(Assign()).When(NoShow()).Stands(RequestStatus.Waiting);
        (story[0].NoShows, story[0].NotBefore, story[0].QueuedAt).ShouldBe((0, booked, booked));

        story.At(booked).Given(Assign(), NoShow()).After(5).Given(Assign()).When(NoShow()).Stands(RequestStatus.NoShow);
    }

    /// <remarks>Case F2: whoever was called early, and has gone on to the next window, is still before their time.</remarks>
    [Fact]
    public void ReportNoShow_OfALaterStepBeforeTheBookedTime_CountsForNothingEither()
    {
        var booked = Story.Monday.AddMinutes(20);
        var story = Story.Begin(RequestTestHall.With(new RoutingPlan { NoShowRecalls = 0 }))
            .Given(Submit(RequestTestHall.Permit) with { AppointmentAt = booked }).After(10).Given(Assign(), Complete(), Assign(1)).When(NoShow(1)).Stands(RequestStatus.Waiting);

        (story[1].NoShows, story[1].NotBefore, story[1].QueuedAt).ShouldBe((0, booked, Story.Monday.AddMinutes(10)));
    }

    [Fact]
    public void ReportNoShow_OfAWalkInWhileTheClockIsBehind_Counts()
    {
        var story = Story.Begin().Under(new SubmissionConditions { LastArrival = Story.Monday.AddMinutes(40) }).Given(Submit(), Assign()).After(3).When(NoShow());
        (story[0].QueuedAt, story[0].NoShows, story[0].NotBefore)
            .ShouldBe((Story.Monday.AddMinutes(40).AddMicroseconds(1), 1, story.Now.AddMinutes(5)));
    }

    /// <remarks>Case F3: whoever is served at another window has not gone.</remarks>
    [Fact]
    public void ReportNoShow_WhileAnotherWindowServesThem_EndsNothing()
    {
        var story = Story.Begin(RequestTestHall.With(new RoutingPlan { NoShowRecalls = 0 }))
            .Given(Submit(RequestTestHall.Joint), Assign(0), Start(0), Assign(1, RequestTestHall.Bruno)).After(1);
        story.When(NoShow(1, RequestTestHall.Bruno)).Stands(RequestStatus.InService);
        (story[0].Status, story[1].Status, story[1].NoShows, story[1].NotBefore)
            .ShouldBe((WorkItemStatus.Started, WorkItemStatus.Waiting, 0, story.Now.AddMinutes(5)));
    }

    [Fact]
    public void ReportNoShow_BySomebodyElse_IsNotHolder() =>
        Story.Begin().Given(Submit(), Assign()).When(NoShow(staff: RequestTestHall.Bruno)).Refused(RefusalCodes.NotHolder, "staff");

    [Fact]
    public void ReportNoShow_OnHold_IsWrongState() =>
        Story.Begin().Given(Submit(), Assign(), Hold()).When(NoShow()).Refused(RefusalCodes.WrongState, "item");
}
