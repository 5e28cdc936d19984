using System.Collections.Immutable;
using Coordination.Batches;
using Coordination.Departments;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Kinds;
using Coordination.Testing.Journal;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Batches;

/// <summary>One command for many requests.</summary>
public sealed class BatchTests
{
    private static readonly BatchId Batch = new("b-1");
    private static readonly BatchOrder Urgent = new(BatchVerb.Escalate) { Urgency = Urgency.MoreUrgent };

    [Fact]
    public async Task Start_EveryRequest_IsToldOnceWithTheReasonAndByItsGiver()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var requests = await SubmitAsync(hall, 250);

        (await StartAsync(hall, Urgent, requests)).Require().Stage.ShouldBe(BatchStage.Running);
        await hall.Host.WhenIdleAsync();

        var state = await ReadAsync(hall);
        (state.Stage, state.Count, state.Told, state.Done, state.RefusedInAll).ShouldBe((BatchStage.Done, 250, 250, 250, 0));
        hall.CountEvents("request.escalated").ShouldBe(250);
        hall.CountEvents("batch.progressed").ShouldBe(3);
        var entry = hall.Journal.Store.Entries.First(entry => entry.Event.Type == "request.escalated");
        entry.Event.By.ShouldBe(state.By);
        PersonalWords.Read(entry.Event.Personal!.Text.Span).ShouldBe("A burst pipe.");
        (await BatchHistory.ReadItemsAsync(hall.Host.Journal, Hall, Batch)).ShouldAllBe(item => item.Outcome == BatchOutcome.Done);
        (await JournalVerifier.VerifyAsync(hall.Journal, TestKinds.Replays)).First.ShouldBeNull();
    }

    [Fact]
    public async Task Start_Refusals_AreCountedByCodeAndNamed()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var requests = await SubmitAsync(hall, 3);
        await hall.ExecuteAsync(requests[1], new CancelRequest(), TestHall.Citizen());
        var unknown = new RequestId(Guid.Parse("0190a6f2-0000-7000-8000-000000000001"));

        (await StartAsync(hall, new BatchOrder(BatchVerb.Cancel), [.. requests, unknown])).Require();
        await hall.Host.WhenIdleAsync();

        var state = await ReadAsync(hall);
        state.Refused.ShouldBe([new RefusedCount("not-found", 1), new RefusedCount("wrong-state", 1)]);
        (state.Done, state.Left).ShouldBe((2, 0));
        (await BatchHistory.ReadItemsAsync(hall.Host.Journal, Hall, Batch)).Where(item => item.Outcome == BatchOutcome.Refused)
            .ShouldBe([new BatchItem(1, requests[1], BatchOutcome.Refused, "wrong-state"), new BatchItem(3, unknown, BatchOutcome.Refused, "not-found")]);
    }

    [Fact]
    public async Task Cancel_InTheMiddle_StopsBeforeTheNextAndKeepsWhatWasDone()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var requests = await SubmitAsync(hall, 60);
        hall.Journal.Hold();
        var starting = StartAsync(hall, Urgent, requests);
        hall.Journal.ReleaseOne();
        (await starting).Require();
        for (var i = 0; i < 10; i++)
        {
            hall.Journal.ReleaseOne();
        }

        var cancelling = hall.Host.Batch(Hall, Batch).ExecuteAsync(new CancelBatch("It was the wrong filter."), Chief());
        hall.Journal.Release();
        (await cancelling).Require();
        await hall.Host.WhenIdleAsync();

        var state = await ReadAsync(hall);
        state.Stage.ShouldBe(BatchStage.Cancelled);
        state.EndedAt.ShouldNotBeNull();
        state.Told.ShouldBeInRange(10, 20);
        hall.CountEvents("request.escalated").ShouldBe(state.Told);
        (await BatchHistory.ReadItemsAsync(hall.Host.Journal, Hall, Batch)).Count(item => item.Outcome == BatchOutcome.Left).ShouldBe(60 - state.Told);
        (await hall.Host.Batch(Hall, Batch).ExecuteAsync(new CancelBatch("Again."), Chief())).Refusal!.Code.ShouldBe(RefusalCodes.WrongState);
    }

    [Fact]
    public async Task GoOn_HostEndsInTheMiddle_TellsTheRestAndNobodyTwice()
    {
        var store = new InMemoryStore();
        ImmutableArray<RequestId> requests;
        await using (var hall = await TestHall.OpenAsync(OneDesk(), store))
        {
            requests = await SubmitAsync(hall, 300);
            hall.Journal.Hold();
            var starting = StartAsync(hall, Urgent, requests);
            hall.Journal.ReleaseOne();
            (await starting).Require();
            for (var i = 0; i < 150; i++)
            {
                hall.Journal.ReleaseOne();
            }

            hall.Journal.Outage = "The host ends here.";
            hall.Journal.Release();
        }

        store.Entries.Count(entry => entry.Event.Type == "request.escalated").ShouldBeInRange(100, 200);
        await using var next = await TestHall.OpenAsync(store: store);
        await next.Host.WhenIdleAsync();

        (await ReadAsync(next)).Stage.ShouldBe(BatchStage.Done);
        store.Entries.Where(entry => entry.Event.Type == "request.escalated").Select(entry => entry.Grain.Id).Order().ShouldBe(requests.Select(request => request.ToString()).Order());
        (await ReadAsync(next)).RefusedInAll.ShouldBe(0);
    }

    [Fact]
    public async Task GoOn_StoreIsAway_WaitsAndGoesOnByItself()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var requests = await SubmitAsync(hall, 20);
        hall.Journal.Hold();
        var starting = StartAsync(hall, Urgent, requests);
        hall.Journal.ReleaseOne();
        (await starting).Require();
        hall.Journal.Outage = "The store is away.";
        hall.Journal.Release();
        await hall.Host.WhenIdleAsync();
        for (var i = 0; i < 10; i++)
        {
            hall.Clock.Advance(TimeSpan.FromSeconds(10));
            await hall.Host.WhenIdleAsync();
        }

        hall.Journal.Outage = null;
        for (var i = 0; i < 3; i++)
        {
            hall.Clock.Advance(TimeSpan.FromSeconds(10));
            await hall.Host.WhenIdleAsync();
        }

        (await ReadAsync(hall)).Stage.ShouldBe(BatchStage.Done);
        hall.CountEvents("request.escalated").ShouldBe(20);
    }

    [Fact]
    public async Task Release_HolderAlone_GoesBackToTheQueueAndAnothersStays()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.StaffAsync(Anna, new SignOn());
        var hers = await hall.SubmitAsync();
        await hall.Host.WhenIdleAsync();
        await hall.StaffAsync(Anna, new PauseWork("Ill."));
        await hall.StaffAsync(Boris, new SignOn());
        var his = await hall.SubmitAsync();
        await hall.Host.WhenIdleAsync();
        (await hall.ItemAsync(his)).Holder.ShouldBe(Boris);

        (await StartAsync(hall, new BatchOrder(BatchVerb.Release), [hers, his], start => start with { Holder = Anna })).Require();
        await hall.Host.WhenIdleAsync();

        (await hall.ItemAsync(hers)).Status.ShouldBe(WorkItemStatus.Waiting);
        (await hall.ItemAsync(his)).Holder.ShouldBe(Boris);
        (await ReadAsync(hall)).Refused.ShouldBe([new RefusedCount("wrong-state", 1)]);
    }

    [Fact]
    public async Task Give_MoreThanSomebodyHasRoomFor_TheRestIsRefused()
    {
        await using var hall = await TestHall.OpenAsync(WithPull() with { Staff = [Person(Anna, StepPlan.DefaultCost * 3), Person(Boris)] });
        await hall.StaffAsync(Anna, new SignOn());
        var requests = await SubmitAsync(hall, 5);

        (await StartAsync(hall, new BatchOrder(BatchVerb.Give) { Staff = Anna }, requests)).Require();
        await hall.Host.WhenIdleAsync();

        var state = await ReadAsync(hall);
        (state.Done, state.Refused.Single()).ShouldBe((3, new RefusedCount("not-available", 2)));
        hall.CountEvents("item.assigned").ShouldBe(3);
    }

    [Fact]
    public async Task Reopen_EndedOnes_AreTakenUpAgainOnce()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var requests = await SubmitAsync(hall, 5);
        foreach (var request in requests)
        {
            await hall.ExecuteAsync(request, new CancelRequest(), TestHall.Citizen());
        }

        (await StartAsync(hall, new BatchOrder(BatchVerb.Reopen), requests)).Require();
        await hall.Host.WhenIdleAsync();

        hall.CountEvents("request.reopened").ShouldBe(5);
        (await ReadAsync(hall)).Done.ShouldBe(5);
    }

    [Fact]
    public async Task Erase_WordsOfABatchUnderWay_StayUntilItIsDone()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var requests = await SubmitAsync(hall, 3);
        hall.Journal.Hold();
        var starting = StartAsync(hall, Urgent, requests);
        hall.Journal.ReleaseOne();
        (await starting).Require();
        var key = BatchGrainKind.Instance.KeyOf(Hall, Batch.ToString());

        (await hall.Host.Peers.NoteAsync(key, new EraseTexts("consent-withdrawn"), new CommandMeta(Actor.Engine))).Require().Versions.ShouldBeEmpty();
        hall.Journal.Release();
        await hall.Host.WhenIdleAsync();
        (await hall.Host.Peers.NoteAsync(key, new EraseTexts("consent-withdrawn"), new CommandMeta(Actor.Engine))).Require().Versions.ShouldBe([1]);
        (await ReadAsync(hall)).Done.ShouldBe(3);
    }

    [Fact]
    public async Task Commands_RepeatedWithTheirKeys_AreAnsweredAsAtFirstHoweverFarTheBatchIs()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var (start, cancel) = (new StartBatch(Urgent, await SubmitAsync(hall, 3), "A burst pipe."), new CancelBatch("It was the wrong filter."));
        var (by, asked) = (Chief().By, hall.Host.Batch(Hall, Batch));
        hall.Journal.Hold();
        var (starting, cancelling) = (asked.ExecuteAsync(start, new CommandMeta(by, new CommandKey("k1"))).AsTask(), asked.ExecuteAsync(cancel, new CommandMeta(by, new CommandKey("k2"))).AsTask());
        hall.Journal.Release();
        var (started, cancelled) = ((await starting).Require(), (await cancelling).Require());
        await hall.Host.WhenIdleAsync();
        (await ReadAsync(hall)).Stage.ShouldBe(BatchStage.Cancelled);

        (await asked.ExecuteAsync(start, new CommandMeta(by, new CommandKey("k1")))).Require().ShouldBe(started);
        (await asked.ExecuteAsync(cancel, new CommandMeta(by, new CommandKey("k2")))).Require().ShouldBe(cancelled);
        (started.Stage, cancelled.Stage).ShouldBe((BatchStage.Running, BatchStage.Stopping));
    }

    [Theory]
    [InlineData("requests", 0)]
    [InlineData("requests", 10_001)]
    public async Task Start_TooFewOrTooMany_IsRefusedWithTheNumber(string field, int count)
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var ids = new SequentialIds(0);
        ImmutableArray<RequestId> requests = [.. Enumerable.Range(0, count).Select(_ => ids.NextRequest(TestHall.Monday))];

        var refusal = (await StartAsync(hall, Urgent, requests)).Refusal!;

        (refusal.Code, refusal.Field).ShouldBe((RefusalCodes.Invalid, field));
        if (count > 0)
        {
            refusal.Message.ShouldContain("10001");
            refusal.Message.ShouldContain("10000 at most: narrow the filter");
        }
    }

    [Fact]
    public async Task Start_OrdersThatAreNotSound_AreRefusedByTheirField()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var requests = await SubmitAsync(hall, 1);
        (BatchOrder Order, string Field)[] wrong =
        [
            (new BatchOrder(BatchVerb.Escalate), "urgency"),
            (new BatchOrder(BatchVerb.Escalate) { Urgency = (Urgency)6 }, "urgency"),
            (new BatchOrder(BatchVerb.Cancel) { Urgency = Urgency.General }, "urgency"),
            (new BatchOrder(BatchVerb.Transfer), "to"),
            (new BatchOrder(BatchVerb.Transfer) { To = new DepartmentId("none") }, "to"),
            (new BatchOrder(BatchVerb.Give) { Staff = new StaffId("nobody") }, "staff"),
            (new BatchOrder((BatchVerb)99), "command"),
        ];
        foreach (var (order, field) in wrong)
        {
            (await StartAsync(hall, order, requests)).Refusal!.Field.ShouldBe(field);
        }

        (await StartAsync(hall, Urgent, [requests[0], requests[0]])).Refusal!.Field.ShouldBe("requests[1]");
        (await StartAsync(hall, Urgent, requests, start => start with { Reason = new Reason() })).Refusal!.Field.ShouldBe("reason");
        var clerk = new CommandMeta(new Actor(ActorKind.Staff, "anna"));
        (await hall.Host.Batch(Hall, Batch).ExecuteAsync(new StartBatch(Urgent, requests, "Mine."), clerk)).Refusal!.Code.ShouldBe(RefusalCodes.NotAllowed);
        (await hall.Host.Batch(Hall, Batch).ExecuteAsync(new RecordProgress(0, 1, [], IsLast: true), Chief())).Refusal!.Code.ShouldBe(RefusalCodes.NotAllowed);
        (await hall.Host.Batch(Hall, Batch).ExecuteAsync(new CancelBatch("No."), Chief())).Refusal!.Code.ShouldBe(RefusalCodes.NotFound);
        hall.CountEvents("batch.started").ShouldBe(0);
    }

    private static CommandMeta Chief(string id = "chief") => new(new Actor(ActorKind.Supervisor, id));

    private static async Task<ImmutableArray<RequestId>> SubmitAsync(TestHall hall, int count)
    {
        var requests = ImmutableArray.CreateBuilder<RequestId>(count);
        for (var i = 0; i < count; i++)
        {
            requests.Add(await hall.SubmitAsync());
        }

        await hall.Host.WhenIdleAsync();
        return requests.MoveToImmutable();
    }

    private static ValueTask<Reply<BatchReceipt>> StartAsync(
        TestHall hall, BatchOrder order, ImmutableArray<RequestId> requests, Func<StartBatch, StartBatch>? with = null)
    {
        var start = new StartBatch(order, requests, "A burst pipe.") { Asked = "open=true" };
        return hall.Host.Batch(Hall, Batch).ExecuteAsync(with is null ? start : with(start), Chief());
    }

    private static async Task<BatchState> ReadAsync(TestHall hall) => (await hall.Host.Batch(Hall, Batch).ReadAsync())!;
}
