using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Centres;

public sealed class RebuildingTests
{
    [Fact]
    public async Task Restart_QueueAndHoldersAreTheSame()
    {
        var store = new InMemoryStore();
        var before = await TestHall.OpenAsync(OneDesk(), store);
        await before.StaffAsync(Anna, new SignOn());
        for (var i = 0; i < 40; i++)
        {
            await before.SubmitAsync(danger: i % 7 == 0);
            before.Clock.Advance(TimeSpan.FromSeconds(i % 3));
        }

        var queue = await before.QueueAsync();
        var held = (await before.Centre.ReadQueueAsync()).Held;

        await using var after = await TestHall.OpenAsync(store: store, at: before.Clock.GetUtcNow());
        (await after.QueueAsync()).ShouldBe(queue);
        (await after.Centre.ReadQueueAsync()).Held.ShouldBe(held);
        queue.Count.ShouldBe(39);
    }

    [Fact]
    public async Task Restart_OfferStillLapses()
    {
        var store = new InMemoryStore();
        var before = await TestHall.OpenAsync(WithOffers(), store);
        await before.StaffAsync(Anna, new SignOn());
        var request = await before.SubmitAsync();

        await using var after = await TestHall.OpenAsync(store: store);
        after.Clock.Advance(TimeSpan.FromSeconds(61));

        (await after.ItemAsync(request)).Status.ShouldBe(WorkItemStatus.Waiting);
    }

    [Fact]
    public async Task SecondCentre_TheFirstAssignsNothingMore()
    {
        var store = new InMemoryStore();
        await using var first = await TestHall.OpenAsync(OneDesk(), store);
        await using var second = await TestHall.OpenAsync(store: store);
        var request = await first.SubmitAsync();

        await first.StaffAsync(Anna, new SignOn());

        (await first.ItemAsync(request)).Status.ShouldBe(WorkItemStatus.Waiting);
        first.CountEvents("item.assigned").ShouldBe(0);
    }

    [Fact]
    public async Task Reconcile_WhatAnotherProcessWrote_IsRepairedBothWays()
    {
        var store = new InMemoryStore();
        await using var first = await TestHall.OpenAsync(OneDesk(), store);
        var gone = await first.SubmitAsync();
        await using var second = await TestHall.OpenAsync(store: store);
        var unknown = await first.SubmitAsync();
        await first.ExecuteAsync(gone, new CancelRequest("Changed my mind."), TestHall.Citizen());

        var report = await second.Centre.ReconcileAsync();

        report.ShouldBe(new Coordination.Centres.ReconciliationReport(1, Missing: 1, Stale: 0, Surplus: 1));
        (await second.QueueAsync()).ShouldBe([unknown]);
        (await second.Centre.ReconcileAsync()).ShouldBe(new Coordination.Centres.ReconciliationReport(1, 0, 0, 0));
    }

    [Fact]
    public async Task Verify_AfterADay_FindsNothing()
    {
        await using var hall = await TestHall.OpenAsync(WithOffers());
        await hall.StaffAsync(Anna, new SignOn());
        for (var i = 0; i < 10; i++)
        {
            var request = await hall.SubmitAsync(danger: i == 3);
            await hall.Host.Request(request).ExecuteAsync(new AcceptItem(0, Anna), TestHall.By(Anna));
            await hall.Host.Request(request).ExecuteAsync(new CompleteItem(0, Anna), TestHall.By(Anna));
            hall.Clock.Advance(TimeSpan.FromMinutes(11));
        }

        var report = await JournalVerifier.VerifyAsync(hall.Journal, Coordination.Hosting.GrainReplays.All);

        report.ShouldSatisfyAllConditions(
            () => report.First.ShouldBeNull(), () => report.Grains.ShouldBe(12));
    }
}
