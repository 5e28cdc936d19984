using Coordination.Requests;
using Coordination.Requests.Events;
using Shouldly;
using Xunit;
using static Coordination.Tests.Requests.Commands;

namespace Coordination.Tests.Requests;

public sealed class DocumentTests
{
    private static Story Assigned => Story.Begin().Given(Submit(), Assign());

    [Fact]
    public void Ask_OnlyItem_FreesTheHolderAndStopsTheClock()
    {
        var story = Assigned.After(20).When(Ask(0, "visa", "form", "visa")).Stands(RequestStatus.AwaitingDocuments);
        (story[0].Status, story[0].Holder, story[0].QueuedAt).ShouldBe((WorkItemStatus.AwaitingDocuments, null, Story.Monday));
        story.State.MissingDocuments.ShouldBe(["visa", "form"]);
        story.Clock.ShouldBe(new ServiceClock(TimeSpan.FromHours(2), TimeSpan.FromMinutes(20), null, null));
        story.Row.Due.ShouldBeNull();
    }

    [Fact]
    public void Supply_AllOfThem_WaitsWithItsAgeAndTheRestOfTheClock()
    {
        var story = Assigned.After(20).Given(Ask(0, "visa", "form")).After(60).When(Supply("form", "visa")).Stands(RequestStatus.Waiting);
        story[0].QueuedAt.ShouldBe(Story.Monday);
        story.State.MissingDocuments.ShouldBeEmpty();
        story.State.Documents.ShouldBe(["photo", "old-card", "form", "visa"]);
        story.Clock.ShouldBe(new ServiceClock(TimeSpan.FromHours(2), TimeSpan.FromMinutes(20), story.Now, story.Now.AddMinutes(100)));
    }

    [Fact]
    public void Supply_SomeOfThem_GoesOnWaitingForTheRest()
    {
        var story = Assigned.Given(Ask(0, "visa", "form")).When(Supply("visa")).Stands(RequestStatus.AwaitingDocuments);
        story.State.MissingDocuments.ShouldBe(["form"]);
        story.Happened<DocumentsSupplied>().Resumed.ShouldBeEmpty();
    }

    [Fact]
    public void Supply_NothingAsked_IsExtraEvidence()
    {
        var story = Assigned.When(Supply("letter")).Stands(RequestStatus.InService);
        story.State.Documents.ShouldBe(["photo", "old-card", "letter"]);
        story.Clock.RunningSince.ShouldBe(Story.Monday);
    }

    [Fact]
    public void Supply_Closed_IsWrongState() => Assigned.Given(Complete()).When(Supply("visa")).Refused(RefusalCodes.WrongState);

    [Fact]
    public void Supply_Nothing_IsInvalid() => Assigned.Given(Ask(0, "visa")).When(Supply()).Refused(RefusalCodes.Invalid, "documents");

    [Theory]
    [InlineData(WorkItemStatus.Started)]
    [InlineData(WorkItemStatus.OnHold)]
    public void Ask_BegunWork_IsGranted(WorkItemStatus status)
    {
        var story = Assigned.Given(Start());
        (status == WorkItemStatus.OnHold ? story.Given(Hold()) : story).When(Ask(0, "visa")).Stands(RequestStatus.AwaitingDocuments);
    }

    [Fact]
    public void Ask_BySomebodyElse_IsNotHolder() =>
        Assigned.When(new AskDocuments(0, RequestTestHall.Bruno, ["visa"])).Refused(RefusalCodes.NotHolder, "staff");

    [Fact]
    public void Ask_OfferedOnly_IsWrongState() => Story.Begin().Given(Submit(), Offer()).When(Ask(0, "visa")).Refused(RefusalCodes.WrongState, "item");

    [Fact]
    public void Ask_ForNothing_IsInvalid() => Assigned.When(Ask()).Refused(RefusalCodes.Invalid, "documents");

    [Fact]
    public void Ask_MessageTooLong_IsInvalid() =>
        Assigned.When(Ask(0, "visa") with { Message = new string('m', 1001) }).Refused(RefusalCodes.Invalid, "message");

    [Fact]
    public void Ask_WhileAnotherDepartmentWorks_LeavesTheClockRunning()
    {
        var story = Story.Begin().Given(Submit(RequestTestHall.Joint), Assign(0)).When(Ask(0, "visa")).Stands(RequestStatus.Waiting);
        story.Clock.RunningSince.ShouldBe(Story.Monday);
        story.After(5).Given(Assign(1)).After(5).When(Complete(1)).Stands(RequestStatus.AwaitingDocuments);
        story.Clock.ShouldBe(new ServiceClock(TimeSpan.FromHours(2), TimeSpan.FromMinutes(10), null, null));
    }

    [Fact]
    public void Ask_ByTwoItems_BothWaitForAll()
    {
        var story = Story.Begin().Given(Submit(RequestTestHall.Joint), Assign(0), Assign(1), Ask(0, "visa"), Ask(1, "form")).Stands(RequestStatus.AwaitingDocuments);
        story.When(Supply("visa")).Stands(RequestStatus.AwaitingDocuments);
        story.When(Supply("form")).Stands(RequestStatus.Waiting).Happened<DocumentsSupplied>().Resumed.Select(item => item.Item).ShouldBe([0, 1]);
    }

    [Fact]
    public void Ask_LimitForConsent_StandsStill()
    {
        var story = Story.Begin().Given(Submit(RequestTestHall.Joint), Assign(1)).After(20).Given(Ask(1, "visa"));
        (story[1].ConsentAt, story[1].ConsentLeft).ShouldBe((null, TimeSpan.FromMinutes(40)));
        story.After(100).When(new DeemConsent(1)).Refused(RefusalCodes.WrongState, "item");
        story.When(Supply("visa"));
        (story[1].ConsentAt, story[1].ConsentLeft).ShouldBe((story.Now.AddMinutes(40), null));
    }

    [Fact]
    public void Supply_BeforeTheAppointment_LeavesTheClockForItsTime()
    {
        var booked = Story.Monday.AddHours(2);
        var story = Story.Begin().Given(Submit() with { AppointmentAt = booked }).At(booked.AddMinutes(-10)).Given(Assign(), Ask(0, "visa")).After(5).When(Supply("visa"));
        story.Clock.ShouldBe(new ServiceClock(TimeSpan.FromHours(2), TimeSpan.Zero, booked, booked.AddHours(2)));
    }
}
