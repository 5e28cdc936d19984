using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Events;
using Shouldly;
using Xunit;
using static Coordination.Tests.Requests.Commands;

namespace Coordination.Tests.Requests;

public sealed class EscalationTests
{
    private static Story Waiting => Story.Begin().Given(Submit());

    [Fact]
    public void Escalate_BySupervisor_IsDueByTheNewTargetFromTheBeginning()
    {
        var story = Waiting.After(20).When(new EscalateRequest(Urgency.MoreUrgent, "a child waits")).Stands(RequestStatus.Waiting);
        story.Happened<RequestEscalated>().ShouldBe(new RequestEscalated(Urgency.General, Urgency.MoreUrgent, false) { Clock = story.Clock, Words = "a child waits" });
        (story.State.Urgency, story.State.UrgencyReason).ShouldBe((Urgency.MoreUrgent, "changed by hand"));
        story.Clock.Due.ShouldBe(Story.Monday.AddMinutes(60));
        story[0].QueuedAt.ShouldBe(Story.Monday);
    }

    [Fact]
    public void Escalate_AfterAStop_LeavesTheStoppedTimeOut()
    {
        var story = Waiting.Given(Assign()).After(10).Given(Ask(0, "visa")).After(90).Given(Supply("visa")).After(5);
        story.When(new EscalateRequest(Urgency.MoreUrgent, "late")).Clock.Due.ShouldBe(Story.Monday.AddMinutes(90 + 60));
    }

    [Fact]
    public void Escalate_WhileStopped_CountsWhenItResumes()
    {
        var story = Waiting.Given(Assign()).After(10).Given(Ask(0, "visa")).When(new EscalateRequest(Urgency.MoreUrgent, "late"));
        story.Clock.ShouldBe(new ServiceClock(TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(10), null, null));
        story.After(60).When(Supply("visa")).Clock.Due.ShouldBe(story.Now.AddMinutes(50));
    }

    [Fact]
    public void Escalate_ToALevelWithoutPromise_MeasuresOnlyAndForgetsNothing()
    {
        var story = Waiting.After(20).When(new EscalateRequest(Urgency.NotUrgent, "no hurry"));
        (story.Clock.Target, story.Clock.Due).ShouldBe((null, null));
        story.After(5).When(new EscalateRequest(Urgency.General, "hurry")).Clock.Due.ShouldBe(Story.Monday.AddMinutes(120));
    }

    [Fact]
    public void Escalate_ByTheEngine_IsAutomatic() =>
        Waiting.When(new EscalateRequest(Urgency.MoreUrgent, "rule 4"), Actor.Engine).Happened<RequestEscalated>().Automatic.ShouldBeTrue();

    [Theory]
    [InlineData(ActorKind.Staff)]
    [InlineData(ActorKind.Citizen)]
    public void Escalate_ByOthers_IsNotAllowed(ActorKind kind) =>
        Waiting.When(new EscalateRequest(Urgency.MoreUrgent, "me first"), new Actor(kind, "x")).Refused(RefusalCodes.NotAllowed);

    [Fact]
    public void Escalate_ToTheSameLevel_IsWrongState() =>
        Waiting.When(new EscalateRequest(Urgency.General, "why not")).Refused(RefusalCodes.WrongState, "urgency");

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void Escalate_ToNoLevel_IsInvalid(int level) =>
        Waiting.When(new EscalateRequest((Urgency)level, "?")).Refused(RefusalCodes.Invalid, "urgency");

    [Fact]
    public void Escalate_WithoutReason_IsInvalid() =>
        Waiting.When(new EscalateRequest(Urgency.MoreUrgent, "")).Refused(RefusalCodes.Invalid, "reason");

    [Fact]
    public void Escalate_Closed_IsWrongState() =>
        Waiting.Given(new CancelRequest("gone")).When(new EscalateRequest(Urgency.MoreUrgent, "late")).Refused(RefusalCodes.WrongState);

    [Fact]
    public void RecordMissed_WhenDue_IsOnRecordAndRaised()
    {
        var story = Waiting.After(120).When(new RecordMissedServiceLevel()).Stands(RequestStatus.Waiting);
        story.Happened<ServiceLevelMissed>().Due.ShouldBe(Story.Monday.AddHours(2));
        story.Happened<RequestEscalated>().Automatic.ShouldBeTrue();
        story.State.Urgency.ShouldBe(Urgency.MoreUrgent);
        (story.Clock.Missed, story.Clock.Due).ShouldBe((true, Story.Monday.AddMinutes(60)));
    }

    [Fact]
    public void RecordMissed_NoHigherLevelPlanned_IsOnRecordOnly()
    {
        var story = Waiting.Given(new EscalateRequest(Urgency.LessUrgent, "calm"));
        story.At(story.Clock.Due!.Value).When(new RecordMissedServiceLevel());
        story.Events.ShouldHaveSingleItem();
        (story.State.Urgency, story.Clock.Missed).ShouldBe((Urgency.LessUrgent, true));
    }

    [Fact]
    public void RecordMissed_OutOfHours_DoesNotCount()
    {
        var story = Story.Begin().At(Story.Monday.AddHours(6)).Given(Submit());
        story.Clock.Due.ShouldBe(new DateTimeOffset(2030, 3, 5, 8, 0, 0, TimeSpan.Zero));
        story.After(120).When(new RecordMissedServiceLevel()).Refused(RefusalCodes.WrongState);
    }

    [Fact]
    public void RecordMissed_TooEarly_IsWrongState() => Waiting.After(119).When(new RecordMissedServiceLevel()).Refused(RefusalCodes.WrongState);

    [Fact]
    public void RecordMissed_Twice_IsWrongState() =>
        Waiting.After(120).Given(new RecordMissedServiceLevel()).When(new RecordMissedServiceLevel()).Refused(RefusalCodes.WrongState);

    [Fact]
    public void RecordMissed_WhileStopped_IsWrongState() =>
        Waiting.Given(Assign(), Ask(0, "visa")).After(999).When(new RecordMissedServiceLevel()).Refused(RefusalCodes.WrongState);

    [Fact]
    public void RecordMissed_NothingPromised_IsWrongState() =>
        Waiting.Given(new EscalateRequest(Urgency.NotUrgent, "calm")).After(999).When(new RecordMissedServiceLevel()).Refused(RefusalCodes.WrongState);

    [Fact]
    public void RecordMissed_Closed_IsWrongState() =>
        Waiting.Given(new CancelRequest("gone")).After(999).When(new RecordMissedServiceLevel()).Refused(RefusalCodes.WrongState);
}
