using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Dispatch;
using Coordination.Queries;
using Coordination.Queries.Following;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.Testing.Queries;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Queries;

public sealed class RecordFollowerTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly InMemoryQueryStore _store = new();

    [Fact]
    public async Task Follow_ServedRequest_IsSummedUpWithWhoHadItInHand()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var request = await hall.SubmitAsync();
        hall.Clock.Advance(Minute);
        await hall.StaffAsync(Anna, new SignOn());
        hall.Clock.Advance(Minute);
        await hall.ExecuteAsync(request, new StartItem(0, Anna), TestHall.By(Anna));
        hall.Clock.Advance(Minute);
        await hall.ExecuteAsync(request, new CompleteItem(0, Anna, "granted"), TestHall.By(Anna));

        await FollowAsync(new RecordFollower(hall.Journal, _store));

        var summary = (await RequestsAsync()).ShouldHaveSingleItem();
        summary.Request.ShouldBe(request);
        summary.Status.ShouldBe(RequestStatus.Completed);
        (summary.SubmittedAt, summary.FirstTakenAt, summary.ClosedAt).ShouldBe((TestHall.Monday, TestHall.Monday + Minute, TestHall.Monday + (3 * Minute)));
        var handling = (await HandlingsAsync()).ShouldHaveSingleItem();
        (handling.Staff, handling.Ending, handling.Outcome).ShouldBe((Anna, "item.completed", "granted"));
        (handling.QueuedAt, handling.AssignedAt, handling.StartedAt, handling.EndedAt)
            .ShouldBe((TestHall.Monday, TestHall.Monday + Minute, TestHall.Monday + (2 * Minute), TestHall.Monday + (3 * Minute)));
    }

    [Fact]
    public async Task Follow_ItemThatGoesFromHandToHand_HasAHandlingForEach()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.StaffAsync(Anna, new SignOn());
        var request = await hall.SubmitAsync();
        await hall.StaffAsync(Boris, new SignOn());
        hall.Clock.Advance(Minute);
        await hall.ExecuteAsync(request, new ReleaseItem(0, "She fell ill."), new CommandMeta(new Actor(ActorKind.Supervisor, "eva")));
        hall.Clock.Advance(Minute);

        await FollowAsync(new RecordFollower(hall.Journal, _store));

        var handlings = await HandlingsAsync();
        handlings.Count.ShouldBe(2);
        (handlings[0].Staff, handlings[0].Ending, handlings[0].EndedAt).ShouldBe((Anna, "item.released", TestHall.Monday + Minute));
        handlings[1].EndedAt.ShouldBeNull();
        var places = (await RequestsAsync()).ShouldHaveSingleItem().Places;
        places.ShouldHaveSingleItem().Staff.ShouldBe(handlings[1].Staff);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(7, 1000)]
    public async Task Follow_InSmallPartsWithLittleMemory_LeadsToTheSameAsAtOnce(int entriesAtOnce, int requestsKept)
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var little = new RecordFollower(hall.Journal, _store, entriesAtOnce, requestsKept);
        var random = new Random(entriesAtOnce);
        foreach (var person in (StaffId[])[Anna, Boris])
        {
            await hall.StaffAsync(person, new SignOn());
        }

        for (var round = 0; round < 12; round++)
        {
            await hall.SubmitAsync(danger: random.Next(2) == 0);
            await WorkAsync(hall, random);
            hall.Clock.Advance(Minute);
            await little.FollowAsync(default);
        }

        await FollowAsync(little);
        var whole = new InMemoryQueryStore();
        await FollowAsync(new RecordFollower(hall.Journal, whole));

        (await HandlingsAsync()).ShouldBe((await whole.ListAsync(new HandlingFilter { Centre = Hall, Limit = 1000 })).Rows);
        (await RequestsAsync()).Select(Describe).ShouldBe((await whole.ListAsync(new RequestFilter { Centre = Hall, Limit = 1000 })).Rows.Select(Describe));
        (await HandlingsAsync()).Count(handling => handling.EndedAt is not null).ShouldBeGreaterThan(5);
        var facts = new FactFilter { Centre = Hall, By = FigureDimension.Hour, Width = Minute };
        (await _store.SumAsync(facts)).ShouldBe(await whole.SumAsync(facts), ignoreOrder: true);
    }

    [Fact]
    public async Task Follow_PartThatAnotherHostHasWritten_IsLeftAndGoneOnAfter()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.StaffAsync(Anna, new SignOn());
        var request = await hall.SubmitAsync();
        var follower = new RecordFollower(hall.Journal, new Overtaken(_store, new RecordFollower(hall.Journal, _store)));

        (await follower.FollowAsync(default)).ShouldBeNull();
        await hall.ExecuteAsync(request, new CompleteItem(0, Anna), TestHall.By(Anna));
        (await follower.FollowAsync(default)).ShouldBe(1);

        (await HandlingsAsync()).ShouldHaveSingleItem().Ending.ShouldBe("item.completed");
    }

    [Fact]
    public async Task BeginAgain_RecordIsOlderThanWhatWasFollowed_IsMadeAgain()
    {
        await using var later = await TestHall.OpenAsync(OneDesk());
        await later.SubmitAsync();
        await later.SubmitAsync();
        var follower = new RecordFollower(later.Journal, _store);
        await FollowAsync(follower);
        (await follower.BeginAgainIfStrangeAsync(default)).ShouldBeFalse();

        await using var restored = await TestHall.OpenAsync(OneDesk());
        var request = await restored.SubmitAsync();
        var again = new RecordFollower(restored.Journal, _store);
        (await again.BeginAgainIfStrangeAsync(default)).ShouldBeTrue();
        await FollowAsync(again);

        (await RequestsAsync()).ShouldHaveSingleItem().Request.ShouldBe(request);
    }

    private static string Describe(RequestSummary row) => $"{row with { Places = [] }} at {string.Join(' ', row.Places)}";

    private static async Task FollowAsync(RecordFollower follower)
    {
        while (await follower.FollowAsync(default) != 0)
        {
        }
    }

    // Whatever somebody holds is finished, given back or missed by its citizen.
    private static async Task WorkAsync(TestHall hall, Random random)
    {
        foreach (var person in (await hall.Centre.ReadQueueAsync()).Staff.Where(person => !person.Items.IsEmpty))
        {
            var item = person.Items[0];
            RequestCommand command = random.Next(4) switch
            {
                0 => new CompleteItem(item.Index, person.Staff),
                1 => new ReportNoShow(item.Index, person.Staff),
                2 => new StartItem(item.Index, person.Staff),
                _ => new CancelRequest("No more."),
            };
            await hall.ExecuteAsync(item.Request, command, command is CancelRequest ? TestHall.Citizen() : TestHall.By(person.Staff));
        }
    }

    private async Task<IReadOnlyList<RequestSummary>> RequestsAsync() => (await _store.ListAsync(new RequestFilter { Centre = Hall, Limit = 1000 })).Rows;

    private async Task<IReadOnlyList<Handling>> HandlingsAsync() => (await _store.ListAsync(new HandlingFilter { Centre = Hall, Limit = 1000 })).Rows;

    /// <summary>The first part that is written here another host has just written.</summary>
    private sealed class Overtaken(IQueryStore store, RecordFollower other) : IQueryStore
    {
        private bool _isOver;

        public ValueTask OpenAsync(CancellationToken cancellation = default) => store.OpenAsync(cancellation);

        public ValueTask<QueryMark> ReadMarkAsync(CancellationToken cancellation = default) => store.ReadMarkAsync(cancellation);

        public async ValueTask<bool> TryApplyAsync(QueryBatch batch, CancellationToken cancellation = default)
        {
            if (!_isOver)
            {
                _isOver = true;
                await FollowAsync(other);
            }

            return await store.TryApplyAsync(batch, cancellation);
        }

        public ValueTask ClearAsync(CancellationToken cancellation = default) => store.ClearAsync(cancellation);

        public ValueTask<QueryPage<RequestSummary>> ListAsync(RequestFilter filter, CancellationToken cancellation = default) => store.ListAsync(filter, cancellation);

        public ValueTask<IReadOnlyDictionary<RequestId, ImmutableArray<StaffId>>> ReadHandlersAsync(IReadOnlyCollection<RequestId> requests, CancellationToken cancellation = default) =>
            store.ReadHandlersAsync(requests, cancellation);

        public ValueTask<QueryPage<Handling>> ListAsync(HandlingFilter filter, CancellationToken cancellation = default) => store.ListAsync(filter, cancellation);

        public ValueTask<QueryPage<AuditEntry>> ListAsync(AuditFilter filter, CancellationToken cancellation = default) => store.ListAsync(filter, cancellation);

        public ValueTask<IReadOnlyList<FactSum>> SumAsync(FactFilter filter, CancellationToken cancellation = default) => store.SumAsync(filter, cancellation);

        public ValueTask ReadStretchesAsync(CentreId centre, TimeRange within, Action<StaffStretch> read, CancellationToken cancellation = default) =>
            store.ReadStretchesAsync(centre, within, read, cancellation);

        public ValueTask DisposeAsync() => store.DisposeAsync();
    }
}
