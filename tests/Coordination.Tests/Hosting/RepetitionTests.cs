using Coordination.Centres;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Hosting;

/// <summary>A command that is repeated late, when much has happened since: one effect, the same reply.</summary>
public sealed class RepetitionTests
{
    [Fact]
    public async Task SignOff_RepeatedAfterSigningOnAgain_TakesNothingAwayAndAnswersTheSame()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.StaffAsync(Anna, new SignOn());
        var first = await hall.Host.Staff(Hall, Anna).ExecuteAsync(new SignOff(Release: true), TestHall.By(Anna, "off"));
        await hall.StaffAsync(Anna, new SignOn());
        var request = await hall.SubmitAsync();

        var repeated = await hall.Host.Staff(Hall, Anna).ExecuteAsync(new SignOff(Release: true), TestHall.By(Anna, "off"));

        repeated.Require().ShouldBe(first.Require());
        (await hall.ItemAsync(request)).Holder.ShouldBe(Anna);
    }

    [Fact]
    public async Task TakeNext_WhileTheFirstAskingIsBeingWritten_WaitsForItAndGivesTheSameItem()
    {
        await using var hall = await TestHall.OpenAsync(WithPull());
        await hall.StaffAsync(Anna, new SignOn());
        await hall.SubmitAsync();
        hall.Journal.Hold();
        var first = hall.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t")).AsTask();

        var repeated = hall.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t")).AsTask();
        repeated.IsCompleted.ShouldBeFalse();
        hall.Journal.Release();

        (await repeated).Require().ShouldBe((await first).Require());
        hall.CountEvents("item.assigned").ShouldBe(1);
        (await hall.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t"))).Require().ShouldBe((await first).Require());
    }

    [Fact]
    public async Task TakeNext_RepeatedAfterARestartAndMuchElsewhere_GivesTheSameItem()
    {
        var store = new InMemoryStore();
        TakenItem first;
        await using (var hall = await TestHall.OpenAsync(WithPull(), store))
        {
            await hall.StaffAsync(Anna, new SignOn());
            var request = await hall.SubmitAsync();
            first = (await hall.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t"))).Require();
            await hall.ExecuteAsync(request, new CompleteItem(0, Anna), TestHall.By(Anna));
            await hall.SubmitAsync();
            await hall.Journal.AppendAsync(SampleGrain.Request(1, new CentreId("elsewhere")).Next(count: 10_000));
        }

        await using var again = await TestHall.OpenAsync(store: store);

        (await again.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t"))).Require().ShouldBe(first);
    }
}
