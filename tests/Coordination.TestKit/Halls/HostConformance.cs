using Coordination.Batches;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Journal;
using Coordination.TestKit.Kinds;
using Coordination.TestKit.Needs;
using Coordination.Testing.Journal;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.TestKit.Halls;

/// <summary>What every host promises its callers, wherever its grains are.</summary>
public abstract class HostConformance
{
    private static readonly CommandMeta Chief = new(new Actor(ActorKind.Supervisor, "chief"));
    private static readonly SubmitRequest Submission = new() { Centre = Hall, Service = Passport };

    [NeedFact]
    public async Task Visit_FromSubmissionToCompletion_LeavesTheQueueEmptyAndTheRecordSound()
    {
        await using var hall = await OpenAsync(OneDesk());
        await hall.StaffAsync(Anna, new SignOn());
        var request = await hall.SubmitAsync();
        (await hall.ItemAsync(request)).Holder.ShouldBe(Anna);

        await hall.ExecuteAsync(request, new StartItem(0, Anna), TestHall.By(Anna));
        (await hall.ExecuteAsync(request, new CompleteItem(0, Anna), TestHall.By(Anna))).Status.ShouldBe(RequestStatus.Completed);

        (await hall.Centre.ReadQueueAsync()).Held.ShouldBe(0);
        (await hall.Host.Request(request).ReadAsync())!.Status.ShouldBe(RequestStatus.Completed);
        (await JournalVerifier.VerifyAsync(hall.Journal, GrainReplays.All)).First.ShouldBeNull();
    }

    [NeedFact]
    public async Task Waits_OfSeveralRequests_AreThoseOfEachOne()
    {
        await using var hall = await OpenAsync(OneDesk());
        await hall.StaffAsync(Anna, new SignOn());
        var (held, waiting) = (await hall.SubmitAsync(), await hall.SubmitAsync());
        (await hall.ItemAsync(held)).Holder.ShouldBe(Anna);

        var waits = await hall.Centre.ReadWaitsAsync([waiting, new RequestId(new Guid(7, 0, 0, new byte[8])), held]);

        waits.Select(wait => wait.Request).ShouldBe([waiting, held]);
        waits[0].Items.ShouldHaveSingleItem().Position.ShouldBe(1);
        waits[1].Items.ShouldHaveSingleItem().Holder.ShouldBe(Anna);
        await Should.ThrowAsync<ArgumentOutOfRangeException>(async () => await hall.Centre.ReadWaitsAsync([.. Enumerable.Repeat(held, 1_001)]));
    }

    [NeedFact]
    public async Task Kinds_EachOne_TakesItsCommandIsReadAndIsVerified()
    {
        await using var hall = await OpenAsync(OneDesk());
        foreach (var kind in TestKinds.All)
        {
            await KindSamples.All[kind.Name](hall.Host);
            await hall.SettleAsync();
            hall.Journal.Store.Entries.ShouldContain(entry => entry.Grain.Kind == kind.Kind, kind.Name);
        }

        (await JournalVerifier.VerifyAsync(hall.Journal, TestKinds.Replays)).First.ShouldBeNull();
    }

    [NeedFact]
    public async Task Batch_HostEndsInTheMiddle_GoesOnByItselfAndTellsNobodyTwice()
    {
        await using var before = await OpenAsync(OneDesk());
        var requests = new List<RequestId>();
        for (var i = 0; i < 12; i++)
        {
            requests.Add(await before.SubmitAsync());
        }

        before.Journal.Hold();
        var batch = new BatchId("b-1");
        var start = new StartBatch(new BatchOrder(BatchVerb.Escalate) { Urgency = Urgency.MoreUrgent }, [.. requests], "A burst pipe.");
        var starting = before.Host.Batch(Hall, batch).ExecuteAsync(start, Chief).AsTask();
        await UntilAsync(() => before.Journal.HeldCount == 1);
        before.Journal.ReleaseOne();
        (await starting).Require().Stage.ShouldBe(BatchStage.Running);
        await UntilAsync(() => before.Journal.HeldCount > 1);
        before.Journal.ReleaseOne();
        before.Journal.ReleaseOne();
        before.Journal.Outage = "The host ends here.";
        before.Journal.Release();
        await before.StopAsync();
        before.CountEvents("request.escalated").ShouldBeInRange(2, 11);

        await using var after = await OpenAsync(store: before.Journal.Store);
        await UntilAsync(() => after.CountEvents("request.escalated") == 12);
        await after.SettleAsync();

        var state = (await after.Host.Batch(Hall, batch).ReadAsync())!;
        (state.Stage, state.Told, state.Done).ShouldBe((BatchStage.Done, 12, 12));
        after.Journal.Store.Entries.Where(entry => entry.Event.Type == "request.escalated").Select(entry => entry.Grain.Id).ShouldBeUnique();
        (await JournalVerifier.VerifyAsync(after.Journal, TestKinds.Replays)).First.ShouldBeNull();
    }

    [NeedFact]
    public async Task Submit_Repeated_HasOneEffectAndTheSameReplyAlsoAfterARestart()
    {
        await using var before = await OpenAsync(OneDesk());
        var first = await before.Host.SubmitAsync(Submission, TestHall.Citizen("k"));
        await before.StaffAsync(Anna, new SignOn());
        (await before.Host.SubmitAsync(Submission, TestHall.Citizen("k"))).Require().ShouldBe(first.Require());
        await before.StopAsync();

        await using var after = await OpenAsync(store: before.Journal.Store);

        (await after.Host.SubmitAsync(Submission, TestHall.Citizen("k"))).Require().ShouldBe(first.Require());
        after.CountEvents("request.submitted").ShouldBe(1);
    }

    [NeedFact]
    public async Task Refusals_OfEveryGrain_ArriveAsValues()
    {
        await using var hall = await OpenAsync(OneDesk());
        await hall.Host.SubmitAsync(Submission, TestHall.Citizen("k"));

        (await hall.Host.SubmitAsync(Submission with { Channel = Channel.Phone }, TestHall.Citizen("k"))).Refusal!.Code.ShouldBe(RefusalCodes.KeyReused);
        (await hall.Host.Plan(Hall).PublishAsync(OneDesk(), expectedVersion: 7, Chief)).Refusal!.Code.ShouldBe(RefusalCodes.PlanChanged);
        (await hall.Host.Plan(Hall).PublishAsync(OneDesk() with { TimeZone = "Nowhere" }, null, Chief)).Refusal!.Faults.ShouldNotBeEmpty();
        (await hall.Host.Staff(Hall, new StaffId("nobody")).ExecuteAsync(new SignOn(), Chief)).Refusal!.Code.ShouldBe(RefusalCodes.NotFound);
        (await hall.Centre.TakeNextAsync(Anna, TestHall.By(Anna))).Refusal!.Code.ShouldBe(RefusalCodes.NotAvailable);
        (await hall.Host.Department(Hall, new DepartmentId("none")).ReadAsync()).ShouldBeNull();
    }

    [NeedFact]
    public async Task Commit_InFlight_RepliesWaitForItAndTurnsGoOn()
    {
        await using var hall = await OpenAsync(OneDesk());
        var request = await hall.SubmitAsync();
        hall.Journal.Hold();

        var escalation = hall.Host.Request(request).ExecuteAsync(new EscalateRequest(Urgency.MoreUrgent, "Flood."), Chief).AsTask();
        var cancellation = hall.Host.Request(request).ExecuteAsync(new CancelRequest("Gone."), TestHall.Citizen()).AsTask();
        await UntilAsync(() => hall.Journal.HeldCount == 2);
        escalation.IsCompleted.ShouldBeFalse();
        (await hall.Host.Request(request).ReadAsync())!.Urgency.ShouldBe(Urgency.General);

        hall.Journal.Release();
        (await escalation).Require().Version.ShouldBeLessThan((await cancellation).Require().Version);
    }

    [NeedFact]
    public async Task Commit_Fails_TheFaultArrivesAsItselfAndTheGrainIsLoadedAgain()
    {
        await using var hall = await OpenAsync(OneDesk());
        var request = await hall.SubmitAsync();
        hall.Journal.FailNext(new JournalUnavailableException("The disk is full.") { Reason = JournalUnavailableReason.Full });

        var fault = await Should.ThrowAsync<JournalUnavailableException>(
            async () => await hall.Host.Request(request).ExecuteAsync(new EscalateRequest(Urgency.MoreUrgent, "Flood."), Chief));

        fault.Reason.ShouldBe(JournalUnavailableReason.Full);
        (await hall.Host.Request(request).ReadAsync())!.Urgency.ShouldBe(Urgency.General);
        (await hall.ExecuteAsync(request, new CancelRequest("Gone."), TestHall.Citizen())).Status.ShouldBe(RequestStatus.Cancelled);
    }

    [NeedFact]
    public async Task Commands_BeyondTheLimit_AreRefusedAsBusyAndAStopWaitsForTheOthers()
    {
        await using var hall = await OpenAsync(OneDesk(), configure: options => options.MaxCommandsInFlight = 2);
        hall.Journal.Hold();
        var first = hall.Host.SubmitAsync(Submission, TestHall.Citizen()).AsTask();
        var second = hall.Host.SubmitAsync(Submission, TestHall.Citizen()).AsTask();
        await UntilAsync(() => hall.Journal.HeldCount == 2);

        (await hall.Host.SubmitAsync(Submission, TestHall.Citizen())).Refusal!.Code.ShouldBe(RefusalCodes.Busy);
        var stop = hall.StopAsync().AsTask();
        await UntilAsync(async () => (await hall.Host.SubmitAsync(Submission, TestHall.Citizen())).Refusal!.Code == RefusalCodes.Stopping);
        stop.IsCompleted.ShouldBeFalse();

        hall.Journal.Release();
        (await first).IsRefused.ShouldBeFalse();
        (await second).IsRefused.ShouldBeFalse();
        await stop;
    }

    [NeedFact]
    public async Task Plan_PublishedUnchanged_KeepsItsVersionAndLeavesNoEvent()
    {
        await using var hall = await OpenAsync(OneDesk());

        (await hall.Host.Plan(Hall).PublishAsync(OneDesk(), null, Chief)).Require().Version.ShouldBe(1);
        (await hall.Host.Plan(Hall).PublishAsync(OneDesk(), expectedVersion: 1, Chief with { Key = new CommandKey("again") })).Require().Version.ShouldBe(1);

        hall.CountEvents("plan.published").ShouldBe(1);
        (await hall.Host.Plan(Hall).PublishAsync(OneDesk() with { Name = "Another name" }, expectedVersion: 1, Chief)).Require().Version.ShouldBe(2);
    }

    [NeedFact]
    public async Task Reasons_OfPlanCentreAndDepartment_AreOnRecordByTheirCodes()
    {
        var plan = OneDesk() with { Reasons = [new ReasonPlan(new ReasonId("drill"), "A drill")] };
        await using var hall = await OpenAsync(plan);
        var why = new Reason("As agreed.", new ReasonId("drill"));
        var desk = hall.Host.Department(Hall, Desk);

        (await hall.Host.Plan(Hall).PublishAsync(plan with { Name = "Another name" }, 1, Chief, why)).Require().Version.ShouldBe(2);
        (await hall.Host.Plan(Hall).PublishAsync(plan, 2, Chief, Reason.Of(new ReasonId("weather")))).Refusal!.Field.ShouldBe("reasonCode");
        (await desk.ExecuteAsync(new LimitConcurrency(3, why), Chief)).Require();
        (await desk.ExecuteAsync(new LimitConcurrency(3, ""), Chief)).Refusal!.Field.ShouldBe("reason");
        (await hall.Centre.ExecuteAsync(new ReconcileCentre(why), Chief)).Require().Reconciliation.ShouldBe(new ReconciliationReport(0, 0, 0, 0));

        foreach (var type in new[] { "plan.published", "department.limited", "centre.reconciliation-ordered" })
        {
            hall.CountEvents(type).ShouldBe(type == "plan.published" ? 2 : 1);
        }
    }

    [NeedFact]
    public async Task Plan_Published_CountsForWhoComesNextAndNotForWhoIsThere()
    {
        await using var hall = await OpenAsync(OneDesk());
        var old = await hall.SubmitAsync();
        (await hall.Host.Plan(Hall).PublishAsync(OneDesk() with { Name = "Another name" }, null, Chief)).Require().Version.ShouldBe(2);
        var young = await hall.SubmitAsync();

        (await hall.Host.Request(old).ReadAsync())!.Plan.ShouldBe(1);
        (await hall.Host.Request(young).ReadAsync())!.Plan.ShouldBe(2);
        (await hall.Host.Plan(Hall).ReadVersionAsync(1))!.Plan.Name.ShouldBe("Test hall");
    }

    [NeedFact]
    public async Task Plan_ByTwo_CountsOnceSomebodyElseApproves()
    {
        await using var hall = await OpenAsync(OneDesk() with { PublishedByTwo = true });
        var plan = hall.Host.Plan(Hall);
        var number = (await plan.PublishAsync(OneDesk() with { Name = "Another name" }, 1, Chief)).Require().Proposal!.Value;
        (await plan.ReadProposalAsync())!.Plan.Name.ShouldBe("Another name");
        (await plan.ApproveAsync(number, Chief, "Mine.")).Refusal!.Code.ShouldBe(RefusalCodes.SecondPerson);
        (await plan.DeclineAsync(number, Chief, "Not now.")).Require().Version.ShouldBe(1);
        number = (await plan.PublishAsync(OneDesk() with { Name = "Another name" }, 1, Chief)).Require().Proposal!.Value;

        var version = (await plan.ApproveAsync(number, new CommandMeta(new Actor(ActorKind.Administrator, "second")), "Read.")).Require().Version;

        (await hall.Host.Request(await hall.SubmitAsync()).ReadAsync())!.Plan.ShouldBe(version);
        (await plan.ReadAsync())!.Plan.Name.ShouldBe("Another name");
    }

    [NeedFact]
    public async Task Submit_KeyedOrNot_TellsACodeThatIsTheRequestsAlone()
    {
        await using var hall = await OpenAsync(OneDesk());
        var first = (await hall.Host.SubmitAsync(Submission, TestHall.Citizen("k"))).Require();
        var again = (await hall.Host.SubmitAsync(Submission, TestHall.Citizen("k"))).Require();
        var other = (await hall.Host.SubmitAsync(Submission, TestHall.Citizen())).Require();
        var cancelled = (await hall.Host.Request(first.Request).ExecuteAsync(new CancelRequest("No more."), TestHall.Citizen())).Require();

        var code = first.TrackingCode.ShouldNotBeNull();
        again.Request.ShouldBe(first.Request);
        again.TrackingCode.ShouldBe(code);
        cancelled.TrackingCode.ShouldBeNull();
        (await hall.Host.IsTrackingCodeAsync(first.Request, code)).ShouldBeTrue();
        (await hall.Host.IsTrackingCodeAsync(other.Request, code)).ShouldBeFalse();
        (await hall.Host.IsTrackingCodeAsync(other.Request, other.TrackingCode.ShouldNotBeNull())).ShouldBeTrue();
    }

    [NeedFact]
    public async Task Commands_RepeatedWhenOver_AnswerTheSame()
    {
        await using var hall = await OpenAsync(OneDesk());
        var meta = Chief with { Key = new CommandKey("k") };
        var desk = hall.Host.Department(Hall, Desk);
        var closed = await desk.ExecuteAsync(new CloseDepartment("Drill."), meta);
        await desk.ExecuteAsync(new ReopenDepartment("Over."), Chief);
        var declared = await hall.Centre.ExecuteAsync(new DeclareCrisis("Flood."), meta);
        await hall.Centre.ExecuteAsync(new LiftCrisis("Dry."), Chief);
        await hall.StaffAsync(Anna, new SignOn());
        var off = await hall.Host.Staff(Hall, Anna).ExecuteAsync(new SignOff(Release: true), meta);
        await hall.StaffAsync(Anna, new SignOn());

        (await desk.ExecuteAsync(new CloseDepartment("Drill."), meta)).Require().ShouldBe(closed.Require());
        (await hall.Centre.ExecuteAsync(new DeclareCrisis("Flood."), meta)).Require().ShouldBe(declared.Require());
        (await hall.Host.Staff(Hall, Anna).ExecuteAsync(new SignOff(Release: true), meta)).Require().ShouldBe(off.Require());
        (await hall.Host.Staff(Hall, Anna).ReadAsync())!.Presence.ShouldBe(StaffPresence.SignedOn);
    }

    [NeedFact]
    public async Task TakeNext_RepeatedWhenTheItemIsDone_GivesTheSameItemAlsoAfterARestart()
    {
        await using var before = await OpenAsync(WithPull());
        await before.StaffAsync(Anna, new SignOn());
        var request = await before.SubmitAsync();
        var next = await before.SubmitAsync();
        var first = await before.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t"));
        await before.SettleAsync();
        await before.ExecuteAsync(request, new CompleteItem(0, Anna), TestHall.By(Anna));
        (await before.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t"))).Require().ShouldBe(first.Require());
        await before.StopAsync();

        await using var after = await OpenAsync(store: before.Journal.Store);

        (await after.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t"))).Require().ShouldBe(first.Require());
        (await after.ItemAsync(next)).Status.ShouldBe(WorkItemStatus.Waiting);
    }

    [NeedFact]
    public async Task TakeNext_RepeatedWhenTheItemIsBackInItsQueue_GivesTheSameItemAlsoAfterARestart()
    {
        await using var before = await OpenAsync(WithPull());
        await before.StaffAsync(Anna, new SignOn());
        var request = await before.SubmitAsync();
        var first = await before.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t"));
        await before.SettleAsync();
        await before.ExecuteAsync(request, new ReleaseItem(0, "Lunch."), Chief);
        await before.StopAsync();

        await using var after = await OpenAsync(store: before.Journal.Store);

        (await after.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t"))).Require().ShouldBe(first.Require());
        (await after.ItemAsync(request)).Status.ShouldBe(WorkItemStatus.Waiting);
    }

    [NeedFact]
    public async Task Give_FromHandToHand_IsKnownToTheCentreAndAfterARestart()
    {
        await using var before = await OpenAsync(OneDesk());
        await before.StaffAsync(Anna, new SignOn());
        var request = await before.SubmitAsync();
        await before.SettleAsync();
        await before.StaffAsync(Boris, new SignOn());

        var meta = Chief with { Key = new CommandKey("give") };
        var given = await before.ExecuteAsync(request, new GiveItem(0, Boris, "She fell ill."), meta);
        await before.SettleAsync();

        (await before.ItemAsync(request)).Holder.ShouldBe(Boris);
        (await before.Centre.ReadQueueAsync()).Staff.Single(person => person.Staff == Boris).Items.ShouldBe([new WorkItemId(request, 0)]);
        await before.StopAsync();
        await using var after = await OpenAsync(store: before.Journal.Store);
        (await after.ExecuteAsync(request, new GiveItem(0, Boris, "She fell ill."), meta)).Version.ShouldBe(given.Version);
    }

    // Two hosts on one record, as while silos cannot see each other: the older centre does not know that it is over.
    [NeedFact]
    public async Task TakeNext_RepeatedAtACentreThatWasTakenOver_IsNotToldThatNothingWaits()
    {
        await using var old = await OpenAsync(WithPull());
        await old.StaffAsync(Anna, new SignOn());
        await using var young = await OpenAsync(store: old.Journal.Store);
        await young.Centre.ReadAsync();
        await young.SubmitAsync();
        var first = (await young.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t"))).Require();

        var repeated = await Record.ExceptionAsync(async () => (await old.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t"))).Require().ShouldBe(first));

        (repeated is null or FencedException).ShouldBeTrue(repeated?.ToString());
    }

    [NeedFact]
    public async Task TakeNext_WhoHoldsSomethingAndGetsNothingMore_ReadsWhatTheyHold()
    {
        await using var hall = await OpenAsync(WithPull());
        await hall.StaffAsync(Anna, new SignOn());
        (await hall.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t-1"))).Refusal!.Code.ShouldBe(RefusalCodes.NothingWaiting);
        var request = await hall.SubmitAsync();
        (await hall.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t-2"))).Require().Item.Request.ShouldBe(request);
        await hall.SubmitAsync();

        var refusal = (await hall.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t-3"))).Refusal!;

        refusal.Code.ShouldBe(RefusalCodes.StillHolding);
        refusal.Message.ShouldContain(request.ToString());
    }

    [NeedFact]
    public async Task Command_FromOutsideInTheEnginesRole_IsRefusedByEveryGrain()
    {
        await using var hall = await OpenAsync(WithPull());
        var request = await hall.SubmitAsync();
        var engine = new CommandMeta(Actor.Engine);

        Refusal?[] refusals =
        [
            (await hall.Host.Request(request).ExecuteAsync(new ReleaseItem(0, "gone"), engine)).Refusal,
            (await hall.Host.Staff(Hall, Anna).ExecuteAsync(new SignOn(), engine)).Refusal,
            (await hall.Host.Department(Hall, Desk).ExecuteAsync(new CloseDepartment("fire"), engine)).Refusal,
            (await hall.Centre.ExecuteAsync(new DeclareCrisis("flood"), engine)).Refusal,
            (await hall.Centre.TakeNextAsync(Anna, engine)).Refusal,
        ];

        refusals.ShouldAllBe(refusal => refusal != null && refusal.Code == RefusalCodes.NotAllowed);
        (await hall.Host.Request(request).ExecuteAsync(new AssignItem(0, Anna, new Epoch(1), "mine"), Chief)).Refusal!.Code
            .ShouldBe(RefusalCodes.NotAllowed);
        (await hall.ItemAsync(request)).Status.ShouldBe(WorkItemStatus.Waiting);
    }

    /// <summary>Opens a hall; over a store that was used before, as after a restart.</summary>
    private protected abstract Task<HallUnderTest> OpenAsync(
        HallPlan? plan = null, InMemoryStore? store = null, Action<CoordinationOptions>? configure = null);

    /// <summary>Publishes the plan of a hall that was just opened.</summary>
    private protected static async Task<HallUnderTest> PublishAsync(HallUnderTest hall, HallPlan? plan)
    {
        ArgumentNullException.ThrowIfNull(hall);
        if (plan is not null)
        {
            (await hall.Host.Plan(Hall).PublishAsync(plan, null, new CommandMeta(new Actor(ActorKind.Administrator, "admin")))).Require();
            await hall.SettleAsync();
        }

        return hall;
    }

    // What another thread does is waited for, not slept for.
    private static Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var since = TimeProvider.System.GetTimestamp(); !await holds(); await Task.Yield())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromMinutes(2), "What was waited for did not happen.");
        }
    }
}
