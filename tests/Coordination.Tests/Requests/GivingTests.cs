using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Requests;

/// <summary>A supervisor gives an item to somebody by name.</summary>
public sealed class GivingTests
{
    private static readonly CommandMeta Eva = new(new Actor(ActorKind.Supervisor, "eva"));

    [Fact]
    public async Task Give_WhatWaits_IsTheirs()
    {
        await using var hall = await TestHall.OpenAsync(WithPull());
        await hall.StaffAsync(Boris, new SignOn());
        var (first, second) = (await hall.SubmitAsync(), await hall.SubmitAsync());

        await hall.ExecuteAsync(second, new GiveItem(0, Boris, "He knows the family."), Eva);

        (await hall.ItemAsync(second)).Holder.ShouldBe(Boris);
        (await hall.ItemAsync(first)).Status.ShouldBe(WorkItemStatus.Waiting);
        hall.CountEvents("item.next-asked").ShouldBe(1);
    }

    [Fact]
    public async Task Give_WhatAnotherHolds_GoesFromHandToHand()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.StaffAsync(Anna, new SignOn());
        var request = await hall.SubmitAsync();
        await hall.Host.WhenIdleAsync();
        await hall.ExecuteAsync(request, new StartItem(0, Anna), TestHall.By(Anna));
        await hall.StaffAsync(Boris, new SignOn());

        await hall.ExecuteAsync(request, new GiveItem(0, Boris, "She fell ill."), Eva);
        await hall.Host.WhenIdleAsync();

        var item = await hall.ItemAsync(request);
        (item.Holder, item.Status).ShouldBe((Boris, WorkItemStatus.Assigned));
        hall.Journal.Store.Entries.TakeLast(2).Select(entry => entry.Event.Type).ShouldBe(["item.released", "item.assigned"]);

        // The centre knows it as well: Anna gets the next, and Boris, who is busy, does not.
        var next = await hall.SubmitAsync();
        await hall.Host.WhenIdleAsync();
        (await hall.ItemAsync(next)).Holder.ShouldBe(Anna);
    }

    [Fact]
    public async Task Give_WhoHasNoRoom_IsRefusedAndGetsWorkAsBefore()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.StaffAsync(Boris, new SignOn());
        var (held, waiting) = (await hall.SubmitAsync(), await hall.SubmitAsync());
        await hall.Host.WhenIdleAsync();

        (await RefusalAsync(hall, waiting, Boris)).Code.ShouldBe(RefusalCodes.NotAvailable);
        await hall.Host.WhenIdleAsync();
        await hall.ExecuteAsync(held, new CompleteItem(0, Boris), TestHall.By(Boris));
        await hall.Host.WhenIdleAsync();

        (await hall.ItemAsync(waiting)).Holder.ShouldBe(Boris);
    }

    [Fact]
    public async Task Give_WhoIsAwayOrUnknownOrHasIt_IsRefused()
    {
        await using var hall = await TestHall.OpenAsync(WithPull());
        var request = await hall.SubmitAsync();

        (await RefusalAsync(hall, request, Anna)).Code.ShouldBe(RefusalCodes.NotAvailable);
        (await RefusalAsync(hall, request, new StaffId("nobody"))).Code.ShouldBe(RefusalCodes.NotFound);
        await hall.StaffAsync(Anna, new SignOn());
        await hall.ExecuteAsync(request, new GiveItem(0, Anna, "Hers."), Eva);
        (await RefusalAsync(hall, request, Anna)).Code.ShouldBe(RefusalCodes.WrongState);
        (await RefusalAsync(hall, request, Anna, "")).Field.ShouldBe("reason");
        (await hall.Host.Request(request).ExecuteAsync(new GiveItem(0, Boris, "Mine."), TestHall.Citizen())).Refusal!.Code.ShouldBe(RefusalCodes.NotAllowed);
    }

    [Fact]
    public async Task Give_SomebodyOfADepartmentThatDoesNotHelp_IsRefused()
    {
        var plan = OneDesk();
        var other = new StaffId("otto");
        await using var hall = await TestHall.OpenAsync(plan with
        {
            Departments = [.. plan.Departments, plan.Departments[0] with { Id = new("archive"), Name = "Archive" }],
            Staff = [.. plan.Staff, Person(other) with { Department = new("archive") }],
        });
        await hall.StaffAsync(other, new SignOn());
        var request = await hall.SubmitAsync();

        (await RefusalAsync(hall, request, other)).Message.ShouldContain("transfer the item");
    }

    [Fact]
    public async Task Give_RepeatedWithItsKey_IsDoneOnce()
    {
        await using var hall = await TestHall.OpenAsync(WithPull());
        await hall.StaffAsync(Boris, new SignOn());
        var request = await hall.SubmitAsync();
        var meta = Eva with { Key = new CommandKey("give-1") };

        var first = await hall.ExecuteAsync(request, new GiveItem(0, Boris, "Now."), meta);
        (await hall.ExecuteAsync(request, new GiveItem(0, Boris, "Now."), meta)).Version.ShouldBe(first.Version);

        hall.CountEvents("item.assigned").ShouldBe(1);
    }

    private static async Task<Refusal> RefusalAsync(TestHall hall, RequestId request, StaffId staff, string reason = "Because.") =>
        (await hall.Host.Request(request).ExecuteAsync(new GiveItem(0, staff, reason), Eva)).Refusal!;
}
