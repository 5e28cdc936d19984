using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Centres;

public sealed class PresenceTests
{
    [Fact]
    public async Task Pause_NoWorkUntilResume()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.StaffAsync(Anna, new SignOn());
        await hall.StaffAsync(Anna, new PauseWork("Lunch."));

        var request = await hall.SubmitAsync();
        (await hall.ItemAsync(request)).Status.ShouldBe(WorkItemStatus.Waiting);

        await hall.StaffAsync(Anna, new ResumeWork());
        (await hall.ItemAsync(request)).Holder.ShouldBe(Anna);
    }

    [Fact]
    public async Task SignOff_HoldingWork_IsRefusedAndChangesNothing()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.StaffAsync(Anna, new SignOn());
        var request = await hall.SubmitAsync();

        var reply = await hall.Host.Staff(Hall, Anna).ExecuteAsync(new SignOff(), TestHall.By(Anna));

        reply.Refusal!.Code.ShouldBe(RefusalCodes.WrongState);
        await hall.ExecuteAsync(request, new CompleteItem(0, Anna), TestHall.By(Anna));
        (await hall.ItemAsync(await hall.SubmitAsync())).Holder.ShouldBe(Anna);
    }

    [Fact]
    public async Task SignOff_WithRelease_GivesTheWorkToSomebodyElseWithItsAge()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.StaffAsync(Anna, new SignOn());
        var request = await hall.SubmitAsync();
        await hall.StaffAsync(Boris, new SignOn());
        hall.Clock.Advance(TimeSpan.FromMinutes(2));

        (await hall.StaffAsync(Anna, new SignOff(Release: true))).Presence.ShouldBe(StaffPresence.SignedOff);

        (await hall.ItemAsync(request)).ShouldSatisfyAllConditions(
            item => item.Holder.ShouldBe(Boris), item => item.QueuedAt.ShouldBe(TestHall.Monday));
    }

    [Fact]
    public async Task Drain_LastItemEnds_SignsOff()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.StaffAsync(Anna, new SignOn());
        var request = await hall.SubmitAsync();
        await hall.StaffAsync(Anna, new DrainWork());
        var next = await hall.SubmitAsync();

        await hall.ExecuteAsync(request, new CompleteItem(0, Anna), TestHall.By(Anna));

        (await hall.Host.Staff(Hall, Anna).ReadAsync())!.Presence.ShouldBe(StaffPresence.SignedOff);
        (await hall.ItemAsync(next)).Status.ShouldBe(WorkItemStatus.Waiting);
    }

    [Fact]
    public async Task SignOff_AssignmentOnItsWay_WaitsForIt()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.StaffAsync(Anna, new SignOn());
        hall.Journal.Hold();
        var submission = hall.SubmitAsync();
        hall.Journal.ReleaseOne();
        var request = await submission;
        hall.Journal.HeldCount.ShouldBe(1);

        var signOff = hall.Host.Staff(Hall, Anna).ExecuteAsync(new SignOff(), TestHall.By(Anna)).AsTask();
        signOff.IsCompleted.ShouldBeFalse();
        hall.Journal.Release();

        (await signOff).Refusal!.Code.ShouldBe(RefusalCodes.WrongState);
        (await hall.ItemAsync(request)).Holder.ShouldBe(Anna);
    }

    [Fact]
    public async Task SignOn_UnknownPerson_IsRefused()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());

        var reply = await hall.Host.Staff(Hall, new StaffId("nobody")).ExecuteAsync(new SignOn(), TestHall.By(Anna));

        reply.Refusal!.Code.ShouldBe(RefusalCodes.NotFound);
    }
}
