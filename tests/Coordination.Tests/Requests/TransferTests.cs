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
        var story = Story.Begin().Given(Submit(), Offer(), Decline(), Assign(staff: TestHall.Bruno)).After(4)
            .When(Transfer(TestHall.Legal, TestHall.Bruno)).Stands(RequestStatus.Waiting);
        var item = story[0];
        (item.Status, item.Department, item.Holder, item.QueuedAt).ShouldBe((WorkItemStatus.Waiting, TestHall.Legal, null, Story.Monday));
        item.Exclusions.ShouldBeEmpty();
        story.Happened<ItemTransferred>().From.ShouldBe(TestHall.Desk);
    }

    [Fact]
    public void Transfer_SomebodyThereHoldsTheSkill_StillNeedsIt() =>
        Assigned.When(Transfer(TestHall.Legal, TestHall.Anna))[0].AnySkill.ShouldBeFalse();

    [Fact]
    public void Transfer_NobodyThereHoldsTheSkillToday_NeedsNoneUntilItIsBack()
    {
        var story = Assigned.When(Transfer(TestHall.Archive, TestHall.Anna));
        story[0].AnySkill.ShouldBeTrue();
        RequestRouting.Of(story.State).Items.ShouldHaveSingleItem().AnySkill.ShouldBeTrue();
        story.When(Transfer(TestHall.Desk, null), Supervisor)[0].AnySkill.ShouldBeFalse();
    }

    [Fact]
    public void Transfer_Waiting_TakesASupervisor() =>
        Story.Begin().Given(Submit()).When(Transfer(TestHall.Legal, null), Supervisor).Stands(RequestStatus.Waiting);

    [Fact]
    public void Transfer_Held_ByAnAdministrator_IsGranted() =>
        Assigned.When(Transfer(TestHall.Legal, null), Administrator).Stands(RequestStatus.Waiting);

    [Fact]
    public void Transfer_WithoutHolderOrAuthority_IsNotHolder() => Assigned.When(Transfer(TestHall.Legal, null)).Refused(RefusalCodes.NotHolder, "staff");

    [Fact]
    public void Transfer_BySomebodyElse_IsNotHolder() =>
        Assigned.When(Transfer(TestHall.Legal, TestHall.Bruno)).Refused(RefusalCodes.NotHolder, "staff");

    [Fact]
    public void Transfer_OfferedOnly_IsWrongState() =>
        Story.Begin().Given(Submit(), Offer()).When(Transfer(TestHall.Legal, TestHall.Anna)).Refused(RefusalCodes.WrongState, "item");

    [Fact]
    public void Transfer_ToNoDepartment_IsInvalid() => Assigned.When(Transfer(new("roof"), TestHall.Anna)).Refused(RefusalCodes.Invalid, "to");

    [Fact]
    public void Transfer_ToTheSameDepartment_IsInvalid() => Assigned.When(Transfer(TestHall.Desk, TestHall.Anna)).Refused(RefusalCodes.Invalid, "to");

    [Fact]
    public void Transfer_WithoutReason_IsInvalid() =>
        Assigned.When(Transfer(TestHall.Legal, TestHall.Anna) with { Reason = " " }).Refused(RefusalCodes.Invalid, "reason");

    [Fact]
    public void Transfer_CoHandler_GivesTheNewDepartmentItsOwnLimit()
    {
        var story = Story.Begin().Given(Submit(TestHall.Joint), Assign(1)).After(50).When(Transfer(TestHall.Archive, TestHall.Anna, 1));
        story[1].ConsentAt.ShouldBe(story.Now.AddMinutes(60));
    }

    [Fact]
    public void Transfer_Lead_KeepsTheClockOfThePlannedLead()
    {
        var story = Assigned.After(30).When(Transfer(TestHall.Archive, TestHall.Anna));
        story.Clock.Due.ShouldBe(Story.Monday.AddHours(2));
    }
}
