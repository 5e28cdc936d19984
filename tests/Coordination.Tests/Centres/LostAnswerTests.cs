using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Simulation.Clock;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Centres;

/// <summary>Somebody gets an item and is done with it before the centre knows that they got it: their key stands for it all the same.</summary>
public sealed class LostAnswerTests : IAsyncLifetime
{
    private readonly InMemoryJournal _journal = new();
    private readonly VirtualClock _clock = new(TestHall.Monday);
    private readonly EmbeddedHost _host;
    private LostAnswers? _lost;
    private RequestId _first;
    private RequestId _second;
    private bool _isKept;

    public LostAnswerTests() => _host = new EmbeddedHost(
        _journal, new CoordinationOptions(), _clock, new SequentialIds(0), NullLoggerFactory.Instance,
        new HostParts { Decorate = grains => _lost = new LostAnswers(grains, FinishAsync) });

    public async Task InitializeAsync()
    {
        await _host.StartAsync();
        (await _host.Plan(Hall).PublishAsync(WithPull(), null, new CommandMeta(new Actor(ActorKind.Administrator, "admin")))).Require();
        (await _host.Staff(Hall, Anna).ExecuteAsync(new SignOn(), TestHall.By(Anna))).Require();
        (_first, _second) = (await SubmitAsync(), await SubmitAsync());
    }

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    [Fact]
    public async Task TakeNext_ItemDoneBeforeTheCentreKnows_IsWhatTheKeyGot()
    {
        var taken = await TakeAsync();

        taken.Require().Item.Request.ShouldBe(_first);
        (await TakeAsync()).Require().ShouldBe(taken.Require());
        await NothingElseWasGivenAsync();
    }

    [Fact]
    public async Task TakeNext_ItemDoneWhileNobodyKnows_IsWhatTheRepeatedKeyGets()
    {
        NobodyKnows();
        await Should.ThrowAsync<CommitUnknownException>(TakeAsync);
        (await TakeAsync()).Refusal!.Code.ShouldBe(RefusalCodes.Busy);

        _clock.Advance(TimeSpan.FromSeconds(2));

        (await TakeAsync()).Require().Item.Request.ShouldBe(_first);
        await NothingElseWasGivenAsync();
    }

    // What goes well ends the pause after a fault, and must not end the look at what is in doubt.
    [Fact]
    public async Task TakeNext_SomebodyElseGetsSomethingMeanwhile_DoubtIsSettledAllTheSame()
    {
        _isKept = true;
        NobodyKnows(times: 2);
        await Should.ThrowAsync<CommitUnknownException>(TakeAsync);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        (await _host.Staff(Hall, Boris).ExecuteAsync(new SignOn(), TestHall.By(Boris))).Require();
        (await _host.Centre(Hall).TakeNextAsync(Boris, TestHall.By(Boris, "b"))).Require().Item.Request.ShouldBe(_second);

        _clock.Advance(TimeSpan.FromSeconds(2));

        (await TakeAsync()).Require().Item.Request.ShouldBe(_first);
    }

    // Whoever repeats the command tells the centre; where nobody does, its memory must not be wrong for minutes.
    [Fact]
    public async Task Complete_OutcomeUnknownAndStoreDoesNotSay_CentreLooksForItself()
    {
        _isKept = true;
        await TakeAsync();
        _lost!.NextReading = new JournalUnavailableException("The store is away.");
        _journal.FailNextAfterCommit(new CommitUnknownException("No answer came."));
        await Should.ThrowAsync<CommitUnknownException>(async () => await _host.Request(_first).ExecuteAsync(new CompleteItem(0, Anna), TestHall.By(Anna)));
        (await _host.Centre(Hall).ReadQueueAsync()).Held.ShouldBe(1);

        _clock.Advance(TimeSpan.FromSeconds(2));

        (await _host.Centre(Hall).ReadQueueAsync()).Held.ShouldBe(0);
    }

    // A request that still had a decision of the epoch before on its way refuses what came with it by that one's epoch.
    [Fact]
    public async Task TakeNext_DecisionOfAnEarlierEpochWasFenced_CentreStays()
    {
        _lost!.Fault = new FencedException(Hall, new Epoch(0));

        await TakeAsync();

        (await _host.Centre(Hall).ReadQueueAsync()).Departments.ShouldNotBeEmpty();
        (await _journal.ReadEpochAsync(Hall)).ShouldBe(new Epoch(1));
    }

    [Fact]
    public async Task ReadRouting_WhileACommitIsOnItsWay_WaitsForIt()
    {
        _journal.Hold();
        var cancellation = _host.Request(_second).ExecuteAsync(new CancelRequest("Gone."), TestHall.Citizen()).AsTask();

        var reading = _lost!.Request(_second).ReadRoutingAsync(0, CancellationToken.None).AsTask();
        reading.IsCompleted.ShouldBeFalse();
        _journal.Release();

        (await reading)!.Version.ShouldBe((await cancellation).Require().Version);
    }

    [Fact]
    public async Task TakeNext_AnotherKeyIsNotSettled_IsBusyAndNotToldThatNothingWaits()
    {
        _isKept = true;
        NobodyKnows();
        await Should.ThrowAsync<CommitUnknownException>(TakeAsync);

        var reply = await _host.Centre(Hall).TakeNextAsync(Anna, TestHall.By(Anna, "other"));

        reply.Refusal!.Code.ShouldBe(RefusalCodes.Busy);
    }

    // Until an epoch can be taken, what the record shows may still change.
    private void NobodyKnows(int times = 1) => _journal.FailEpochTakes(times, new JournalUnavailableException("The store is away."));

    private Task<Reply<Coordination.Centres.TakenItem>> TakeAsync() =>
        _host.Centre(Hall).TakeNextAsync(Anna, TestHall.By(Anna, "t")).AsTask();

    private async Task NothingElseWasGivenAsync() =>
        (await _host.Request(_second).ReadAsync())!.Items[0].Status.ShouldBe(WorkItemStatus.Waiting);

    private async Task FinishAsync(RequestId request)
    {
        if (!_isKept)
        {
            (await _host.Request(request).ExecuteAsync(new CompleteItem(0, Anna), TestHall.By(Anna))).Require();
        }
    }

    private async Task<RequestId> SubmitAsync() =>
        (await _host.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen())).Require().Request;
}
