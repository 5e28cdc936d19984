using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Plans;

/// <summary>Nobody is taken out of the plan with something in their hands.</summary>
public sealed class StaffLeavingTests
{
    private static readonly CommandMeta Administrator = new(new Actor(ActorKind.Administrator, "ada"));
    private static readonly HallPlan WithoutAnna = TestPlans.OneDesk() with { Staff = [TestPlans.Person(TestPlans.Boris)] };

    [Fact]
    public async Task Publish_WithoutWhoHoldsSomething_IsRefusedWithIt()
    {
        await using var hall = await TestHall.OpenAsync(TestPlans.OneDesk());
        var request = await HeldAsync(hall);

        var refusal = (await hall.Host.Plan(TestPlans.Hall).PublishAsync(WithoutAnna, null, Administrator)).Refusal!;

        refusal.Code.ShouldBe(RefusalCodes.StaffAtWork);
        refusal.Faults.ShouldHaveSingleItem().Message.ShouldBe($"'anna' holds {new WorkItemId(request, 0)}.");
        (await hall.Host.Plan(TestPlans.Hall).ReadAsync())!.Version.ShouldBe(1);
    }

    [Fact]
    public async Task Publish_WithFaults_IsRefusedForThem_WhoeverIsAtWork()
    {
        await using var hall = await TestHall.OpenAsync(TestPlans.OneDesk());
        await HeldAsync(hall);
        var plan = WithoutAnna with { TimeZone = "Nowhere/At-All" };

        (await hall.Host.Plan(TestPlans.Hall).PublishAsync(plan, null, Administrator)).Refusal!.Code.ShouldBe(RefusalCodes.PlanInvalid);
        (await new PlanPublication(hall.Host, hall.Host.Journal).PublishAsync(plan, null, Administrator)).Refusal!.Code.ShouldBe(RefusalCodes.PlanInvalid);
        (await hall.Host.Staff(TestPlans.Hall, TestPlans.Anna).ReadAsync())!.Presence.ShouldBe(StaffPresence.SignedOn);
    }

    [Fact]
    public async Task Publish_WithoutWhoIsPaused_IsRefused()
    {
        await using var hall = await TestHall.OpenAsync(TestPlans.OneDesk());
        await hall.StaffAsync(TestPlans.Anna, new SignOn());
        await hall.StaffAsync(TestPlans.Anna, new PauseWork("lunch"));

        (await hall.Host.Plan(TestPlans.Hall).PublishAsync(WithoutAnna, 1, Administrator)).Refusal!.Faults.ShouldHaveSingleItem().Message.ShouldBe("'anna' is at work.");
        (await hall.Host.Plan(TestPlans.Hall).PublishAsync(WithoutAnna, 7, Administrator)).Refusal!.Code.ShouldBe(RefusalCodes.PlanChanged);
    }

    [Fact]
    public async Task Publish_WithoutWhoHasGoneHome_IsDone()
    {
        await using var hall = await TestHall.OpenAsync(TestPlans.OneDesk());
        await hall.StaffAsync(TestPlans.Anna, new SignOn());
        await hall.StaffAsync(TestPlans.Anna, new SignOff());

        (await hall.Host.Plan(TestPlans.Hall).PublishAsync(WithoutAnna, null, Administrator)).Require().Version.ShouldBe(2);
    }

    [Fact]
    public async Task Publication_ReleasesWhatTheyHold_AndGivesItToOthers()
    {
        await using var hall = await TestHall.OpenAsync(TestPlans.OneDesk());
        var request = await HeldAsync(hall);
        await hall.StaffAsync(TestPlans.Boris, new SignOn());

        (await new PlanPublication(hall.Host, hall.Host.Journal).PublishAsync(WithoutAnna, 1, Administrator, "she has left")).Require().Version.ShouldBe(2);
        await hall.Host.WhenIdleAsync();

        (await hall.ItemAsync(request)).Holder.ShouldBe(TestPlans.Boris);
        hall.CountEvents("staff.signed-off").ShouldBe(1);
    }

    [Fact]
    public async Task F15_RemovedAtWorkAndPutBackLater_IsNotSignedOnAndGetsNothing()
    {
        await using var hall = await TestHall.OpenAsync(TestPlans.OneDesk());
        var request = await HeldAsync(hall);
        (await new PlanPublication(hall.Host, hall.Host.Journal).PublishAsync(WithoutAnna, 1, Administrator)).Require();
        await hall.Host.WhenIdleAsync();

        await hall.PublishAsync(TestPlans.OneDesk());
        await hall.Host.WhenIdleAsync();

        (await hall.Host.Staff(TestPlans.Hall, TestPlans.Anna).ReadAsync())!.Presence.ShouldBe(StaffPresence.SignedOff);
        (await hall.ItemAsync(request)).Status.ShouldBe(WorkItemStatus.Waiting);
        await hall.StaffAsync(TestPlans.Anna, new SignOn());
        (await hall.ItemAsync(request)).Holder.ShouldBe(TestPlans.Anna);
    }

    /// <remarks>They sign on just when the plan without them is written, so that nothing could refuse it.</remarks>
    [Fact]
    public async Task F15_AtWorkWithoutAPlanThatNamesThem_IsSignedOffByTheEngine()
    {
        await using var hall = await TestHall.OpenAsync(TestPlans.OneDesk());
        hall.Journal.Hold();
        var signingOn = hall.Host.Staff(TestPlans.Hall, TestPlans.Anna).ExecuteAsync(new SignOn(), TestHall.By(TestPlans.Anna)).AsTask();
        var publishing = hall.Host.Plan(TestPlans.Hall).PublishAsync(WithoutAnna, 1, Administrator).AsTask();
        hall.Journal.Release();
        (await signingOn).Require();
        (await publishing).Require();
        await hall.Host.WhenIdleAsync();

        (await hall.Host.Staff(TestPlans.Hall, TestPlans.Anna).ReadAsync())!.Presence.ShouldBe(StaffPresence.SignedOff);
        var happened = hall.Journal.Store.Entries.Select(entry => entry.Event).Single(happened => happened.Type == "staff.signed-off");
        happened.By.Kind.ShouldBe(ActorKind.Engine);
        System.Text.Encoding.UTF8.GetString(happened.Payload.Span).ShouldContain("not-in-plan");

        await hall.PublishAsync(TestPlans.OneDesk());
        (await hall.ItemAsync(await hall.SubmitAsync())).Status.ShouldBe(WorkItemStatus.Waiting);
    }

    /// <remarks>A centre may be told of a plan later than those who join by it are.</remarks>
    [Fact]
    public async Task F15_CentreKnowsAnOlderPlan_SignsOffNobodyWhomTheNewestNames()
    {
        await using var hall = await TestHall.OpenAsync(TestPlans.OneDesk());
        await hall.StaffAsync(TestPlans.Anna, new SignOn());

        var refusal = (await hall.Host.Staff(TestPlans.Hall, TestPlans.Anna).ExecuteAsync(new SignOffUnplanned(), TestHall.By(TestPlans.Anna))).Refusal!;
        refusal.Code.ShouldBe(RefusalCodes.NotAllowed);
        refusal = (await hall.Host.Peers.Staff(TestPlans.Hall, TestPlans.Anna).ExecuteAsync(new SignOffUnplanned(), CommandMeta.Engine)).Refusal!;
        refusal.Code.ShouldBe(RefusalCodes.WrongState);

        (await hall.Host.Staff(TestPlans.Hall, TestPlans.Anna).ReadAsync())!.Presence.ShouldBe(StaffPresence.SignedOn);
    }

    [Fact]
    public async Task Publication_OfAFaultyOrOvertakenPlan_SignsNobodyOff()
    {
        await using var hall = await TestHall.OpenAsync(TestPlans.OneDesk());
        await HeldAsync(hall);
        var publication = new PlanPublication(hall.Host, hall.Host.Journal);

        (await publication.PublishAsync(WithoutAnna, 3, Administrator)).Refusal!.Code.ShouldBe(RefusalCodes.PlanChanged);
        (await publication.PublishAsync(WithoutAnna with { TimeZone = "Europe/Nowhere" }, 1, Administrator)).IsRefused.ShouldBeTrue();

        hall.CountEvents("staff.signed-off").ShouldBe(0);
    }

    private static async Task<RequestId> HeldAsync(TestHall hall)
    {
        await hall.StaffAsync(TestPlans.Anna, new SignOn());
        var request = await hall.SubmitAsync();
        await hall.Host.WhenIdleAsync();
        (await hall.ItemAsync(request)).Holder.ShouldBe(TestPlans.Anna);
        return request;
    }
}
