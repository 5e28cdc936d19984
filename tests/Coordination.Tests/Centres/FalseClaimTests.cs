using Coordination.Centres;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Centres;

/// <summary>Who speaks as the engine and is wrong, by a defect or on purpose, gives nobody unknown any work and ends no centre.</summary>
public sealed class FalseClaimTests
{
    private static readonly StaffId Carla = new("carla");

    [Fact]
    public async Task Assign_ToSomebodyWhomThePlanDoesNotKnow_IsRefused()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var request = await hall.SubmitAsync();

        var refusal = (await AssignAsync(hall, request, Carla)).Refusal.ShouldNotBeNull();

        refusal.Code.ShouldBe(RefusalCodes.NotFound);
        refusal.Field.ShouldBe("staff");
        refusal.Message.ShouldBe("The plan of 'hall' knows no member of staff 'carla'.");
        (await hall.ItemAsync(request)).Status.ShouldBe(WorkItemStatus.Waiting);
    }

    [Fact]
    public async Task Offer_ToSomebodyWhomThePlanDoesNotKnow_IsRefused()
    {
        await using var hall = await TestHall.OpenAsync(WithOffers());
        var request = await hall.SubmitAsync();

        var reply = await Peer(hall, request).DispatchAsync(new OfferItem(0, Carla, TimeSpan.FromMinutes(1), new Epoch(1), "free"), CommandMeta.Engine);

        reply.Refusal!.Code.ShouldBe(RefusalCodes.NotFound);
        (await hall.ItemAsync(request)).Status.ShouldBe(WorkItemStatus.Waiting);
    }

    [Fact]
    public async Task Assign_ToSomebodyWhoJoinedAfterTheRequestWasAdmitted_IsGranted()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var request = await hall.SubmitAsync();
        await hall.PublishAsync(OneDesk() with { Staff = [Person(Anna), Person(Carla)] });

        (await AssignAsync(hall, request, Carla)).Require();

        (await hall.ItemAsync(request)).Holder.ShouldBe(Carla);
    }

    [Fact]
    public async Task Assign_ToSomebodyWhoIsNotInThePlanAnyMore_IsRefused()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var request = await hall.SubmitAsync();
        await hall.PublishAsync(OneDesk() with { Staff = [Person(Anna)] });

        (await AssignAsync(hall, request, Boris)).Refusal!.Code.ShouldBe(RefusalCodes.NotFound);
    }

    [Fact]
    public async Task ObserveFenced_OfAnEpochThatTheStoreStillShows_LeavesTheCentreAtWork()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var request = await hall.SubmitAsync();
        var epoch = await hall.Journal.ReadEpochAsync(Hall);

        await ((ICentrePeer)hall.Centre).ObserveFencedAsync(epoch);

        await hall.StaffAsync(Anna, new SignOn());
        (await hall.ItemAsync(request)).Holder.ShouldBe(Anna);
        (await hall.Journal.ReadEpochAsync(Hall)).ShouldBe(epoch);
    }

    [Fact]
    public async Task ObserveFenced_OfAnEpochThatTheStoreShowsNoMore_DeposesTheCentre()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var epoch = await hall.Journal.ReadEpochAsync(Hall);
        await hall.Journal.TakeEpochAsync(Hall);

        await Should.ThrowAsync<FencedException>(async () => await ((ICentrePeer)hall.Centre).ObserveFencedAsync(epoch));
    }

    [Fact]
    public async Task ObserveFenced_StoreDoesNotSay_LeavesTheCentreAtWork()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var epoch = await hall.Journal.ReadEpochAsync(Hall);
        hall.Journal.Outage = "The store is away.";

        await Should.ThrowAsync<JournalUnavailableException>(async () => await ((ICentrePeer)hall.Centre).ObserveFencedAsync(epoch));

        hall.Journal.Outage = null;
        (await hall.Centre.ReadQueueAsync()).Waiting.ShouldBe(0);
        (await hall.Journal.ReadEpochAsync(Hall)).ShouldBe(epoch);
    }

    private static async Task<Reply<RequestRouting>> AssignAsync(TestHall hall, RequestId request, StaffId staff) =>
        await Peer(hall, request).DispatchAsync(new AssignItem(0, staff, await hall.Journal.ReadEpochAsync(Hall), "free"), CommandMeta.Engine);

    private static IRequestPeer Peer(TestHall hall, RequestId request) => (IRequestPeer)hall.Host.Request(request);
}
