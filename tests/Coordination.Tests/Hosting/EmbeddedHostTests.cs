using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Hosting;

public sealed class EmbeddedHostTests
{
    private static readonly SubmitRequest Submission = new() { Centre = Hall, Service = Passport };

    [Fact]
    public async Task Submit_SameKeyTwice_HasOneEffectAndTheSameReply()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var first = await hall.Host.SubmitAsync(Submission, TestHall.Citizen("k"));
        await hall.StaffAsync(Anna, new SignOn());

        var second = await hall.Host.SubmitAsync(Submission, TestHall.Citizen("k"));

        second.Require().ShouldBe(first.Require());
        hall.CountEvents("request.submitted").ShouldBe(1);
    }

    [Fact]
    public async Task Submit_SameKeyAfterRestart_HasOneEffectAndTheSameReply()
    {
        await using var before = await TestHall.OpenAsync(OneDesk());
        var first = await before.Host.SubmitAsync(Submission, TestHall.Citizen("k"));

        await using var after = await TestHall.OpenAsync(store: before.Journal.Store);

        (await after.Host.SubmitAsync(Submission, TestHall.Citizen("k"))).Require().ShouldBe(first.Require());
    }

    [Fact]
    public async Task Submit_SameKeyAnotherCommand_IsRefused()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.Host.SubmitAsync(Submission, TestHall.Citizen("k"));

        var reply = await hall.Host.SubmitAsync(Submission with { Channel = Channel.Phone }, TestHall.Citizen("k"));

        reply.Refusal!.Code.ShouldBe(RefusalCodes.KeyReused);
    }

    [Fact]
    public async Task Reply_CommitInFlight_WaitsAndReadsShowNothingYet()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        hall.Journal.Hold();

        var submission = hall.Host.SubmitAsync(Submission, TestHall.Citizen("k")).AsTask();
        var request = RequestId.ForKey(Hall, TestHall.Citizen().By, new CommandKey("k"));

        submission.IsCompleted.ShouldBeFalse();
        (await hall.Host.Request(request).ReadAsync()).ShouldBeNull();
        (await hall.QueueAsync()).ShouldBeEmpty();
        hall.Journal.Release();
        (await submission).Require().Status.ShouldBe(RequestStatus.Waiting);
    }

    [Fact]
    public async Task Turns_CommitInFlight_GoOn()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var request = await hall.SubmitAsync();
        hall.Journal.Hold();

        var escalation = hall.Host.Request(request).ExecuteAsync(new EscalateRequest(Urgency.MoreUrgent, "Flood."), Supervisor).AsTask();
        var cancellation = hall.Host.Request(request).ExecuteAsync(new CancelRequest("Gone."), TestHall.Citizen()).AsTask();

        hall.Journal.HeldCount.ShouldBe(2);
        hall.Journal.Release();
        (await escalation).Require().Version.ShouldBeLessThan((await cancellation).Require().Version);
    }

    [Fact]
    public async Task Commit_Fails_EveryCallerGetsTheErrorAndTheGrainIsLoadedAgain()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var request = await hall.SubmitAsync();
        hall.Journal.Hold();
        hall.Journal.FailNext(new JournalUnavailableException("The disk is full."));
        var escalation = hall.Host.Request(request).ExecuteAsync(new EscalateRequest(Urgency.MoreUrgent, "Flood."), Supervisor).AsTask();
        hall.Journal.Release();

        await Should.ThrowAsync<JournalUnavailableException>(escalation);

        (await hall.Host.Request(request).ReadAsync())!.Urgency.ShouldBe(Urgency.General);
        (await hall.ExecuteAsync(request, new CancelRequest("Gone."), TestHall.Citizen())).Status.ShouldBe(RequestStatus.Cancelled);
    }

    [Fact]
    public async Task Commit_AnswerLost_TheRepeatedCommandFindsItsEffect()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        hall.Journal.FailNextAfterCommit(new CommitUnknownException("No answer."));
        await Should.ThrowAsync<CommitUnknownException>(async () => await hall.Host.SubmitAsync(Submission, TestHall.Citizen("k")));

        var again = await hall.Host.SubmitAsync(Submission, TestHall.Citizen("k"));

        again.Require().Status.ShouldBe(RequestStatus.Waiting);
        hall.CountEvents("request.submitted").ShouldBe(1);
    }

    [Fact]
    public async Task Commands_BeyondTheLimit_AreRefusedAsBusy()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk(), configure: options => options.MaxCommandsInFlight = 2);
        hall.Journal.Hold();
        var first = hall.SubmitAsync();
        var second = hall.SubmitAsync();

        (await hall.Host.SubmitAsync(Submission, TestHall.Citizen())).Refusal!.Code.ShouldBe(RefusalCodes.Busy);

        hall.Journal.Release();
        await Task.WhenAll(first, second);
        (await hall.Host.SubmitAsync(Submission, TestHall.Citizen())).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task Stop_CommandsInFlight_AreWaitedForAndNewOnesRefused()
    {
        var hall = await TestHall.OpenAsync(OneDesk());
        hall.Journal.Hold();
        var submission = hall.SubmitAsync();

        var stop = hall.Host.StopAsync().AsTask();
        (await hall.Host.SubmitAsync(Submission, TestHall.Citizen())).Refusal!.Code.ShouldBe(RefusalCodes.Stopping);
        stop.IsCompleted.ShouldBeFalse();
        hall.Journal.Release();

        await submission;
        await stop;
    }

    [Fact]
    public async Task Requests_BeyondTheLimit_LeaveMemoryAndComeBack()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk(), configure: options => options.MaxLiveRequests = 10);
        var requests = new List<RequestId>();
        for (var i = 0; i < 100; i++)
        {
            requests.Add(await hall.SubmitAsync());
        }

        hall.Host.LiveRequests.ShouldBeLessThanOrEqualTo(11);
        foreach (var request in requests)
        {
            (await hall.Host.Request(request).ReadAsync())!.Status.ShouldBe(RequestStatus.Waiting);
        }
    }

    [Fact]
    public async Task Requests_Idle_LeaveMemory()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.SubmitAsync();
        hall.Host.LiveRequests.ShouldBe(1);

        hall.Clock.Advance(TimeSpan.FromMinutes(5));

        hall.Host.LiveRequests.ShouldBe(0);
    }

    [Fact]
    public async Task Plan_ChangedInBetween_IsRefused()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());

        var reply = await hall.Host.Plan(Hall).PublishAsync(OneDesk(), expectedVersion: 7, Supervisor);

        reply.Refusal!.Code.ShouldBe(RefusalCodes.PlanChanged);
    }

    [Fact]
    public async Task Request_PlanChanges_KeepsTheVersionItWasAdmittedUnder()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var old = await hall.SubmitAsync();
        await hall.PublishAsync(OneDesk() with { Name = "Another name" });
        var young = await hall.SubmitAsync();

        (await hall.Host.Request(old).ReadAsync())!.Plan.ShouldBe(1);
        (await hall.Host.Request(young).ReadAsync())!.Plan.ShouldBe(2);
    }

    private static CommandMeta Supervisor { get; } = new(new Actor(ActorKind.Supervisor, "chief"));
}
