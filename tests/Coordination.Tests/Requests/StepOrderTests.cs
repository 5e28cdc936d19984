using Coordination.Requests;
using Coordination.Requests.Events;
using Shouldly;
using Xunit;
using static Coordination.Tests.Requests.Commands;

namespace Coordination.Tests.Requests;

/// <summary>Steps in order and in parallel.</summary>
public sealed class StepOrderTests
{
    [Fact]
    public void Submit_SeveralSteps_OnlyFirstOnesWait() =>
        Statuses(Story.Begin().Given(Submit(RequestTestHall.Permit))).ShouldBe(
            [WorkItemStatus.Waiting, WorkItemStatus.Pending, WorkItemStatus.Pending, WorkItemStatus.Pending]);

    [Fact]
    public void Complete_StepWithTwoAfter_QueuesBothAtOnce()
    {
        var story = Story.Begin().Given(Submit(RequestTestHall.Permit), Assign()).After(10).When(Complete()).Stands(RequestStatus.Waiting);
        story.Events.OfType<ItemQueued>().Select(queued => queued.Item).ShouldBe([1, 2]);
        (story[1].QueuedAt, story[2].QueuedAt, story[3].QueuedAt).ShouldBe((story.Now, story.Now, null));
        story[1].ConsentAt.ShouldBe(story.Now.AddMinutes(90));
        story[2].ConsentAt.ShouldBeNull();
        story.Clock.RunningSince.ShouldBe(Story.Monday);
    }

    [Fact]
    public void Complete_OneOfTwoBefore_DoesNotQueueTheNext()
    {
        var story = Parallel().Given(Assign(2)).When(Complete(2)).Stands(RequestStatus.Waiting);
        story[3].Status.ShouldBe(WorkItemStatus.Pending);
    }

    [Fact]
    public void Complete_LastOfTwoBefore_QueuesTheNextNow()
    {
        var story = Parallel().Given(Assign(2), Complete(2), Assign(1)).After(20).When(Complete(1));
        (story[3].Status, story[3].QueuedAt).ShouldBe((WorkItemStatus.Waiting, story.Now));
        story.Given(Assign(3)).After(5).When(Complete(3)).Stands(RequestStatus.Completed);
    }

    [Fact]
    public void DeemConsent_BeforeAnotherStep_QueuesTheNext()
    {
        var story = Parallel().Given(Assign(2), Complete(2)).After(90).When(new DeemConsent(1)).Stands(RequestStatus.Waiting);
        (story[1].Status, story[3].Status).ShouldBe((WorkItemStatus.DeemedConsent, WorkItemStatus.Waiting));
    }

    [Fact]
    public void Assign_TwoInParallel_HaveTwoHolders()
    {
        var story = Parallel().Given(Assign(1), Assign(2, RequestTestHall.Bruno)).Stands(RequestStatus.InService);
        story.Row.Department.ShouldBe(RequestTestHall.Archive);
        story.Row.Staff.ShouldBe(RequestTestHall.Anna);
        story.Row.Links.ShouldBe([new(RequestTestHall.Legal, RequestTestHall.Bruno)]);
    }

    private static Story Parallel() => Story.Begin().Given(Submit(RequestTestHall.Permit), Assign(), Complete());

    private static IEnumerable<WorkItemStatus> Statuses(Story story) => story.State.Items.Select(item => item.Status);
}
