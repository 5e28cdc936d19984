using Coordination.Requests;
using Coordination.Requests.Events;
using Shouldly;
using Xunit;
using static Coordination.Tests.Requests.Commands;

namespace Coordination.Tests.Requests;

public sealed class ObjectionTests
{
    private static Story Objected => Story.Begin().Given(Submit(), Assign()).After(5).Given(Object());

    [Fact]
    public void Object_ByItsHolder_IsReviewedAndStaysOnRecord()
    {
        var story = Objected.Stands(RequestStatus.Waiting);
        (story[0].Status, story[0].Holder).ShouldBe((WorkItemStatus.UnderReview, null));
        story.State.Objections.ShouldBe([new ObjectionState(0, RequestTestHall.Desk, RequestTestHall.Anna)]);
        story.Clock.RunningSince.ShouldNotBeNull();
        RequestRouting.Of(story.State).Items.ShouldBeEmpty();
    }

    [Fact]
    public void Object_BySomebodyElse_IsNotHolder() =>
        Story.Begin().Given(Submit(), Assign()).When(Object(staff: RequestTestHall.Bruno)).Refused(RefusalCodes.NotHolder, "staff");

    [Fact]
    public void Object_WithoutReason_IsInvalid() =>
        Story.Begin().Given(Submit(), Assign()).When(Object() with { Reason = "" }).Refused(RefusalCodes.Invalid, "reason");

    [Fact]
    public void Object_Waiting_IsWrongState() => Story.Begin().Given(Submit()).When(Object()).Refused(RefusalCodes.WrongState, "item");

    [Fact]
    public void Review_Upheld_WaitsAtTheOtherDepartmentWithItsAge()
    {
        var story = Objected.When(new ReviewObjection(0, true, RequestTestHall.Legal, "right")).Stands(RequestStatus.Waiting);
        (story[0].Status, story[0].Department, story[0].QueuedAt).ShouldBe((WorkItemStatus.Waiting, RequestTestHall.Legal, Story.Monday));
        story.State.Objections.ShouldHaveSingleItem().ShouldBe(
            new ObjectionState(0, RequestTestHall.Desk, RequestTestHall.Anna, null, true));
    }

    [Fact]
    public void Review_Rejected_GoesBackWithItsAge()
    {
        var story = Objected.When(new ReviewObjection(0, false, null, "yours"), Actor.Engine).Stands(RequestStatus.Waiting);
        (story[0].Status, story[0].Department, story[0].QueuedAt).ShouldBe((WorkItemStatus.Waiting, RequestTestHall.Desk, Story.Monday));
        story.State.Objections.ShouldHaveSingleItem().Upheld.ShouldBe(false);
    }

    [Fact]
    public void Review_ByStaff_IsNotAllowed() =>
        Objected.When(new ReviewObjection(0, false, null, "yours"), Clerk).Refused(RefusalCodes.NotAllowed);

    [Fact]
    public void Review_NothingObjected_IsWrongState() =>
        Story.Begin().Given(Submit(), Assign()).When(new ReviewObjection(0, false, null, "yours")).Refused(RefusalCodes.WrongState, "item");

    [Theory]
    [InlineData(true, null)]
    [InlineData(true, "desk")]
    [InlineData(true, "roof")]
    [InlineData(false, "legal")]
    public void Review_WrongDirection_IsInvalid(bool upheld, string? to) =>
        Objected.When(new ReviewObjection(0, upheld, to is null ? null : new(to), "so be it")).Refused(RefusalCodes.Invalid, "to");

    [Fact]
    public void Review_WithoutReason_IsInvalid() =>
        Objected.When(new ReviewObjection(0, false, null, "")).Refused(RefusalCodes.Invalid, "reason");

    [Fact]
    public void Object_ThirdTimeByTheSameDepartment_IsRefused()
    {
        var back = new ReviewObjection(0, false, null, "yours");
        var story = Objected.Given(back, Assign(), Object(), back, Assign());
        story.When(Object()).Refused(RefusalCodes.WrongState, "item");
        story.Given(Transfer(RequestTestHall.Legal, RequestTestHall.Anna), Assign(staff: RequestTestHall.Bruno)).When(Object(staff: RequestTestHall.Bruno)).Stands(RequestStatus.Waiting);
        story.State.Objections.Length.ShouldBe(3);
    }

    [Fact]
    public void Object_LimitForConsent_StandsStillDuringTheReview()
    {
        var story = Story.Begin().Given(Submit(RequestTestHall.Joint), Assign(1)).After(20).Given(Object(1)).After(100);
        story.When(new DeemConsent(1)).Refused(RefusalCodes.WrongState, "item");
        story.When(new ReviewObjection(1, false, null, "yours"))[1].ConsentAt.ShouldBe(story.Now.AddMinutes(40));
    }

    [Fact]
    public void Review_UpheldCoHandler_GivesTheNewDepartmentItsOwnLimit()
    {
        var story = Story.Begin().Given(Submit(RequestTestHall.Joint), Assign(1)).After(20).Given(Object(1)).After(10);
        story.When(new ReviewObjection(1, true, RequestTestHall.Archive, "theirs"));
        story.Happened<ObjectionReviewed>().ConsentAt.ShouldBe(story.Now.AddMinutes(60));
        story[1].ConsentLeft.ShouldBeNull();
    }
}
