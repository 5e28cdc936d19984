using Coordination.Centres;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Centres;

/// <summary>Somebody asks for the next item while what they got for an earlier asking is on its way to the record.</summary>
public sealed class PullsAtOnceTests : IAsyncLifetime
{
    private TestHall? _hall;

    private TestHall OpenHall => _hall!;

    public async Task InitializeAsync()
    {
        _hall = await TestHall.OpenAsync(WithPull());
        await _hall.StaffAsync(Anna, new SignOn());
    }

    public Task DisposeAsync() => OpenHall.DisposeAsync().AsTask();

    [Fact]
    public async Task TakeNext_AnotherKeyIsUnderWay_WaitsForItAndIsToldWhatIsHeld()
    {
        var first = await OpenHall.SubmitAsync();
        await OpenHall.SubmitAsync();
        OpenHall.Journal.Hold();
        var earlier = TakeAsync("a");
        var later = TakeAsync("b");
        later.IsCompleted.ShouldBeFalse();

        OpenHall.Journal.Release();

        (await earlier).Require().Item.Request.ShouldBe(first);
        (await later).Refusal!.Code.ShouldBe(RefusalCodes.StillHolding);
    }

    [Fact]
    public async Task TakeNext_AnotherKeyIsUnderWayAndComesToNothing_GetsTheItem()
    {
        var first = await OpenHall.SubmitAsync();
        OpenHall.Journal.Hold();
        OpenHall.Journal.FailNext(new JournalUnavailableException("The disk is full."));
        var earlier = TakeAsync("a");
        var later = TakeAsync("b");
        later.IsCompleted.ShouldBeFalse();

        OpenHall.Journal.Release();

        Reply<TakenItem>[] replies = [await earlier, await later];
        replies.ShouldContain(reply => !reply.IsRefused && reply.Value.Item.Request == first, 1);
        replies.ShouldContain(reply => reply.IsRefused && reply.Refusal.Code == RefusalCodes.StillHolding, 1);
    }

    [Fact]
    public async Task TakeNext_NobodyCanBeGivenMoreAndNothingIsUnderWay_IsToldAtOnce()
    {
        await OpenHall.SubmitAsync();
        (await TakeAsync("a")).Require();

        (await TakeAsync("b")).Refusal!.Code.ShouldBe(RefusalCodes.StillHolding);
    }

    [Fact]
    public async Task TakeNext_CallerLeavesWhileAnotherKeyIsUnderWay_EndsAndIsAskedAnew()
    {
        await OpenHall.SubmitAsync();
        OpenHall.Journal.Hold();
        var earlier = TakeAsync("a");
        using var leaving = new CancellationTokenSource();
        var later = OpenHall.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "b"), cancellation: leaving.Token).AsTask();

        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(later);
        OpenHall.Journal.Release();

        (await earlier).Require();
        (await TakeAsync("b")).Refusal!.Code.ShouldBe(RefusalCodes.StillHolding);
    }

    private Task<Reply<TakenItem>> TakeAsync(string key) => OpenHall.Centre.TakeNextAsync(Anna, TestHall.By(Anna, key)).AsTask();
}
