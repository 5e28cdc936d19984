using Coordination.Access;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Hosting;

/// <summary>Two hosts serve one hall, as after a network that fell apart: the newer centre counts.</summary>
public sealed class TwoHostsTests
{
    private readonly InMemoryStore _store = new();

    [Fact]
    public async Task SignOff_ThroughTheHostThatWasTakenOver_IsFenced()
    {
        await using var old = await TestHall.OpenAsync(OneDesk(), _store);
        await old.StaffAsync(Anna, new SignOn());
        await using var taken = await TestHall.OpenAsync(store: _store);

        await Should.ThrowAsync<FencedException>(async () => await old.StaffAsync(Anna, new SignOff()));

        (await taken.ItemAsync(await taken.SubmitAsync())).Holder.ShouldBe(Anna);
    }

    [Fact]
    public async Task SignOff_AfterTheCentreOfItsHostHasStartedAgain_IsGranted()
    {
        await using var old = await TestHall.OpenAsync(OneDesk(), _store);
        await old.StaffAsync(Anna, new SignOn());
        await using var taken = await TestHall.OpenAsync(store: _store);
        await Should.ThrowAsync<FencedException>(async () => await old.StaffAsync(Anna, new SignOff()));

        old.Clock.Advance(TimeSpan.FromSeconds(11));

        (await old.StaffAsync(Anna, new SignOff())).Presence.ShouldBe(StaffPresence.SignedOff);
    }

    /// <remarks>One host knows the grain from before, and reads of the command what the other has put on record since.</remarks>
    [Fact]
    public async Task Command_RepeatedAtAHostThatHasNotSeenIt_GetsTheFirstReply()
    {
        await using var one = await TestHall.OpenAsync(OneDesk(), _store);
        await using var other = await TestHall.OpenAsync(store: _store);
        var admin = new CommandMeta(new Actor(ActorKind.Administrator, "admin"));
        var portal = (await one.Host.Access(Hall).ExecuteAsync(new AddPrincipal(PrincipalKind.System) { Name = "Portal", Reason = "It submits." }, admin)).Require().Principal!.Value;
        (await other.Host.Access(Hall).ReadAsync())!.Principals.ShouldHaveSingleItem();

        var (command, keyed) = (new IssueKey(portal, one.Clock.GetUtcNow().AddDays(30)) { Reason = "A key." }, admin with { Key = new CommandKey("k1") });
        var first = (await one.Host.Access(Hall).ExecuteAsync(command, keyed)).Require();
        var again = (await other.Host.Access(Hall).ExecuteAsync(command, keyed)).Require();

        (again.Version, again.Principal, again.Credential, again.ExpiresAt).ShouldBe((first.Version, portal, first.Credential, first.ExpiresAt));
    }

    [Fact]
    public async Task ReadQueue_OfACentreThatWasTakenOverFrom_SaysSoInsteadOfAnEmptyQueue()
    {
        await using var old = await TestHall.OpenAsync(OneDesk(), _store);
        await old.StaffAsync(Anna, new SignOn());
        await using var taken = await TestHall.OpenAsync(store: _store);
        await old.SubmitAsync();

        await Should.ThrowAsync<FencedException>(async () => await old.Centre.ReadQueueAsync());
        await Should.ThrowAsync<FencedException>(async () => await old.Centre.ReconcileAsync());

        (await taken.Centre.ReconcileAsync()).Missing.ShouldBe(1);
        (await taken.Centre.ReadQueueAsync()).Held.ShouldBe(1);
        old.Clock.Advance(TimeSpan.FromSeconds(11));
        (await old.Centre.ReadQueueAsync()).Held.ShouldBe(1);
    }

    // The older centre reads the epoch for somebody else, and has looked already: that says nothing of what happened since.
    [Fact]
    public async Task TakeNext_RepeatedAtACentreThatWasTakenOverWhileItReadTheEpoch_IsFenced()
    {
        var answers = new TaskCompletionSource();
        await using var old = await TestHall.OpenAsync(WithPull(), _store);
        await old.StaffAsync(Anna, new SignOn());
        old.Journal.EpochAnswers = answers.Task;
        var refused = old.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "earlier")).AsTask();
        await using var taken = await TestHall.OpenAsync(store: _store);
        await taken.SubmitAsync();
        (await taken.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t"))).IsRefused.ShouldBeFalse();

        var repeated = old.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t")).AsTask();
        answers.SetResult();

        await Should.ThrowAsync<FencedException>(repeated);
        await Record.ExceptionAsync(() => refused);
    }

    [Fact]
    public async Task TakeNext_ManyAreRefusedWhileTheEpochIsRead_ReadItOnceMore()
    {
        var answers = new TaskCompletionSource();
        await using var hall = await TestHall.OpenAsync(WithPull(), _store);
        await hall.StaffAsync(Anna, new SignOn());
        hall.Journal.EpochAnswers = answers.Task;

        var before = hall.Journal.EpochReads;
        var refused = Enumerable.Range(0, 50).Select(number => hall.Centre.TakeNextAsync(Anna, TestHall.By(Anna, $"t-{number}")).AsTask()).ToList();
        answers.SetResult();

        // Each is an earlier key of the same person to the others until it has its answer.
        (await Task.WhenAll(refused)).ShouldAllBe(reply => reply.Refusal!.Code == RefusalCodes.NothingWaiting || reply.Refusal.Code == RefusalCodes.Busy);
        (hall.Journal.EpochReads - before).ShouldBe(2);
    }

    [Fact]
    public async Task Reconcile_SomebodySignedOnThroughAnotherHost_IsKnown()
    {
        await using var one = await TestHall.OpenAsync(OneDesk(), _store);
        await using var other = await TestHall.OpenAsync(store: _store);
        await other.StaffAsync(Anna, new SignOn());
        (await one.Centre.ReadQueueAsync()).Staff.ShouldNotContain(person => person.Staff == Anna && person.Available);

        await one.Centre.ReconcileAsync();

        (await one.Centre.ReadQueueAsync()).Staff.ShouldContain(person => person.Staff == Anna && person.Available);
    }

    [Fact]
    public async Task Reconcile_ItemDoneThroughAnotherHost_FreesItsHolder()
    {
        await using var one = await TestHall.OpenAsync(OneDesk(), _store);
        await one.StaffAsync(Anna, new SignOn());
        var request = await one.SubmitAsync();
        await using var other = await TestHall.OpenAsync(store: _store);
        await other.ExecuteAsync(request, new CompleteItem(0, Anna), TestHall.By(Anna));

        (await one.Centre.ReconcileAsync()).Surplus.ShouldBe(1);

        (await one.Centre.ReadQueueAsync()).Held.ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(14)]
    [InlineData(29)]
    public async Task TakeOver_ItemDoneSecondsLaterThroughTheHostBefore_FreesItsHolderForWhoWaits(int seconds)
    {
        await using var before = await TestHall.OpenAsync(OneDesk(), _store);
        await before.StaffAsync(Anna, new SignOn());
        var done = await before.SubmitAsync();
        await using var now = await TestHall.OpenAsync(store: _store);
        var waiting = await now.SubmitAsync();
        now.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await before.ExecuteAsync(done, new CompleteItem(0, Anna), TestHall.By(Anna));
        (await now.ItemAsync(waiting)).Holder.ShouldBeNull();

        now.Clock.Advance(TimeSpan.FromSeconds(19));

        (await now.ItemAsync(waiting)).Holder.ShouldBe(Anna);
    }

    [Fact]
    public async Task Reconcile_PlanPublishedThroughAnotherHost_CountsForAdmission()
    {
        await using var one = await TestHall.OpenAsync(OneDesk(), _store);
        await using var other = await TestHall.OpenAsync(store: _store);
        await other.PublishAsync(WithOffers());

        await one.Centre.ReconcileAsync();

        (await one.Host.Request(await one.SubmitAsync()).ReadAsync())!.Plan.ShouldBe(2);
    }

    [Fact]
    public async Task Centre_TakenOver_StartsAgainThoughNobodyCalls()
    {
        await using var one = await TestHall.OpenAsync(OneDesk(), _store);
        await one.StaffAsync(Anna, new SignOn());
        await using (await TestHall.OpenAsync(store: _store))
        {
            await one.SubmitAsync();
        }

        one.Clock.Advance(TimeSpan.FromMinutes(6));

        (await one.Journal.TakeEpochAsync(Hall)).ShouldBe(new Epoch(4));
    }

    [Fact]
    public async Task Centre_StartingAgainFails_TriesAgainThoughNobodyCalls()
    {
        await using var one = await TestHall.OpenAsync(OneDesk(), _store);
        await one.StaffAsync(Anna, new SignOn());
        RequestId request;
        await using (await TestHall.OpenAsync(store: _store))
        {
            request = await one.SubmitAsync();
        }

        one.Journal.FailEpochTakes(2, new JournalUnavailableException("The disk is full."));
        one.Clock.Advance(TimeSpan.FromMinutes(6));

        one.Journal.FailedEpochTakes.ShouldBe(2);
        (await one.ItemAsync(request)).Holder.ShouldBe(Anna);
    }

    [Fact]
    public async Task Centre_StartingAgainFailsAndTheHostStops_IsLeftAlone()
    {
        var one = await TestHall.OpenAsync(OneDesk(), _store);
        one.Journal.FailEpochTakes(1, new JournalUnavailableException("The disk is full."));
        await using (await TestHall.OpenAsync(store: _store))
        {
            await one.StaffAsync(Anna, new SignOn());
            await one.SubmitAsync();
        }

        one.Clock.Advance(TimeSpan.FromSeconds(10));
        await Should.ThrowAsync<JournalUnavailableException>(async () => await one.Centre.ReadAsync());
        await one.DisposeAsync();
        one.Clock.Advance(TimeSpan.FromMinutes(6));

        (await one.Journal.TakeEpochAsync(Hall)).ShouldBe(new Epoch(3));
    }

    [Fact]
    public async Task SignOn_RepeatedThroughAHostThatKnowsAnOlderState_AnswersTheSame()
    {
        await using var old = await TestHall.OpenAsync(OneDesk(), _store);
        await old.StaffAsync(Anna, new SignOn());
        await using var taken = await TestHall.OpenAsync(store: _store);
        await taken.StaffAsync(Anna, new SignOff());
        var first = await taken.Host.Staff(Hall, Anna).ExecuteAsync(new SignOn(), TestHall.By(Anna, "on"));

        var repeated = await old.Host.Staff(Hall, Anna).ExecuteAsync(new SignOn(), TestHall.By(Anna, "on"));

        repeated.Require().ShouldBe(first.Require());
        (await old.Host.Staff(Hall, Anna).ExecuteAsync(new SignOn(), TestHall.By(Anna, "again"))).Refusal!.Code.ShouldBe(RefusalCodes.WrongState);
    }

    [Fact]
    public async Task ReadRouting_VersionWrittenByAnotherHost_LoadsTheGrainAgain()
    {
        await using var one = await TestHall.OpenAsync(OneDesk(), _store);
        var request = await one.SubmitAsync();
        await using var other = await TestHall.OpenAsync(store: _store);
        var receipt = await other.ExecuteAsync(request, new CancelRequest("No more."), TestHall.Citizen());

        (await Reading().ReadRoutingAsync())!.Version.ShouldBeLessThan(receipt.Version);

        (await Reading().ReadRoutingAsync(receipt.Version))!.Version.ShouldBe(receipt.Version);

        IRequestPeer Reading() => (IRequestPeer)one.Host.Request(request);
    }

    [Fact]
    public async Task Refusal_OfWhatAnotherHostHasChangedSince_IsOfWhatIsOnRecord()
    {
        await using var one = await TestHall.OpenAsync(OneDesk(), _store);
        var request = await one.SubmitAsync();
        await using var other = await TestHall.OpenAsync(store: _store);
        await other.StaffAsync(Anna, new SignOn());
        (await other.ItemAsync(request)).Holder.ShouldBe(Anna);

        await one.ExecuteAsync(request, new CompleteItem(0, Anna), TestHall.By(Anna));

        (await one.ItemAsync(request)).Status.ShouldBe(WorkItemStatus.Completed);
    }
}
