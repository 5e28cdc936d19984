using Coordination.Plans;
using Coordination.Requests;
using Shouldly;
using Xunit;
using static Coordination.Tests.Requests.Commands;

namespace Coordination.Tests.Requests;

/// <summary>What needs demand counts at every department where somebody can do it, and nowhere else: nobody waits for ever.</summary>
public sealed class NeededSkillsTests
{
    private static readonly SubmitRequest Deaf = Submit() with { Needs = ["deaf"] };

    [Fact]
    public void Submit_StepsOfSeveralDepartments_CountsWhereSomebodyCan()
    {
        var story = Story.Begin().Given(Deaf with { Service = RequestTestHall.Permit });
        story.State.Items.Select(item => (item.Department, item.NeedsWaived)).ShouldBe(
            [(RequestTestHall.Desk, false), (RequestTestHall.Archive, false), (RequestTestHall.Legal, true), (RequestTestHall.Desk, false)]);
    }

    [Fact]
    public void Submit_NeedsWithoutSkills_WaivesNothing() =>
        Story.Begin().Given(Submit(RequestTestHall.Permit) with { Needs = ["wheelchair"] }).State.Items.ShouldAllBe(item => !item.NeedsWaived);

    [Fact]
    public void Transfer_NobodyThereCan_IsWaivedUntilItIsBack()
    {
        var story = Story.Begin().Given(Deaf, Assign()).When(Transfer(RequestTestHall.Legal, RequestTestHall.Anna));
        (story[0].AnySkill, story[0].NeedsWaived).ShouldBe((false, true));
        RequestRouting.Of(story.State).Items.ShouldHaveSingleItem().NeedsWaived.ShouldBeTrue();
        story.When(Transfer(RequestTestHall.Desk, null), Supervisor)[0].NeedsWaived.ShouldBeFalse();
    }

    [Fact]
    public void Transfer_SomebodyThereMeetsTheNeedOnly_RequiresThatAlone()
    {
        var story = Story.Begin().Given(Deaf, Assign()).When(Transfer(RequestTestHall.Archive, RequestTestHall.Anna));
        (story[0].AnySkill, story[0].NeedsWaived).ShouldBe((true, false));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void ReviewObjection_GoesOrComesBack_CountsAsThere(bool upheld, bool waived)
    {
        var story = Story.Begin().Given(Deaf, Assign(), Object());
        story.When(new ReviewObjection(0, upheld, upheld ? RequestTestHall.Legal : null, "so"))[0].NeedsWaived.ShouldBe(waived);
    }

    [Fact]
    public void Reopen_LeadWhereNobodyCan_IsWaivedAgain()
    {
        var story = Story.Begin().Given(Deaf with { Service = RequestTestHall.Joint });
        story.Given(Assign(), Complete(), Assign(1, RequestTestHall.Bruno), Complete(1, RequestTestHall.Bruno), new ReopenRequest("again"));
        story.State.Items.Select(item => (item.Department, item.NeedsWaived)).ShouldBe(
            [(RequestTestHall.Desk, false), (RequestTestHall.Legal, true), (RequestTestHall.Desk, false)]);
    }

    [Fact]
    public void Submit_NeedOfAnotherDepartment_IsReceivedThere()
    {
        var plan = new ActivePlan(RequestTestHall.Plan.Plan with { Services = [.. RequestTestHall.Plan.Plan.Services.Select(service => service.Id == RequestTestHall.Card ? service with { Steps = [service.Steps[0] with { Skills = [] }] } : service)] }, 7);
        Story.Begin(plan).Given(Submit() with { Needs = ["wheelchair"] })[0].Department.ShouldBe(RequestTestHall.Archive);
        Story.Begin().Given(Submit() with { Needs = ["wheelchair"] })[0].Department.ShouldBe(RequestTestHall.Desk, "nobody of the archive can do it today");

        var shut = new SubmissionConditions { Departments = [new DepartmentCondition(RequestTestHall.Archive, 0, IsClosed: true)] };
        Story.Begin(plan).Under(shut).Given(Submit() with { Needs = ["wheelchair"] })[0].Department.ShouldBe(RequestTestHall.Desk);
    }

    [Fact]
    public void Submit_NeedOfAnotherDepartment_FindsItsOwnQueueFull()
    {
        var plan = new ActivePlan(RequestTestHall.Plan.Plan with { Services = [.. RequestTestHall.Plan.Plan.Services.Select(service => service.Id == RequestTestHall.Card ? service with { Steps = [service.Steps[0] with { Skills = [] }] } : service)] }, 7);
        var full = new SubmissionConditions { Departments = [new DepartmentCondition(RequestTestHall.Desk, 3)] };
        Story.Begin(plan).Under(full).Given(Submit() with { Needs = ["wheelchair"] }).Stands(RequestStatus.Waiting);
        Story.Begin(plan).Under(full).When(Submit()).State.Reasons.ShouldHaveSingleItem().Code.ShouldBe(RefusalCodes.NoCapacity);
    }

    [Fact]
    public void Submit_NeedThatIsUrgent_IsAtLeastSoUrgentAndDoesNotSayWhy()
    {
        var story = Story.Begin().Given(Submit() with { Needs = ["child"] });
        story.State.Urgency.ShouldBe(Urgency.MoreUrgent);
        story.State.UrgencyReason.ShouldNotBeNull().ShouldNotContain("child");
        Story.Begin().Given(Submit() with { Needs = ["child"], Facts = Submit().Facts.Add("danger", "yes") }).State.Urgency.ShouldBe(Urgency.EspeciallyUrgent);
    }
}
