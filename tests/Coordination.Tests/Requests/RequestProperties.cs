using System.Text;
using System.Text.Json;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Events;
using Coordination.Supervision;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Requests;

/// <summary>What holds in every life of a request, whatever is tried. Stories also check that all that is written reads back.</summary>
public sealed class RequestProperties
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(2031, 5);

    [Fact]
    public void AnyWalk_Items_HaveOneHolderExactlyWhileHeld() => Always(story =>
    {
        foreach (var item in story.State.Items)
        {
            (item.Holder is not null).ShouldBe(item.Status.IsHeld() || (item.Status.IsFinal() && item.Holder is not null), item.ToString());
            (item.OfferExpiresAt is not null).ShouldBe(item.Status == WorkItemStatus.Offered, item.ToString());
            (item.EndedAt is not null).ShouldBe(item.Status.IsFinal(), item.ToString());
            (item.QueuedAt is null).ShouldBe(item.Status == WorkItemStatus.Pending || (item.Status == WorkItemStatus.Cancelled && item.QueuedAt is null));
        }
    });

    [Fact]
    public void AnyWalk_Ages_NeverChange()
    {
        Walks((walk, plan) =>
        {
            List<(StepId Step, DateTimeOffset? Age)> known = [];
            walk.Run(plan, story =>
            {
                // A moved booking takes its new time, and who comes too late for theirs the time of their coming.
                var isMoved = story.Events.Any(happened => happened is AppointmentMoved or CitizenArrived { QueuedAt: not null });
                for (var index = 0; index < story.State.Items.Length; index++)
                {
                    var now = (story[index].Step, story[index].QueuedAt);
                    if (index == known.Count)
                    {
                        known.Add(now);
                    }

                    known[index].Step.ShouldBe(now.Step);
                    (isMoved ? now.QueuedAt : known[index].Age ?? now.QueuedAt).ShouldBe(now.QueuedAt);
                    known[index] = now;
                }

                story.State.Items.Length.ShouldBe(known.Count);
            });
        });
    }

    [Fact]
    public void AnyWalk_Clock_CountsOpenTimeExactlyWhileTheOfficeHasTheBall()
    {
        Walks((walk, plan) =>
        {
            var lead = plan.CalendarOf(RequestTestHall.Desk);
            var used = TimeSpan.Zero;
            ServiceClock? before = null;
            var since = Story.Monday;
            walk.Run(plan, story =>
            {
                if (before?.RunningSince is { } running)
                {
                    used += lead.OpenTime(running > since ? running : since, story.Now);
                }

                used = story.Events.Any(happened => happened is RequestReopened or AppointmentMoved) ? TimeSpan.Zero : used;
                ServiceClocks.UsedAt(story.Clock, story.Now, lead).ShouldBe(used);
                story.Clock.Used.ShouldBeLessThanOrEqualTo(used);
                (story.Clock.RunningSince is not null).ShouldBe(
                    story.State.Status.IsOpen() && story.State.Status != RequestStatus.AwaitingDocuments
                    && (story.State.AwaitedUntil is null || story.State.Status == RequestStatus.InService));
                (story.Clock.Due is not null).ShouldBe(story.Clock is { RunningSince: not null, Target: not null });
                (before, since) = (story.Clock, story.Now);
            });
        });
    }

    [Fact]
    public void AnyWalk_Due_IsWhenTheTargetIsUsedUp() => Always((story, plan) =>
    {
        if (story.Clock is { Due: { } due, Target: { } target })
        {
            var used = ServiceClocks.UsedAt(story.Clock, due, plan.CalendarOf(RequestTestHall.Desk));
            used.ShouldBe(target > story.Clock.Used ? target : story.Clock.Used);
        }
    });

    [Fact]
    public void AnyWalk_Status_FollowsFromTheItems() => Always(story =>
    {
        var items = story.State.Reopened == 0 ? story.State.Items : [story.State.Items[^1]];
        var expected = items.Any(item => !item.Status.IsFinal())
            ? items.Any(item => item.Status.IsHeld()) ? RequestStatus.InService
                : items.Any(item => item.Status is WorkItemStatus.Waiting or WorkItemStatus.UnderReview) ? RequestStatus.Waiting
                : RequestStatus.AwaitingDocuments
            : items.Any(item => item.Status == WorkItemStatus.NoShow) ? RequestStatus.NoShow
            : items.Any(item => item.Status == WorkItemStatus.Cancelled) ? RequestStatus.Cancelled
            : RequestStatus.Completed;
        story.State.Status.ShouldBe(expected);
        (story.State.ClosedAt is null).ShouldBe(expected.IsOpen());
        (story.State.Status == RequestStatus.AwaitingDocuments).ShouldBe(
            !story.State.MissingDocuments.IsEmpty && items.All(item => item.Status.IsFinal() || item.Status is WorkItemStatus.AwaitingDocuments or WorkItemStatus.Pending));
        items.Any(item => item.Status == WorkItemStatus.AwaitingDocuments).ShouldBe(!story.State.MissingDocuments.IsEmpty);
    });

    [Fact]
    public void AnyWalk_Steps_WaitForThoseBefore() => Always((story, plan) =>
    {
        var steps = plan.Services[story.State.Service].Steps;
        for (var index = 0; index < steps.Length; index++)
        {
            var before = steps.Where(step => steps[index].After.Contains(step.Id)).Select(step => story[steps.IndexOf(step)].Status).ToArray();
            var done = before.All(status => status is WorkItemStatus.Completed or WorkItemStatus.DeemedConsent);
            if (story.State.Status.IsOpen() && story.State.Reopened == 0)
            {
                (story[index].Status == WorkItemStatus.Pending).ShouldBe(!done);
            }
        }
    });

    [Fact]
    public void AnyWalk_Refusals_ChangeNothing()
    {
        Walks((walk, plan) =>
        {
            RequestState? before = null;
            walk.Run(plan, story =>
            {
                if (story.Refusal is not null)
                {
                    story.State.ShouldBeSameAs(before);
                }

                before = story.State;
            });
        });
    }

    [Fact]
    public void AnyWalk_RoutingReader_AgreesWithTheState() => Always(story =>
        JsonSerializer.Serialize(RequestRoutingReader.Read(story.Row.State.Span))
            .ShouldBe(JsonSerializer.Serialize(RequestRouting.Of(story.State))));

    [Fact]
    public void AnyWalk_StateWriter_WritesWhatTheSerialiserWould() => Always(story =>
        Encoding.UTF8.GetString(story.Row.State.Span).ShouldBe(JsonSerializer.Serialize(story.State, RequestsJson.Info<RequestState>())));

    [Fact]
    public void AnyWalk_EventWriter_WritesWhatTheSerialiserWould() => Always(story =>
    {
        foreach (var happened in story.Events)
        {
            Encoding.UTF8.GetString(RequestEventCodec.Write(happened)).ShouldBe(Encoding.UTF8.GetString(RequestEventCodec.WriteByContract(happened)));
        }
    });

    [Fact]
    public void AnyWalk_Row_StandsWhereTheWorkIs() => Always(story =>
    {
        var places = story.State.Items
            .Where(item => !item.Status.IsFinal() && item.Status != WorkItemStatus.Pending)
            .Select(item => (item.Department, Staff: item.Status.IsHeld() ? item.Holder : null))
            .Distinct()
            .ToArray();
        var row = story.Row;
        row.IsOpen.ShouldBe(places.Length > 0);
        places = row.IsOpen ? places : [(story.State.Items[^1].Department, null)];
        (row.Department is { } department ? new[] { (department, row.Staff) } : []).Concat(row.Links.Select(link => (link.Department, link.Staff)))
            .ShouldBe(places);
        (row.Due, row.Since, row.Urgency).ShouldBe((story.Clock.Due, Story.Monday, story.State.Urgency));
    });

    [Fact]
    public void ManyWalks_ReachEveryEventAndEveryStatus()
    {
        // A walk is under one plan, and goes in at a door that stays open.
        HashSet<Type> events = [typeof(RequestRefused), typeof(ClockMoved), typeof(ClockHalted), typeof(ClockReleased)];
        HashSet<RequestStatus> statuses = [RequestStatus.None, RequestStatus.Refused];
        HashSet<WorkItemStatus> items = [];
        Walks((walk, plan) => walk.Run(plan, story =>
        {
            events.UnionWith(story.Events.Select(happened => happened.GetType()));
            statuses.Add(story.State.Status);
            items.UnionWith(story.State.Items.Select(item => item.Status));
        }));
        events.ShouldBe(RequestEventCodec.Types, ignoreOrder: true);
        statuses.ShouldBe(Enum.GetValues<RequestStatus>(), ignoreOrder: true);
        items.ShouldBe(Enum.GetValues<WorkItemStatus>(), ignoreOrder: true);
    }

    private static void Always(Action<Story> look) => Always((story, _) => look(story));

    private static void Always(Action<Story, ActivePlan> look) => Walks((walk, plan) => walk.Run(plan, story => look(story, plan)));

    private static void Walks(Action<RequestWalk, ActivePlan> run) => Check.One(Runs, Prop.ForAll(RequestWalk.Any, walk =>
    {
        run(walk, RequestTestHall.Plan);
        run(walk, RequestTestHall.AlwaysOpen);
        run(walk, RequestTestHall.Asking(ArrivalRule.Required, new RoutingPlan { LateAfterMinutes = 5 }));
    }));
}
