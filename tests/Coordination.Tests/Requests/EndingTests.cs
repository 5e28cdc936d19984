using Coordination.Requests;
using Coordination.Requests.Events;
using Shouldly;
using Xunit;
using static Coordination.Tests.Requests.Commands;

namespace Coordination.Tests.Requests;

public sealed class EndingTests
{
    private static Story Completed => Story.Begin().Given(Submit(), Assign()).After(10).Given(Complete());

    [Fact]
    public void Cancel_Held_FreesEverybody()
    {
        var story = Story.Begin().Given(Submit(RequestTestHall.Permit), Assign(), Complete(), Assign(1)).After(5)
            .When(new CancelRequest("moved away")).Stands(RequestStatus.Cancelled);
        story.State.Items.Select(item => item.Status).ShouldBe(
            [WorkItemStatus.Completed, WorkItemStatus.Cancelled, WorkItemStatus.Cancelled, WorkItemStatus.Cancelled]);
        story.Clock.RunningSince.ShouldBeNull();
        RequestRouting.Of(story.State).Items.ShouldBeEmpty();
    }

    [Fact]
    public void Cancel_AwaitingDocuments_NothingIsMissingAnyMore() =>
        Story.Begin().Given(Submit(), Assign(), Ask(0, "visa"), new CancelRequest("no visa")).State.MissingDocuments.ShouldBeEmpty();

    [Fact]
    public void Cancel_BySupervisor_IsGranted() =>
        Story.Begin().Given(Submit()).When(new CancelRequest("twice"), Supervisor).Stands(RequestStatus.Cancelled);

    [Theory]
    [InlineData(ActorKind.Staff)]
    [InlineData(ActorKind.Engine)]
    public void Cancel_ByOthers_IsNotAllowed(ActorKind kind) =>
        Story.Begin().Given(Submit()).When(new CancelRequest("tired"), new Actor(kind, "x")).Refused(RefusalCodes.NotAllowed);

    [Fact]
    public void Cancel_WithoutReasonByASupervisor_IsInvalid() =>
        Story.Begin().Given(Submit()).When(new CancelRequest(""), Supervisor).Refused(RefusalCodes.Invalid, "reason");

    [Fact]
    public void Cancel_Closed_IsWrongState() => Completed.When(new CancelRequest("late")).Refused(RefusalCodes.WrongState);

    [Fact]
    public void Rate_Completed_IsKept() => Completed.When(new RateRequest(5, "good")).Stands(RequestStatus.Completed).State.Rating.ShouldBe(5);

    [Fact]
    public void Rate_Twice_IsAlreadyRated() => Completed.Given(new RateRequest(5)).When(new RateRequest(1)).Refused(RefusalCodes.AlreadyRated);

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void Rate_OutOfRange_IsInvalid(int score) => Completed.When(new RateRequest(score)).Refused(RefusalCodes.Invalid, "score");

    [Fact]
    public void Rate_CommentTooLong_IsInvalid() =>
        Completed.When(new RateRequest(3, new string('c', 2001))).Refused(RefusalCodes.Invalid, "comment");

    [Fact]
    public void Rate_Open_IsWrongState() => Story.Begin().Given(Submit()).When(new RateRequest(3)).Refused(RefusalCodes.WrongState);

    [Fact]
    public void Rate_Cancelled_IsWrongState() =>
        Story.Begin().Given(Submit(), new CancelRequest("gone")).When(new RateRequest(3)).Refused(RefusalCodes.WrongState);

    [Fact]
    public void Rate_ByStaff_IsNotAllowed() => Completed.When(new RateRequest(5), Clerk).Refused(RefusalCodes.NotAllowed);

    [Fact]
    public void Reopen_Completed_DoesTheLeadStepOnceMore()
    {
        var story = Completed.Given(new RateRequest(2)).After(60).When(new ReopenRequest("wrong name")).Stands(RequestStatus.Waiting);
        story.State.Items.Length.ShouldBe(2);
        (story[1].Step, story[1].Department, story[1].QueuedAt).ShouldBe((story[0].Step, RequestTestHall.Desk, story.Now));
        (story.State.ClosedAt, story.State.Reopened, story.State.Rating).ShouldBe((null, 1, null));
        story.Clock.ShouldBe(new ServiceClock(TimeSpan.FromHours(2), TimeSpan.Zero, story.Now, story.Now.AddHours(2)));
    }

    [Fact]
    public void Reopen_Completed_IsAVisitThatCanBeRatedAgain()
    {
        var story = Completed.Given(new RateRequest(2), new ReopenRequest("wrong name"), Assign(1), Complete(1)).Stands(RequestStatus.Completed);
        story.When(new RateRequest(4)).State.Rating.ShouldBe(4);
    }

    [Fact]
    public void Reopen_StepsAfterTheLead_AreNotDoneAgain()
    {
        var story = Story.Begin().Given(Submit(RequestTestHall.Joint), Assign(0), Complete(0), Assign(1), Complete(1), new ReopenRequest("again"), Assign(2));
        story.When(Complete(2)).Stands(RequestStatus.Completed).State.Items.Length.ShouldBe(3);
    }

    [Fact]
    public void Reopen_Cancelled_CanBeCompleted() =>
        Story.Begin().Given(Submit(RequestTestHall.Permit), new CancelRequest("oops"), new ReopenRequest("mistake")).Stands(RequestStatus.Waiting)
            .Given(Assign(4), Complete(4)).Stands(RequestStatus.Completed);

    [Fact]
    public void Reopen_CancelledAppointment_WaitsFromNow()
    {
        var story = Story.Begin().Given(Submit() with { AppointmentAt = Story.Monday.AddHours(3) }, new CancelRequest("oops"), new ReopenRequest("mistake"));
        (story.State.AppointmentAt, story[1].QueuedAt, story.Clock.RunningSince).ShouldBe((null, Story.Monday, Story.Monday));
    }

    [Fact]
    public void Reopen_NoShow_IsGranted() =>
        Story.Begin().Given(Submit(), Assign(), NoShow()).After(5).Given(Assign(), NoShow()).Stands(RequestStatus.NoShow)
            .When(new ReopenRequest("was in the corridor")).Stands(RequestStatus.Waiting);

    [Fact]
    public void Reopen_Open_IsWrongState() => Story.Begin().Given(Submit()).When(new ReopenRequest("?")).Refused(RefusalCodes.WrongState);

    [Fact]
    public void Reopen_WithoutReason_IsInvalid() => Completed.When(new ReopenRequest("")).Refused(RefusalCodes.Invalid, "reason");
}
