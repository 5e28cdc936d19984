using Coordination.Centres;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Centres;

public sealed class DispatchingTests
{
    [Fact]
    public async Task Submit_SomebodyIsFree_IsAssignedAtOnce()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.StaffAsync(Anna, new SignOn());

        var item = await hall.ItemAsync(await hall.SubmitAsync());

        item.Status.ShouldBe(WorkItemStatus.Assigned);
        item.Holder.ShouldBe(Anna);
        item.Why.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task SignOn_ItemsWait_TheMostUrgentThenTheOldestGoes()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var first = await hall.SubmitAsync();
        hall.Clock.Advance(TimeSpan.FromMinutes(1));
        var urgent = await hall.SubmitAsync(danger: true);

        await hall.StaffAsync(Anna, new SignOn());
        (await hall.ItemAsync(urgent)).Holder.ShouldBe(Anna);
        (await hall.ItemAsync(first)).Status.ShouldBe(WorkItemStatus.Waiting);

        await hall.ExecuteAsync(urgent, new CompleteItem(0, Anna), TestHall.By(Anna));
        (await hall.ItemAsync(first)).Holder.ShouldBe(Anna);
    }

    /// <remarks>Case F7: many are booked for one instant, at a desk of one clerk.</remarks>
    [Fact]
    public async Task F7_ManyBookedForOneInstant_AreServedOneAfterTheOther()
    {
        await using var hall = await TestHall.OpenAsync(WithDesk(desk => desk with { QueueLimit = 3 }));
        await hall.StaffAsync(Anna, new SignOn());
        var instant = TestHall.Monday.AddHours(1);
        var booked = new HashSet<RequestId>();
        for (var count = 0; count < 30; count++)
        {
            booked.Add(await hall.SubmitAsync(appointmentAt: instant));
        }

        hall.Clock.Advance(TimeSpan.FromMinutes(59));
        var queue = (await hall.Centre.ReadQueueAsync()).Departments[0];
        (queue.Waiting, queue.Booked, queue.Held).ShouldBe((0, 29, 1));

        hall.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var left = 29; left >= 0; left--)
        {
            var held = (await hall.Centre.ReadQueueAsync()).Staff.Single(person => person.Staff == Anna).Items.ShouldHaveSingleItem();
            booked.Remove(held.Request).ShouldBeTrue();
            await hall.TellAsync(held.Request, new CompleteItem(0, Anna));
            booked.Count.ShouldBe(left);
        }
    }

    [Fact]
    public async Task Offer_NotAnswered_GoesToSomebodyElseWithItsAge()
    {
        await using var hall = await TestHall.OpenAsync(WithOffers());
        await hall.StaffAsync(Anna, new SignOn());
        var request = await hall.SubmitAsync();
        (await hall.ItemAsync(request)).ShouldSatisfyAllConditions(
            item => item.Status.ShouldBe(WorkItemStatus.Offered), item => item.Holder.ShouldBe(Anna));

        await hall.StaffAsync(Boris, new SignOn());
        hall.Clock.Advance(TimeSpan.FromSeconds(61));

        var item = await hall.ItemAsync(request);
        item.Holder.ShouldBe(Boris);
        item.QueuedAt.ShouldBe(TestHall.Monday);
    }

    /// <remarks>Case F12: of two people one has left the desk without a word, and twelve citizens come.</remarks>
    [Fact]
    public async Task Offers_ThreeInARowNotAnswered_PauseWhoHasLeft()
    {
        await using var hall = await TestHall.OpenAsync(WithOffers());
        await hall.StaffAsync(Anna, new SignOn());
        await hall.StaffAsync(Boris, new SignOn());
        for (var citizen = 0; citizen < 12; citizen++)
        {
            await hall.SubmitAsync();
        }

        for (var minute = 0; minute < 60; minute++)
        {
            await AnswerAsync(hall, Boris);
            hall.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        var anna = (await hall.Host.Staff(Hall, Anna).ReadAsync())!;
        (anna.Presence, anna.PauseReason).ShouldBe((StaffPresence.Paused, new ReasonId("offers-lapsed")));
        anna.Since.ShouldBeLessThan(TestHall.Monday.AddMinutes(5));
        (await hall.Host.Staff(Hall, Boris).ReadAsync())!.Presence.ShouldBe(StaffPresence.SignedOn);
        (await hall.Centre.ReadQueueAsync()).Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Offers_OneAnsweredBetween_PauseNobody()
    {
        await using var hall = await TestHall.OpenAsync(WithOffers());
        await hall.StaffAsync(Anna, new SignOn());
        for (var round = 0; round < 3; round++)
        {
            for (var citizen = 0; citizen < 2; citizen++)
            {
                await hall.SubmitAsync();
                hall.Clock.Advance(TimeSpan.FromSeconds(61));
            }

            await hall.SubmitAsync();
            await AnswerAsync(hall, Anna);
        }

        (await hall.Host.Staff(Hall, Anna).ReadAsync())!.Presence.ShouldBe(StaffPresence.SignedOn);
    }

    // Takes and ends what somebody is offered.
    private static async Task AnswerAsync(TestHall hall, StaffId staff)
    {
        if ((await hall.Centre.ReadQueueAsync()).Staff.FirstOrDefault(load => load.Staff == staff) is { Items: [var item, ..] })
        {
            await hall.ExecuteAsync(item.Request, new AcceptItem(item.Index, staff), TestHall.By(staff));
            await hall.ExecuteAsync(item.Request, new CompleteItem(item.Index, staff), TestHall.By(staff));
        }
    }

    [Fact]
    public async Task Offer_Declined_ComesBackToTheDeclinerAfterTheBackoff()
    {
        await using var hall = await TestHall.OpenAsync(WithOffers());
        await hall.StaffAsync(Anna, new SignOn());
        var request = await hall.SubmitAsync();

        await hall.ExecuteAsync(request, new DeclineItem(0, Anna, "Lunch."), TestHall.By(Anna));
        (await hall.ItemAsync(request)).Status.ShouldBe(WorkItemStatus.Waiting);

        hall.Clock.Advance(TimeSpan.FromSeconds(301));
        (await hall.ItemAsync(request)).ShouldSatisfyAllConditions(
            item => item.Status.ShouldBe(WorkItemStatus.Offered), item => item.Holder.ShouldBe(Anna));
    }

    [Fact]
    public async Task TakeNext_PullDepartment_GivesTheOldestAndRepeatsWithItsKey()
    {
        await using var hall = await TestHall.OpenAsync(WithPull());
        await hall.StaffAsync(Anna, new SignOn());
        var first = await hall.SubmitAsync();
        await hall.SubmitAsync();
        (await hall.ItemAsync(first)).Status.ShouldBe(WorkItemStatus.Waiting);

        var taken = (await hall.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "n-1"))).Require();
        var again = (await hall.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "n-1"))).Require();

        taken.Item.Request.ShouldBe(first);
        again.ShouldBe(taken);
        (await hall.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "n-2"))).Refusal!.Code.ShouldBe(RefusalCodes.StillHolding);
    }

    [Fact]
    public async Task TakeNext_RepeatedAfterARestart_GivesTheSameReply()
    {
        await using var before = await TestHall.OpenAsync(WithPull());
        await before.StaffAsync(Anna, new SignOn());
        await before.SubmitAsync();
        await before.SubmitAsync();
        var taken = (await before.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "n-1"))).Require();

        await using var after = await TestHall.OpenAsync(store: before.Journal.Store);

        (await after.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "n-1"))).Require().ShouldBe(taken);
    }

    [Fact]
    public async Task TakeNext_AskedOfACentreThatWasTakenOver_GetsTheSameReplyOnceItHasStartedAgain()
    {
        await using var old = await TestHall.OpenAsync(WithPull());
        await old.StaffAsync(Anna, new SignOn());
        await using var young = await TestHall.OpenAsync(store: old.Journal.Store);
        await young.SubmitAsync();
        var taken = (await young.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "n-1"))).Require();

        await Should.ThrowAsync<FencedException>(async () => await old.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "n-1")));
        old.Clock.Advance(new CentreOptions().DeposedFor);

        (await old.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "n-1"))).Require().ShouldBe(taken);
    }

    [Fact]
    public async Task TakeNext_NotSignedOn_IsRefused()
    {
        await using var hall = await TestHall.OpenAsync(WithPull());
        await hall.SubmitAsync();

        (await hall.Centre.TakeNextAsync(Anna, TestHall.By(Anna))).Refusal!.Code.ShouldBe(RefusalCodes.NotAvailable);
    }

    [Fact]
    public async Task Assignment_AnswerOfTheCommitLost_StillTakesItsHoldersCapacity()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.StaffAsync(Anna, new SignOn());
        hall.Journal.Hold();
        var submission = hall.SubmitAsync();
        hall.Journal.ReleaseOne();
        hall.Journal.FailNextAfterCommit(new CommitUnknownException("No answer came."));
        hall.Journal.Release();
        await hall.SubmitAsync(danger: true);

        var taken = await hall.Centre.TakeNextAsync(Anna, TestHall.By(Anna));

        taken.Refusal!.Code.ShouldBe(RefusalCodes.StillHolding);
        (await hall.ItemAsync(await submission)).Holder.ShouldBe(Anna);
    }

    [Fact]
    public async Task Closed_ItemsWaitUntilTheDepartmentOpens()
    {
        var evening = TestHall.Monday.AddHours(10);
        await using var hall = await TestHall.OpenAsync(WithOfficeHours(), at: evening);
        await hall.StaffAsync(Anna, new SignOn());
        var request = await hall.SubmitAsync();
        (await hall.WaitAsync(request)).Code.ShouldBe("closed");

        hall.Clock.AdvanceTo(TestHall.Monday.AddHours(23));
        (await hall.ItemAsync(request)).ShouldSatisfyAllConditions(
            item => item.Holder.ShouldBe(Anna), item => item.AssignedAt.ShouldBe(TestHall.Monday.AddHours(23)));
    }

    [Fact]
    public async Task MissedServiceLevel_IsRecordedOnceAndEscalated()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var request = await hall.SubmitAsync();

        hall.Clock.Advance(TimeSpan.FromMinutes(31));
        var state = (await hall.Host.Request(request).ReadAsync())!;
        state.Clock!.Missed.ShouldBeTrue();
        state.Urgency.ShouldBe(Urgency.MoreUrgent);

        hall.Clock.Advance(TimeSpan.FromHours(5));
        (await hall.Host.Request(request).ReadAsync())!.Version.ShouldBe(state.Version);
    }
}
