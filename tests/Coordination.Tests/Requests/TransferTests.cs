using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Events;
using Shouldly;
using Xunit;
using static Coordination.Tests.Requests.Commands;

namespace Coordination.Tests.Requests;

public sealed class TransferTests
{
    private static Story Assigned => Story.Begin().Given(Submit(), Assign());

    [Fact]
    public void Transfer_ByItsHolder_WaitsThereWithItsAge()
    {
        var story = Story.Begin().Given(Submit(), Offer(), Decline(), Assign(staff: RequestTestHall.Bruno)).After(4)
            .When(Transfer(RequestTestHall.Legal, RequestTestHall.Bruno)).Stands(RequestStatus.Waiting);
        var item = story[0];
        (item.Status, item.Department, item.Holder, item.QueuedAt).ShouldBe((WorkItemStatus.Waiting, RequestTestHall.Legal, null, Story.Monday));
        item.Exclusions.ShouldBeEmpty();
        story.Happened<ItemTransferred>().From.ShouldBe(RequestTestHall.Desk);
    }

    [Fact]
    public void Transfer_SomebodyThereHoldsTheSkill_StillNeedsIt() =>
        Assigned.When(Transfer(RequestTestHall.Legal, RequestTestHall.Anna))[0].AnySkill.ShouldBeFalse();

    [Fact]
    public void Transfer_NobodyThereHoldsTheSkillToday_NeedsNoneUntilItIsBack()
    {
        var story = Assigned.When(Transfer(RequestTestHall.Archive, RequestTestHall.Anna));
        story[0].AnySkill.ShouldBeTrue();
        RequestRouting.Of(story.State).Items.ShouldHaveSingleItem().AnySkill.ShouldBeTrue();
        story.When(Transfer(RequestTestHall.Desk, null), Supervisor)[0].AnySkill.ShouldBeFalse();
    }

    [Fact]
    public void Transfer_Waiting_TakesASupervisor() =>
        Story.Begin().Given(Submit()).When(Transfer(RequestTestHall.Legal, null), Supervisor).Stands(RequestStatus.Waiting);

    [Fact]
    public void Transfer_Held_ByAnAdministrator_IsGranted() =>
        Assigned.When(Transfer(RequestTestHall.Legal, null), Administrator).Stands(RequestStatus.Waiting);

    [Fact]
    public void Transfer_WithoutHolderOrAuthority_IsNotHolder() => Assigned.When(Transfer(RequestTestHall.Legal, null)).Refused(RefusalCodes.NotHolder, "staff");

    [Fact]
    public void Transfer_BySomebodyElse_IsNotHolder() =>
        Assigned.When(Transfer(RequestTestHall.Legal, RequestTestHall.Bruno)).Refused(RefusalCodes.NotHolder, "staff");

    [Fact]
    public void Transfer_OfferedOnly_IsWrongState() =>
        Story.Begin().Given(Submit(), Offer()).When(Transfer(RequestTestHall.Legal, RequestTestHall.Anna)).Refused(RefusalCodes.WrongState, "item");

    [Fact]
    public void Transfer_ToNoDepartment_IsInvalid() => Assigned.When(Transfer(new("roof"), RequestTestHall.Anna)).Refused(RefusalCodes.Invalid, "to");

    [Fact]
    public void Transfer_ToTheSameDepartment_IsInvalid() => Assigned.When(Transfer(RequestTestHall.Desk, RequestTestHall.Anna)).Refused(RefusalCodes.Invalid, "to");

    [Fact]
    public void Transfer_WithoutReason_IsInvalid() =>
        Assigned.When(Transfer(RequestTestHall.Legal, RequestTestHall.Anna) with { Reason = " " }).Refused(RefusalCodes.Invalid, "reason");

    [Fact]
    public void Transfer_CoHandler_GivesTheNewDepartmentItsOwnLimit()
    {
        var story = Story.Begin().Given(Submit(RequestTestHall.Joint), Assign(1)).After(50).When(Transfer(RequestTestHall.Archive, RequestTestHall.Anna, 1));
        story[1].ConsentAt.ShouldBe(story.Now.AddMinutes(60));
    }

    [Fact]
    public void Transfer_Lead_KeepsTheClockOfThePlannedLead()
    {
        var story = Assigned.After(30).When(Transfer(RequestTestHall.Archive, RequestTestHall.Anna));
        story.Clock.Due.ShouldBe(Story.Monday.AddHours(2));
    }
}
