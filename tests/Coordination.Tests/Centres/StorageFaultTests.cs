using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Centres;

/// <summary>Storage fails just when the centre has something to do by itself: it is done later.</summary>
public sealed class StorageFaultTests
{
    [Fact]
    public async Task OfferLapses_StorageFailsThen_LapsesShortlyAfter()
    {
        await using var hall = await TestHall.OpenAsync(WithOffers());
        await hall.StaffAsync(Anna, new SignOn());
        var request = await hall.SubmitAsync();
        hall.Journal.FailNext(new JournalUnavailableException("The disk is full."));

        hall.Clock.Advance(TimeSpan.FromSeconds(60));
        (await hall.ItemAsync(request)).Status.ShouldBe(WorkItemStatus.Offered);
        hall.Clock.Advance(TimeSpan.FromSeconds(2));

        (await hall.ItemAsync(request)).Status.ShouldBe(WorkItemStatus.Waiting);
    }

    [Fact]
    public async Task ServiceLevelMissed_StorageFailsThen_IsRecordedShortlyAfter()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var request = await hall.SubmitAsync();
        hall.Journal.FailNext(new JournalUnavailableException("The disk is full."));

        hall.Clock.Advance(TimeSpan.FromMinutes(30));
        hall.Clock.Advance(TimeSpan.FromSeconds(2));

        (await hall.Host.Request(request).ReadAsync())!.Clock!.Missed.ShouldBeTrue();
    }

    // The submission is written and its answer lost; giving it out fails, and the centre pauses over the citizen's second call.
    [Fact]
    public async Task Pause_SomethingMayBeCalledMeanwhile_WaitsWithoutGoingRound()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.StaffAsync(Anna, new SignOn());
        var missed = await hall.SubmitAsync();
        await hall.ExecuteAsync(missed, new ReportNoShow(0, Anna), TestHall.By(Anna));
        hall.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(500));
        hall.Journal.FailNextAfterCommit(new CommitUnknownException("No answer came."));
        hall.Journal.FailNext(new JournalUnavailableException("The disk is full."));
        await Should.ThrowAsync<CommitUnknownException>(hall.SubmitAsync(key: "k"));

        hall.Clock.Advance(TimeSpan.FromSeconds(3));

        (await hall.ItemAsync(missed)).Holder.ShouldBe(Anna);
    }
}
