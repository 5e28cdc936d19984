using Coordination.Requests;
using Coordination.Requests.Events;
using Shouldly;
using Xunit;
using static Coordination.Tests.Requests.Commands;

namespace Coordination.Tests.Requests;

public sealed class WorkTests
{
    private static Story Assigned => Story.Begin().Given(Submit(), Assign());

    private static Story Started => Assigned.After(1).Given(Start());

    [Fact]
    public void Start_ByItsHolder_Begins()
    {
        var story = Started.Stands(RequestStatus.InService);
        (story[0].Status, story[0].StartedAt).ShouldBe((WorkItemStatus.Started, story.Now));
    }

    [Fact]
    public void Start_BySomebodyElse_IsNotHolder() => Assigned.When(Start(staff: RequestTestHall.Bruno)).Refused(RefusalCodes.NotHolder, "staff");

    [Fact]
    public void Start_Twice_IsWrongState() => Started.When(Start()).Refused(RefusalCodes.WrongState, "item");

    [Fact]
    public void Start_Waiting_IsWrongState() => Story.Begin().Given(Submit()).When(Start()).Refused(RefusalCodes.WrongState, "item");

    [Fact]
    public void Hold_Started_KeepsItsHolderAndItsClock()
    {
        var story = Started.When(Hold()).Stands(RequestStatus.InService);
        (story[0].Status, story[0].Holder).ShouldBe((WorkItemStatus.OnHold, RequestTestHall.Anna));
        story.Clock.RunningSince.ShouldNotBeNull();
    }

    [Fact]
    public void Hold_NotBegun_BeginsWhenResumed()
    {
        var story = Assigned.Given(Hold()).After(3).When(Resume());
        (story[0].Status, story[0].StartedAt).ShouldBe((WorkItemStatus.Started, story.Now));
    }

    [Fact]
    public void Resume_Begun_KeepsItsBeginning()
    {
        var story = Started.Given(Hold()).After(3).When(Resume());
        (story[0].Status, story[0].StartedAt).ShouldBe((WorkItemStatus.Started, Story.Monday.AddMinutes(1)));
    }

    [Fact]
    public void Hold_BySomebodyElse_IsNotHolder() => Started.When(Hold(RequestTestHall.Bruno)).Refused(RefusalCodes.NotHolder, "staff");

    [Fact]
    public void Hold_Twice_IsWrongState() => Started.Given(Hold()).When(Hold()).Refused(RefusalCodes.WrongState, "item");

    [Fact]
    public void Hold_WithoutReason_IsInvalid() => Started.When(Hold() with { Reason = null! }).Refused(RefusalCodes.Invalid, "reason");

    [Fact]
    public void Resume_NotOnHold_IsWrongState() => Started.When(Resume()).Refused(RefusalCodes.WrongState, "item");

    [Fact]
    public void Resume_BySomebodyElse_IsNotHolder() => Started.Given(Hold()).When(Resume(RequestTestHall.Bruno)).Refused(RefusalCodes.NotHolder, "staff");

    [Fact]
    public void Complete_Started_EndsTheRequest()
    {
        var story = Started.After(7).When(Complete() with { Note = "all in order" }).Stands(RequestStatus.Completed);
        var item = story[0];
        (item.Status, item.Outcome, item.StartedAt, item.EndedAt, item.Holder)
            .ShouldBe((WorkItemStatus.Completed, "granted", Story.Monday.AddMinutes(1), story.Now, RequestTestHall.Anna));
        story.State.ClosedAt.ShouldBe(story.Now);
        story.Clock.ShouldBe(new ServiceClock(TimeSpan.FromHours(2), TimeSpan.FromMinutes(8), null, null));
        story.Happened<ItemCompleted>().PresumedStart.ShouldBeNull();
    }

    [Fact]
    public void Complete_NeverStarted_BeganWhenItWasAssigned()
    {
        var story = Assigned.After(9).When(Complete()).Stands(RequestStatus.Completed);
        story.Happened<ItemCompleted>().PresumedStart.ShouldBe(Story.Monday);
        story[0].StartedAt.ShouldBe(Story.Monday);
    }

    [Fact]
    public void Complete_OnHold_IsDone() => Started.Given(Hold()).When(Complete()).Stands(RequestStatus.Completed);

    [Fact]
    public void Complete_Offered_IsWrongState() => Story.Begin().Given(Submit(), Offer()).When(Complete()).Refused(RefusalCodes.WrongState, "item");

    [Fact]
    public void Complete_BySomebodyElse_IsNotHolder() => Started.When(Complete(staff: RequestTestHall.Bruno)).Refused(RefusalCodes.NotHolder, "staff");

    [Fact]
    public void Complete_Twice_IsWrongState() => Started.Given(Complete()).When(Complete()).Refused(RefusalCodes.WrongState);

    [Theory]
    [InlineData("", null, "outcome")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123x", null, "outcome")]
    [InlineData("done", "\u0001", "note")]
    public void Complete_Malformed_IsInvalid(string outcome, string? note, string field) =>
        Started.When(Complete() with { Outcome = outcome, Note = note }).Refused(RefusalCodes.Invalid, field);

    [Fact]
    public void Release_Offered_WaitsAgain() => Released(Story.Begin().Given(Submit(), Offer()));

    [Fact]
    public void Release_Assigned_WaitsAgain() => Released(Assigned);

    [Fact]
    public void Release_Started_WaitsAgain() => Released(Started);

    [Fact]
    public void Release_OnHold_WaitsAgain() => Released(Started.Given(Hold()));

    [Fact]
    public void Release_ByTheEngine_IsGranted() => Assigned.When(new ReleaseItem(0, "signed off"), Actor.Engine).Stands(RequestStatus.Waiting);

    [Theory]
    [InlineData(ActorKind.Staff)]
    [InlineData(ActorKind.Citizen)]
    public void Release_ByOthers_IsNotAllowed(ActorKind kind) =>
        Assigned.When(new ReleaseItem(0, "mine"), new Actor(kind, "x")).Refused(RefusalCodes.NotAllowed);

    [Fact]
    public void Release_Waiting_IsWrongState() =>
        Story.Begin().Given(Submit()).When(new ReleaseItem(0, "gone")).Refused(RefusalCodes.WrongState, "item");

    private static void Released(Story story)
    {
        story.After(3).When(new ReleaseItem(0, "went home")).Stands(RequestStatus.Waiting).Happened<ItemReleased>().Staff.ShouldBe(RequestTestHall.Anna);
        var item = story[0];
        (item.Status, item.Holder, item.QueuedAt, item.AssignedAt, item.StartedAt, item.OfferExpiresAt)
            .ShouldBe((WorkItemStatus.Waiting, null, Story.Monday, null, null, null));
        item.Exclusions.ShouldBeEmpty();
    }
}
