using System.Collections.Immutable;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Events;
using Shouldly;
using Xunit;
using static Coordination.Tests.Requests.Commands;

namespace Coordination.Tests.Requests;

/// <summary>Well-formed submissions: all of them on record, admitted or refused with every reason.</summary>
public sealed class AdmissionTests
{
    private static readonly DateTimeOffset Evening = Story.Monday.AddHours(9);

    [Fact]
    public void Submit_Eligible_IsAdmittedAndWaits()
    {
        var story = Story.Begin().When(Submit()).Stands(RequestStatus.Waiting);
        story.Events.Select(happened => happened.GetType()).ShouldBe([typeof(RequestSubmitted), typeof(RequestAdmitted)]);
        story.State.Plan.ShouldBe(7);
        story[0].Department.ShouldBe(RequestTestHall.Desk);
        story[0].QueuedAt.ShouldBe(Story.Monday);
        story[0].NotBefore.ShouldBeNull();
        story.Clock.ShouldBe(new ServiceClock(TimeSpan.FromHours(2), TimeSpan.Zero, Story.Monday, Story.Monday.AddHours(2)));
    }

    [Fact]
    public void Submit_OnTheNegativeList_SaysWhomToAsk()
    {
        var reason = Reasons(Story.Begin(), Submit(RequestTestHall.Marriage)).ShouldHaveSingleItem();
        reason.Code.ShouldBe(RefusalCodes.OutOfScope);
        reason.Message.ShouldContain("the registry office");
    }

    [Fact]
    public void Submit_NotInTheCatalogue_IsOutOfScope() =>
        Reasons(Story.Begin(), Submit(new ServiceId("haircut"))).Select(reason => reason.Code).ShouldBe([RefusalCodes.OutOfScope]);

    [Fact]
    public void Submit_EverythingWrong_GivesEveryReason()
    {
        var command = Submit() with { Applicant = ApplicantKind.Government, Evidence = [] };
        var reasons = Reasons(Story.Begin().At(Evening).Under(Crisis()), command);
        reasons.Select(reason => (reason.Code, reason.Field)).ShouldBe(
        [
            (RefusalCodes.NotEligible, "applicant"),
            (RefusalCodes.Suspended, "service"),
            (RefusalCodes.EvidenceMissing, "evidence"),
            (RefusalCodes.EvidenceMissing, "evidence"),
            (RefusalCodes.Closed, "channel"),
            (RefusalCodes.NoCapacity, null),
        ]);
        reasons[2].Message.ShouldContain("photo");
        reasons[3].Message.ShouldContain("old-card");
    }

    [Fact]
    public void Submit_OverAnotherChannel_IsNotServed() =>
        Reasons(Story.Begin(), SubmitLicence() with { Channel = Channel.Online }).Select(reason => (reason.Code, reason.Field))
            .ShouldBe([(RefusalCodes.ChannelNotServed, "channel")]);

    [Theory]
    [InlineData(Channel.Window, true)]
    [InlineData(Channel.Phone, true)]
    [InlineData(Channel.Online, false)]
    public void Submit_WhileClosed_RefusesWalkInsOnly(Channel channel, bool refused)
    {
        var story = Story.Begin().At(Evening).When(Submit() with { Channel = channel });
        story.State.Status.ShouldBe(refused ? RequestStatus.Refused : RequestStatus.Waiting);
        (story.State.Reasons is [{ Code: RefusalCodes.Closed }]).ShouldBe(refused);
    }

    [Fact]
    public void Submit_WhileClosed_SaysWhenItOpens() =>
        Reasons(Story.Begin().At(Evening), Submit()).ShouldHaveSingleItem().Message.ShouldContain("2030-03-05 07:00 UTC");

    [Fact]
    public void Submit_WhileClosedByHand_IsRefused()
    {
        var closed = new SubmissionConditions { Departments = [new DepartmentCondition(RequestTestHall.Desk, 0, IsClosed: true, RequestTestHall.BurstPipe)] };
        Reasons(Story.Begin().Under(closed), Submit()).ShouldHaveSingleItem().Message.ShouldContain("a burst pipe");
    }

    [Fact]
    public void Submit_AppointmentOutOfHours_IsRefused() =>
        Reasons(Story.Begin(), Submit() with { AppointmentAt = Evening }).Select(reason => (reason.Code, reason.Field))
            .ShouldBe([(RefusalCodes.Closed, "appointmentAt")]);

    [Fact]
    public void Submit_AppointmentMadeAtNight_JoinsTheQueueAtItsTime()
    {
        var booked = Story.Monday.AddDays(1);
        var story = Story.Begin().At(Evening).When(Submit() with { AppointmentAt = booked.ToOffset(TimeSpan.FromHours(1)) });
        story[0].QueuedAt.ShouldBe(booked);
        story[0].NotBefore.ShouldBe(booked.AddMinutes(-10));
        story.State.AppointmentAt!.Value.Offset.ShouldBe(TimeSpan.Zero);
        story.Clock.ShouldBe(new ServiceClock(TimeSpan.FromHours(2), TimeSpan.Zero, booked, booked.AddHours(2)));
    }

    [Fact]
    public void Submit_AppointmentInFiveMinutes_MayBeCalledAtOnce()
    {
        var story = Story.Begin().When(Submit() with { AppointmentAt = Story.Monday.AddMinutes(5) });
        story[0].NotBefore.ShouldBeNull();
        story[0].QueuedAt.ShouldBe(Story.Monday.AddMinutes(5));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Submit_QueueLimit_IsTheLastOneAdmitted(int waiting, bool admitted)
    {
        var conditions = new SubmissionConditions { Departments = [new DepartmentCondition(RequestTestHall.Desk, waiting)] };
        var story = Story.Begin().Under(conditions).When(Submit());
        story.State.Status.ShouldBe(admitted ? RequestStatus.Waiting : RequestStatus.Refused);
    }

    [Fact]
    public void Submit_QueueFull_KeepsNobodyFromBooking() =>
        Story.Begin().Under(Crisis() with { InCrisis = false }).When(Submit() with { AppointmentAt = Story.Monday.AddDays(1) })
            .Stands(RequestStatus.Waiting);

    [Fact]
    public void Submit_Refused_IsTheEnd()
    {
        var story = Story.Begin().When(Submit() with { Evidence = [] }).Stands(RequestStatus.Refused);
        story.State.ClosedAt.ShouldBe(Story.Monday);
        story.State.Items.ShouldBeEmpty();
        story.When(Assign()).Refused(RefusalCodes.WrongState);
        story.When(new CancelRequest("never mind")).Refused(RefusalCodes.WrongState);
        story.When(new ReopenRequest("please")).Refused(RefusalCodes.WrongState);
        story.When(new RateRequest(1)).Refused(RefusalCodes.WrongState);
    }

    [Fact]
    public void AnyCommand_BeforeSubmission_IsNotFound() => Story.Begin().When(Assign()).Refused(RefusalCodes.NotFound);

    [Theory]
    [InlineData("", Urgency.General, "No rule fits; 3 is the default of this service.")]
    [InlineData("danger=YES", Urgency.EspeciallyUrgent, "danger")]
    [InlineData("danger=yes,people=20", Urgency.EspeciallyUrgent, "danger")]
    [InlineData("people=10", Urgency.MoreUrgent, "many people")]
    [InlineData("people=9.5", Urgency.General, "No rule fits; 3 is the default of this service.")]
    [InlineData("people=1001", Urgency.General, "No rule fits; 3 is the default of this service.")]
    [InlineData("people= 10.0 ", Urgency.MoreUrgent, "many people")]
    [InlineData("illness=danger", Urgency.General, "No rule fits; 3 is the default of this service.")]
    [InlineData("people=10,drill=yes", Urgency.General, "No rule fits; 3 is the default of this service.")]
    [InlineData("later=no", Urgency.NotUrgent, "no hurry")]
    public void Submit_Facts_GiveTheUrgency(string facts, Urgency urgency, string reason)
    {
        var story = Story.Begin().When(Submit() with { Facts = Facts(facts) });
        story.State.Urgency.ShouldBe(urgency);
        story.State.UrgencyReason.ShouldBe(reason);
    }

    [Fact]
    public void Submit_RuleOfAnotherService_DoesNotCount() =>
        Story.Begin().When(Submit(RequestTestHall.Joint) with { Facts = Facts("people=10") }).State.Urgency.ShouldBe(Urgency.General);

    [Fact]
    public void Submit_NothingPromised_MeasuresOnly()
    {
        var story = Story.Begin().When(Submit() with { Facts = Facts("later=yes") });
        story.Clock.ShouldBe(new ServiceClock(null, TimeSpan.Zero, Story.Monday, null));
    }

    [Fact]
    public void Submit_EvidenceTwice_IsKeptOnce() =>
        Story.Begin().When(Submit() with { Evidence = ["photo", "old-card", "photo"] }).State.Documents.ShouldBe(["photo", "old-card"]);

    [Fact]
    public void Decide_UnderAnotherPlan_IsAFaultOfTheHost()
    {
        var state = Story.Begin().Given(Submit()).State;
        var other = new ActivePlan(RequestTestHall.Plan.Plan, 8);
        Should.Throw<ArgumentException>(() => new RequestBehaviour().Decide(state, Assign(), new(Story.Monday, Actor.Engine, new RequestInput(other))));
    }

    private static SubmissionConditions Crisis() =>
        new() { InCrisis = true, Departments = [new DepartmentCondition(RequestTestHall.Desk, 3)] };

    private static ImmutableArray<Refusal> Reasons(Story story, SubmitRequest command) =>
        story.When(command).Stands(RequestStatus.Refused).Happened<RequestRefused>().Reasons;

    private static ImmutableSortedDictionary<string, string> Facts(string text) => text
        .Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(fact => fact.Split('='))
        .ToImmutableSortedDictionary(fact => fact[0], fact => fact[1]);
}
