using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Hosting;

/// <summary>The clock is set back: a grain's time goes on all the same, also after it was loaded again.</summary>
public sealed class GrainTimeTests
{
    private readonly InMemoryStore _store = new();

    [Fact]
    public async Task Command_ClockSetBackAndGrainLoadedAgain_HappensNotBeforeTheLastEvent()
    {
        await using var before = await TestHall.OpenAsync(OneDesk(), _store);
        await before.StaffAsync(Anna, new SignOn());
        var request = await before.SubmitAsync();
        await using var after = await TestHall.OpenAsync(store: _store, at: TestHall.Monday.AddHours(-1));

        await after.ExecuteAsync(request, new HoldItem(0, Anna, "Break."), TestHall.By(Anna));
        await after.StaffAsync(Anna, new PauseWork("Lunch."));

        (await after.Host.Request(request).ReadAsync())!.ChangedAt.ShouldBe(TestHall.Monday);
        (await after.Host.Staff(Hall, Anna).ReadAsync())!.Since.ShouldBe(TestHall.Monday);
    }

    [Fact]
    public async Task Offer_ClockSetBack_StandsForItsTime()
    {
        await using var before = await TestHall.OpenAsync(WithOffers(), _store);
        var request = await before.SubmitAsync();
        await using var after = await TestHall.OpenAsync(store: _store, at: TestHall.Monday.AddHours(-1));

        await after.StaffAsync(Anna, new SignOn());

        (await after.ItemAsync(request)).OfferExpiresAt.ShouldBe(TestHall.Monday.AddMinutes(1));
        await after.ExecuteAsync(request, new AcceptItem(0, Anna), TestHall.By(Anna));
    }

    [Fact]
    public async Task Command_WhileTheSubmissionIsBeingWritten_WaitsForIt()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        hall.Journal.Hold();
        var submission = hall.SubmitAsync(key: "k");
        var request = hall.Journal.Installation.RequestOf(Hall, TestHall.Citizen().By, new CommandKey("k"));

        var cancelling = hall.Host.Request(request).ExecuteAsync(new CancelRequest("No more."), TestHall.Citizen()).AsTask();
        cancelling.IsCompleted.ShouldBeFalse();
        hall.Journal.Release();

        (await submission).ShouldBe(request);
        (await cancelling).Require().Status.ShouldBe(RequestStatus.Cancelled);
    }
}
