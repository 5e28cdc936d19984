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

public sealed class QueueGrowthTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    [Fact]
    public async Task Growth_OfAMorning_AddsUpToWhoWaitsAtTheEndOfEachStep()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var from = hall.Clock.GetUtcNow();
        await hall.SubmitAsync();
        var withdrawn = await hall.SubmitAsync();
        await hall.SubmitAsync();
        hall.Clock.Advance(TimeSpan.FromMinutes(20));
        await hall.StaffAsync(Anna, new SignOn());
        hall.Clock.Advance(TimeSpan.FromMinutes(20));
        await hall.ExecuteAsync(withdrawn, new CancelRequest("No more."), TestHall.Citizen());
        await hall.SubmitAsync();
        await hall.SubmitAsync();

        var store = new InMemoryQueryStore();
        var follower = new RecordFollower(hall.Journal, store);
        while (await follower.FollowAsync(default) != 0)
        {
        }

        var growth = await QueueGrowth.ReadAsync(store, Hall, from, from + TimeSpan.FromMinutes(50), Step, default);

        growth.ShouldHaveSingleItem().Value.ShouldBe([3, -1, 1, 0]);
        (await QueueGrowth.ReadAsync(store, Hall, from.AddDays(1), from.AddDays(2), Step, default)).ShouldBeEmpty();
    }
}
