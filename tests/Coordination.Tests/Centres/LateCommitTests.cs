using Coordination.Centres;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.Testing.Journal;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Centres;

/// <summary>A write whose answer never came lies in a cut connection and is delivered when that is mended: by then the centre has gone on.</summary>
public sealed class LateCommitTests
{
    [Fact]
    public async Task Push_DoubtIsSettledAndSomethingElseGiven_LateAssignmentIsRefused()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var doubtful = await hall.SubmitAsync();
        Delay(hall.Journal);
        await hall.StaffAsync(Anna, new SignOn());
        var urgent = await hall.SubmitAsync(danger: true);
        hall.Clock.Advance(TimeSpan.FromSeconds(5));
        (await hall.ItemAsync(urgent)).Holder.ShouldBe(Anna);

        hall.Journal.CommitLate().ShouldBeOfType<FencedException>();

        HeldBy(hall, Anna).ShouldBe([urgent]);
        (await hall.ItemAsync(doubtful)).Status.ShouldBe(WorkItemStatus.Waiting);
    }

    [Fact]
    public async Task Pull_StoreCannotSayYet_KeyIsInDoubtUntilTheEpochHasEnded()
    {
        await using var hall = await OpenWithPullAsync(Anna);
        var doubtful = await hall.SubmitAsync();
        Delay(hall.Journal);
        hall.Journal.FailEpochTakes(1, new JournalUnavailableException("The store is away."));
        await Should.ThrowAsync<CommitUnknownException>(TakeAsync(hall, Anna, "first"));
        var urgent = await hall.SubmitAsync(danger: true);

        (await TakeAsync(hall, Anna, "second")).Refusal!.Code.ShouldBe(RefusalCodes.Busy);
        hall.Clock.Advance(TimeSpan.FromSeconds(2));
        (await TakeAsync(hall, Anna, "second")).Require().Item.Request.ShouldBe(urgent);

        hall.Journal.CommitLate().ShouldBeOfType<FencedException>();
        HeldBy(hall, Anna).ShouldBe([urgent]);
        (await hall.ItemAsync(doubtful)).Status.ShouldBe(WorkItemStatus.Waiting);
    }

    [Fact]
    public async Task SignOff_WhileSomethingIsInDoubt_IsNotOnRecordBeforeThatIsSettled()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.SubmitAsync();
        Delay(hall.Journal);
        hall.Journal.FailEpochTakes(1, new JournalUnavailableException("The store is away."));
        await hall.StaffAsync(Anna, new SignOn());

        await Should.ThrowAsync<JournalUnavailableException>(hall.StaffAsync(Anna, new PauseWork("Lunch.")));
        await hall.StaffAsync(Boris, new SignOn());
        hall.Clock.Advance(TimeSpan.FromSeconds(5));
        var holder = (await hall.Centre.ReadQueueAsync()).Staff.Single(person => person.Load > 0).Staff;
        await hall.StaffAsync(holder == Anna ? Boris : Anna, new PauseWork("Lunch."));

        hall.Journal.CommitLate().ShouldBeAssignableTo<CoordinationException>();
        HeldBy(hall, holder).Length.ShouldBe(1);
        HeldBy(hall, holder == Anna ? Boris : Anna).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pull_AnotherDecisionIsUnderWayWhenTheEpochEnds_IsMadeAgainAndNobodyIsDeposed()
    {
        await using var hall = await OpenWithPullAsync(Anna, Boris);
        RequestId[] requests = [await hall.SubmitAsync(), await hall.SubmitAsync()];
        hall.Journal.Hold();
        var underWay = TakeAsync(hall, Boris, "b");
        Delay(hall.Journal);
        var doubtful = TakeAsync(hall, Anna, "a");

        hall.Journal.Release();

        RequestId[] given = [(await underWay).Require().Item.Request, (await doubtful).Require().Item.Request];
        given.ShouldBe(requests, ignoreOrder: true);
        HeldBy(hall, Anna).Length.ShouldBe(1);
        HeldBy(hall, Boris).Length.ShouldBe(1);
        (await hall.Journal.ReadEpochAsync(Hall)).ShouldBe(new Epoch(2));
        hall.Journal.CommitLate().ShouldBeAssignableTo<CoordinationException>();
    }

    [Fact]
    public async Task Pull_AnotherCentreHasTakenOver_GivesNothingAnyMore()
    {
        await using var hall = await OpenWithPullAsync(Anna);
        await hall.SubmitAsync();
        await new InMemoryJournal(hall.Journal.Store).TakeEpochAsync(Hall);
        Delay(hall.Journal);

        await Should.ThrowAsync<CoordinationException>(TakeAsync(hall, Anna, "a"));

        hall.Journal.CommitLate().ShouldBeOfType<FencedException>();
        HeldBy(hall, Anna).ShouldBeEmpty();
        (await hall.Journal.ReadEpochAsync(Hall)).ShouldBe(new Epoch(2));
    }

    // Somebody asks for the request while its assignment is on its way: what is loaded then is of before.
    [Fact]
    public async Task Push_RequestIsLoadedBeforeTheLateAssignment_ShowsItOnceTheDoubtIsSettled()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var doubtful = await hall.SubmitAsync();
        Delay(hall.Journal);
        hall.Journal.FailEpochTakes(1, new JournalUnavailableException("The store is away."));
        await hall.StaffAsync(Anna, new SignOn());
        (await hall.ItemAsync(doubtful)).Status.ShouldBe(WorkItemStatus.Waiting);

        hall.Journal.CommitLate().ShouldBeNull();
        hall.Clock.Advance(TimeSpan.FromSeconds(5));

        (await hall.ItemAsync(doubtful)).Holder.ShouldBe(Anna);
    }

    private static void Delay(InMemoryJournal journal) =>
        journal.DelayNext(append => append.Fence is not null, new CommitUnknownException("No answer came."));

    private static async Task<TestHall> OpenWithPullAsync(params StaffId[] staff)
    {
        var hall = await TestHall.OpenAsync(WithPull());
        foreach (var person in staff)
        {
            await hall.StaffAsync(person, new SignOn());
        }

        return hall;
    }

    private static Task<Reply<TakenItem>> TakeAsync(TestHall hall, StaffId staff, string key) =>
        hall.Centre.TakeNextAsync(staff, TestHall.By(staff, key)).AsTask();

    // By the record, whatever anybody has in memory.
    private static RequestId[] HeldBy(TestHall hall, StaffId staff) =>
        [.. hall.Journal.Store.Rows.Values.Where(row => row.Key.Kind == GrainKind.Request)
            .Select(row => RequestRoutingReader.Read(row.State.Span))
            .Where(request => request.Items.Any(item => item.Holder == staff))
            .Select(request => request.Request)];
}
