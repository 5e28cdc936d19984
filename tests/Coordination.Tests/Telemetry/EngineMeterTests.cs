using Coordination.Erasures;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Telemetry;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Memory;
using Coordination.TestKit.Telemetry;
using Shouldly;
using System.Runtime.CompilerServices;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Telemetry;

/// <summary>What the engine measures, after traffic that is known.</summary>
[Collection(nameof(CoordinationTelemetry))]
public sealed class EngineMeterTests : IDisposable
{
    private readonly Measurements _measured = new();

    public void Dispose() => _measured.Dispose();

    [Fact]
    public async Task RequestTransitions_AfterOneLife_CountEachStatusOnce()
    {
        await using var hall = await OpenAsync();

        await LiveAsync(hall, waits: TimeSpan.FromMinutes(7));

        _measured.Of("coordination.request.transitions").ShouldBe(
        [
            "1 coordination.centre=hall coordination.request.status=completed",
            "1 coordination.centre=hall coordination.request.status=in-service",
            "1 coordination.centre=hall coordination.request.status=waiting",
        ]);
    }

    [Fact]
    public async Task QueueWait_ItemAssigned_IsItsAgeThen()
    {
        await using var hall = await OpenAsync();

        await LiveAsync(hall, waits: TimeSpan.FromMinutes(7));

        _measured.Of("coordination.queue.wait.duration").ShouldBe(["420 coordination.centre=hall coordination.department=desk coordination.urgency=3"]);
    }

    [Fact]
    public async Task QueueWait_ItemNotToBeCalledYet_CountsFromWhenItMayBe()
    {
        await using var hall = await OpenAsync();
        await hall.Host.SubmitAsync(
            new SubmitRequest { Centre = Hall, Service = Passport, AppointmentAt = hall.Clock.GetUtcNow() + TimeSpan.FromHours(2) }, TestHall.Citizen());
        hall.Clock.Advance(TimeSpan.FromHours(3));

        await hall.StaffAsync(Anna, new SignOn("1"));

        _measured.Of("coordination.queue.wait.duration").ShouldBe(["3600 coordination.centre=hall coordination.department=desk coordination.urgency=2"]);
    }

    [Fact]
    public async Task Breaches_TargetMissed_CountsTheRequestOnce()
    {
        await using var hall = await OpenAsync();
        await hall.SubmitAsync();

        hall.Clock.Advance(TimeSpan.FromMinutes(31));
        hall.Clock.Advance(TimeSpan.FromMinutes(31));

        _measured.Of("coordination.service_level.breaches").ShouldBe(["0 coordination.centre=hall", "1 coordination.centre=hall"]);
    }

    [Fact]
    public async Task Refusals_GrainRefuses_AreCountedByCodeAndCommand()
    {
        await using var hall = await OpenAsync();
        var request = await hall.SubmitAsync();

        (await hall.Host.Request(request).ExecuteAsync(new RateRequest(5), TestHall.Citizen())).IsRefused.ShouldBeTrue();

        _measured.Of("coordination.command.refusals").ShouldBe(
            ["1 coordination.command=rate coordination.grain.kind=request coordination.refusal.code=wrong-state"]);
    }

    [Fact]
    public async Task Refusals_NothingWaitsForWhoAsks_AreCountedAsTheCentres()
    {
        await using var hall = await OpenAsync();
        await hall.StaffAsync(Anna, new SignOn("1"));

        (await hall.Centre.TakeNextAsync(Anna, TestHall.By(Anna))).IsRefused.ShouldBeTrue();

        _measured.Of("coordination.command.refusals").ShouldBe(
            ["1 coordination.command=take-next coordination.grain.kind=centre coordination.refusal.code=nothing-waiting"]);
    }

    [Fact]
    public async Task Refusals_HostIsFull_AreCountedByCode()
    {
        await using var hall = await OpenAsync(options => options.MaxCommandsInFlight = 1);
        hall.Journal.Hold();
        var first = hall.SubmitAsync();

        (await hall.Host.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen())).IsRefused.ShouldBeTrue();

        _measured.Of("coordination.command.refusals").ShouldBe(["1 coordination.refusal.code=busy"]);
        _measured.Read("coordination.command.active").ShouldBe(["1"]);
        hall.Journal.Release();
        await first;
        _measured.Read("coordination.command.active").ShouldBe(["0"]);
    }

    [Fact]
    public async Task Durations_CommitTakesAWhile_CommandAndAppendTakeIt_TheTurnDoesNot()
    {
        await using var hall = await OpenAsync();
        hall.Journal.Hold();
        var submission = hall.SubmitAsync();

        hall.Clock.Advance(TimeSpan.FromMilliseconds(250));
        hall.Journal.Release();
        await submission;

        _measured.Of("coordination.command.duration").ShouldBe(
            ["0 coordination.command=publish-plan coordination.grain.kind=plan", "0.25 coordination.command=submit coordination.grain.kind=request"]);
        _measured.Of("coordination.journal.append.duration").ShouldBe(["0 coordination.grain.kind=plan", "0.25 coordination.grain.kind=request"]);
        _measured.Of("coordination.turn.duration").ShouldBe(
            ["0 coordination.command=publish-plan coordination.grain.kind=plan", "0 coordination.command=submit coordination.grain.kind=request"]);
    }

    [Fact]
    public async Task Notes_OfPersonalTexts_AreCountedAlikeOfEveryKindOfGrain()
    {
        await using var hall = await OpenAsync();
        var request = await hall.SubmitAsync();
        await hall.StaffAsync(Anna, new SignOn("1") { Reason = "She forgot it." });
        GrainKey[] grains = [GrainKey.Of(request), GrainKey.Of(Hall, Anna), GrainKey.OfPlan(Hall)];

        foreach (var grain in grains)
        {
            (await hall.Host.Peers.NoteAsync(grain, new LookAtTexts("A check."), TestHall.By(Anna))).Require();
            (await hall.Host.Peers.NoteAsync(grain, new EraseTexts("law"), CommandMeta.Engine)).Require();
        }

        (await hall.Host.Peers.NoteAsync(GrainKey.Of(Hall, Anna), new EraseTexts("no basis!"), CommandMeta.Engine)).IsRefused.ShouldBeTrue();
        foreach (var kind in (string[])["request", "staff", "plan"])
        {
            _measured.Of("coordination.command.duration").ShouldContain($"0 coordination.command=look-at-personal coordination.grain.kind={kind}");
            _measured.Of("coordination.command.duration").ShouldContain($"0 coordination.command=erase-personal coordination.grain.kind={kind}");
            _measured.Of("coordination.turn.duration").ShouldContain($"0 coordination.command=erase-personal coordination.grain.kind={kind}");
        }

        _measured.Of("coordination.command.refusals").ShouldBe(["1 coordination.command=erase-personal coordination.grain.kind=staff coordination.refusal.code=invalid"]);
    }

    [Fact]
    public async Task Erasures_OfAHall_AreNamedAsTheKindIs()
    {
        await using var hall = await OpenAsync();

        (await hall.Host.Erasures(Hall).ExecuteAsync(new FindRequests { Contact = "jan@example.org", Reason = "He asks." }, TestHall.By(Anna))).Require();

        _measured.Of("coordination.command.duration").ShouldContain("0 coordination.command=find-requests coordination.grain.kind=erasures");
    }

    [Fact]
    public async Task CommandDuration_CommitFails_CarriesTheFault()
    {
        await using var hall = await OpenAsync();
        hall.Journal.FailNextAfterCommit(new CommitUnknownException("No answer."));

        await Should.ThrowAsync<CommitUnknownException>(() => hall.SubmitAsync());

        _measured.Of("coordination.command.duration").ShouldContain(
            "0 coordination.command=submit coordination.grain.kind=request error.type=Coordination.Journal.CommitUnknownException");
    }

    [Fact]
    public async Task Queue_ItemsWaitAndAreHeld_IsReadFromMemory()
    {
        await using var hall = await OpenAsync();
        await hall.StaffAsync(Anna, new SignOn("1"));
        await hall.SubmitAsync();
        await hall.SubmitAsync();
        await hall.SubmitAsync(danger: true);
        _measured.Read("coordination.request.live").ShouldBe(["3"]);

        hall.Clock.Advance(TimeSpan.FromMinutes(5));

        _measured.Read("coordination.queue.length").ShouldBe(
        [
            "0 coordination.centre=hall coordination.department=desk coordination.urgency=2",
            "0 coordination.centre=hall coordination.department=desk coordination.urgency=4",
            "0 coordination.centre=hall coordination.department=desk coordination.urgency=5",
            "1 coordination.centre=hall coordination.department=desk coordination.urgency=1",
            "1 coordination.centre=hall coordination.department=desk coordination.urgency=3",
        ]);
        _measured.Read("coordination.queue.held").ShouldBe(["1 coordination.centre=hall coordination.department=desk"]);
        _measured.Read("coordination.queue.oldest.age").ShouldBe(["300 coordination.centre=hall coordination.department=desk"]);
    }

    [Fact]
    public async Task Counts_ReadAgainAndAgain_AskStorageEveryHalfMinuteOnly()
    {
        await using var hall = await OpenAsync();
        await hall.SubmitAsync();
        var first = _measured.Read("coordination.requests");
        await hall.SubmitAsync();

        var soon = _measured.Read("coordination.requests");
        hall.Clock.Advance(TimeSpan.FromSeconds(30));
        var later = _measured.Read("coordination.requests");

        first.ShouldBe(["1 coordination.centre=hall coordination.request.status=waiting"]);
        soon.ShouldBe(first);
        later.ShouldBe(["2 coordination.centre=hall coordination.request.status=waiting"]);
    }

    [Fact]
    public async Task TimeToBreach_ClocksRun_IsThatOfTheNext()
    {
        await using var hall = await OpenAsync();
        await hall.SubmitAsync();
        hall.Clock.Advance(TimeSpan.FromMinutes(10));
        await hall.SubmitAsync();

        _measured.Read("coordination.service_level.time_to_breach").ShouldBe(["1200 coordination.centre=hall"]);
        hall.Clock.Advance(TimeSpan.FromSeconds(20));
        _measured.Read("coordination.service_level.time_to_breach").ShouldBe(["1180 coordination.centre=hall"]);
    }

    [Fact]
    public async Task Observables_HostStopped_ShowNothingOfIt()
    {
        var hall = await OpenAsync();
        await hall.SubmitAsync();
        _measured.Read("coordination.queue.length").ShouldNotBeEmpty();

        await hall.DisposeAsync();

        foreach (var observable in _measured.Instruments.Values.Where(instrument => instrument.IsObservable))
        {
            _measured.Read(observable.Name).ShouldBeEmpty(observable.Name);
        }
    }

    [Fact]
    public async Task Host_StoppedWhileItsMetersLive_IsNotKeptInMemory()
    {
        var host = Leave();

        // What it still had to do may end on other threads.
        for (var since = TimeProvider.System.GetTimestamp(); host.IsAlive && TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(30);)
        {
            await Task.Yield();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        host.IsAlive.ShouldBeFalse();
    }

    [Fact]
    public async Task TwoHosts_OneProcess_MeasureApart()
    {
        using var others = new Measurements();
        await using var hall = await OpenAsync();
        await using var other = await TestHall.OpenAsync(OneDesk(), meters: others);

        await hall.SubmitAsync();

        _measured.Of("coordination.request.transitions").Count.ShouldBe(1);
        others.Of("coordination.request.transitions").ShouldBeEmpty();
    }

    [Fact]
    public async Task Turn_NobodyListens_CostsNoMemory()
    {
        await using var silent = await TestHall.OpenAsync(OneDesk());
        var meters = new EngineMeters(factory: null);
        var state = (await silent.Host.Request(await silent.SubmitAsync()).ReadAsync())!;
        var turn = new Turn<RequestState>(state, 1, "waiting", null, false, Task.CompletedTask) { Before = state };
        var wanted = false;
        Touch();

        Allocated.Least(Touch).ShouldBe(0);
        wanted.ShouldBeFalse();
        meters.Dispose();

        void Touch()
        {
            wanted |= CommandObservation.IsWanted(meters);
            TurnObservation.Begin(meters, TimeProvider.System).End(GrainKind.Request, state);
            meters.Observe(turn);
        }
    }

    // Everything of a test hall completes at once. Not inlined, so that no local of the caller holds the hall.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference Leave()
    {
        var hall = OpenAsync().GetAwaiter().GetResult();
        hall.SubmitAsync().GetAwaiter().GetResult();
        hall.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return new WeakReference(hall.Host);
    }

    private Task<TestHall> OpenAsync(Action<CoordinationOptions>? configure = null) => TestHall.OpenAsync(OneDesk(), configure: configure, meters: _measured);

    private static async Task LiveAsync(TestHall hall, TimeSpan waits)
    {
        var request = await hall.SubmitAsync();
        hall.Clock.Advance(waits);
        await hall.StaffAsync(Anna, new SignOn("1"));
        await hall.ExecuteAsync(request, new StartItem(0, Anna), TestHall.By(Anna));
        await hall.ExecuteAsync(request, new CompleteItem(0, Anna), TestHall.By(Anna));
    }
}
