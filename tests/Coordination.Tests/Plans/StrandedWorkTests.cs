using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Plans.Previews;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.Testing.Journal;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Plans;

/// <summary>A tax department beside the desk: one service waits there, another comes there after the desk. Then it is given up.</summary>
public sealed class StrandedWorkTests
{
    private static readonly CommandMeta Administrator = new(new Actor(ActorKind.Administrator, "ada"));
    private static readonly DepartmentId Tax = new("tax");
    private static readonly ServiceId Bill = new("bill");
    private static readonly ServiceId Both = new("both");
    private static readonly SkillId Sums = new("sums");
    private static readonly StaffId Tom = new("tom");

    [Fact]
    public async Task F14_WorkWaitsThere_IsRefusedWithIt()
    {
        await using var hall = await TestHall.OpenAsync(WithTax());
        var request = await SubmitAsync(hall, Bill);

        var refusal = (await hall.Host.Plan(Hall).PublishAsync(WithoutTax(), null, Administrator)).Refusal!;

        refusal.Code.ShouldBe(RefusalCodes.WorkStranded);
        refusal.Faults.ShouldHaveSingleItem().Message.ShouldBe($"'tax' has one open item, of {request}.");
        (await hall.Host.Plan(Hall).ReadAsync())!.Version.ShouldBe(1);
    }

    [Fact]
    public async Task F14_StepComesThereLater_IsRefusedTooAndTriedAlike()
    {
        await using var hall = await TestHall.OpenAsync(WithTax());
        await hall.StaffAsync(Tom, new SignOn());
        var request = await SubmitAsync(hall, Both);

        var publication = new PlanPublication(hall.Host, hall.Host.Journal);
        (await publication.PublishAsync(WithoutTax(), 1, Administrator)).Refusal!.Code.ShouldBe(RefusalCodes.WorkStranded);
        hall.CountEvents("staff.signed-off").ShouldBe(0, "nobody is signed off for a plan that is refused");

        var stranded = (await PreviewAsync(hall, WithoutTax())).Stranded.ShouldHaveSingleItem();
        (stranded.Department, stranded.Items, stranded.Requests.Single()).ShouldBe((Tax, 1, request));
        (await PreviewAsync(hall, Becoming())).Stranded.ShouldBeEmpty();
    }

    [Fact]
    public async Task F14_NothingOpenThere_IsPublished()
    {
        await using var hall = await TestHall.OpenAsync(WithTax());
        var request = await SubmitAsync(hall, Bill);
        await hall.ExecuteAsync(request, new CancelRequest(), TestHall.Citizen());

        await hall.PublishAsync(WithoutTax());

        var reply = await hall.Host.Request(request).ExecuteAsync(new ReopenRequest("again"), Administrator);
        reply.Refusal!.Message.ShouldContain("formerDepartments");
    }

    [Fact]
    public async Task F14_ItBecomesAnother_WhatWaitsAndWhatComesLaterGoThere()
    {
        await using var hall = await TestHall.OpenAsync(WithTax());
        var (bill, both, closed) = (await SubmitAsync(hall, Bill), await SubmitAsync(hall, Both), await SubmitAsync(hall, Bill));
        await hall.ExecuteAsync(closed, new CancelRequest(), TestHall.Citizen());
        hall.Clock.Advance(TimeSpan.FromMinutes(5));

        await hall.PublishAsync(Becoming());
        hall.Clock.Advance(TimeSpan.FromSeconds(1));

        (await hall.ItemAsync(bill)).ShouldSatisfyAllConditions(
            item => item.Department.ShouldBe(Desk), item => item.QueuedAt.ShouldBe(TestHall.Monday), item => item.AnySkill.ShouldBeTrue());
        var later = (await hall.Host.Request(both).ReadAsync())!.Items[1];
        (later.Department, later.Status).ShouldBe((Desk, WorkItemStatus.Pending));
        hall.CountEvents("item.transferred").ShouldBe(2);

        await hall.StaffAsync(Anna, new SignOn());
        await hall.StaffAsync(Boris, new SignOn());
        await hall.ExecuteAsync(both, new CompleteItem(0, (await hall.ItemAsync(both)).Holder), TestHall.By((await hall.ItemAsync(both)).Holder!.Value));
        await hall.Host.WhenIdleAsync();
        (await hall.Host.Request(both).ReadAsync())!.Items[1].Status.ShouldBe(WorkItemStatus.Assigned);

        await hall.ExecuteAsync(closed, new ReopenRequest("again"), Administrator);
        (await hall.Host.Request(closed).ReadAsync())!.Items[^1].Department.ShouldBe(Desk);
        var transfer = await hall.Host.Request(closed).ExecuteAsync(new TransferItem(1, Tax, "theirs"), Administrator);
        transfer.Refusal!.Field.ShouldBe("to");
    }

    [Fact]
    public async Task F14_InHand_IsFinishedThereAndGoesOnWhenGivenBack()
    {
        await using var hall = await TestHall.OpenAsync(WithTax());
        await hall.StaffAsync(Tom, new SignOn());
        var request = await SubmitAsync(hall, Bill);
        (await hall.ItemAsync(request)).Holder.ShouldBe(Tom);

        // Tom goes to the desk with what he holds.
        await hall.PublishAsync(Becoming() with { Staff = [.. Becoming().Staff, Person(Tom)] });
        hall.Clock.Advance(TimeSpan.FromSeconds(1));
        (await hall.ItemAsync(request)).ShouldSatisfyAllConditions(item => item.Holder.ShouldBe(Tom), item => item.Department.ShouldBe(Tax));

        await hall.ExecuteAsync(request, new ReleaseItem(0, "lunch"), Administrator);
        hall.Clock.Advance(TimeSpan.FromSeconds(1));
        (await hall.ItemAsync(request)).Department.ShouldBe(Desk);
    }

    /// <remarks>Whoever is given it meanwhile is given it by the rules of a department that there is no more.</remarks>
    [Fact]
    public async Task F14_ItBecomesAnother_NobodyIsGivenAnythingThereMeanwhile()
    {
        await using var hall = await TestHall.OpenAsync(WithTax());
        var bill = await SubmitAsync(hall, Bill);
        await hall.PublishAsync(Becoming() with
        {
            Skills = WithTax().Skills,
            Staff = [.. OneDesk().Staff, Person(Tom) with { Skills = [new HeldSkill(Sums, 3)] }],
            Pooling = new PoolingPlan { Enabled = true, Threshold = 0 },
        });

        await hall.StaffAsync(Tom, new SignOn());
        (await hall.ItemAsync(bill)).ShouldSatisfyAllConditions(item => item.Holder.ShouldBeNull(), item => item.Department.ShouldBe(Tax));
        (await hall.WaitAsync(bill)).Code.ShouldBe(WaitCodes.Closed);

        hall.Clock.Advance(TimeSpan.FromSeconds(1));
        (await hall.ItemAsync(bill)).ShouldSatisfyAllConditions(item => item.Holder.ShouldBe(Tom), item => item.Department.ShouldBe(Desk));
        (await hall.Centre.ReadQueueAsync()).Departments.Select(queue => queue.Department).ShouldBe([Desk]);
    }

    [Fact]
    public async Task F14_ClosedByHandAndGivenUp_IsStillExplained()
    {
        await using var hall = await TestHall.OpenAsync(WithTax());
        var bill = await SubmitAsync(hall, Bill);
        (await hall.Host.Department(Hall, Tax).ExecuteAsync(new CloseDepartment("Drill."), Administrator)).Require();

        await hall.PublishAsync(Becoming());

        (await hall.WaitAsync(bill)).Code.ShouldBe(WaitCodes.Closed);
    }

    [Fact]
    public async Task F14_HostEndsBeforeItIsDone_TheNextOneDoesIt()
    {
        var store = new InMemoryStore();
        var before = await TestHall.OpenAsync(WithTax(), store);
        var (bill, both) = (await SubmitAsync(before, Bill), await SubmitAsync(before, Both));
        before.Journal.Hold();
        var publishing = before.Host.Plan(Hall).PublishAsync(Becoming(), null, Administrator).AsTask();
        before.Journal.ReleaseOne();
        await publishing;

        await using var after = await TestHall.OpenAsync(store: store);
        await after.Centre.ReadQueueAsync();
        after.Clock.Advance(TimeSpan.FromSeconds(1));

        (await after.ItemAsync(bill)).Department.ShouldBe(Desk);
        (await after.Host.Request(both).ReadAsync())!.Items[1].Department.ShouldBe(Desk);
        after.CountEvents("item.transferred").ShouldBe(2);
    }

    private static HallPlan WithTax() => OneDesk() with
    {
        Departments = [.. OneDesk().Departments, new DepartmentPlan { Id = Tax, Name = "Taxes" }],
        Skills = [new SkillPlan(Sums, "Sums")],
        Services =
        [
            .. OneDesk().Services,
            new ServicePlan { Id = Bill, Name = "Bill", Steps = [At(Tax) with { Skills = [new SkillRequirement { Skill = Sums }] }] },
            new ServicePlan { Id = Both, Name = "Both", Steps = [At(Desk), At(Tax) with { After = [new(Desk.ToString())] }] },
        ],
        Staff = [.. OneDesk().Staff, Person(Tom) with { Department = Tax, Skills = [new HeldSkill(Sums, 3)] }],
    };

    private static HallPlan WithoutTax() => OneDesk();

    private static HallPlan Becoming() => OneDesk() with { FormerDepartments = [new FormerDepartment(Tax, Desk)] };

    private static StepPlan At(DepartmentId department) => new() { Id = new(department.ToString()), Department = department };

    private static async Task<RequestId> SubmitAsync(TestHall hall, ServiceId service) =>
        (await hall.Host.SubmitAsync(new SubmitRequest { Centre = Hall, Service = service }, TestHall.Citizen())).Require().Request;

    private static ValueTask<PlanPreview> PreviewAsync(TestHall hall, HallPlan plan) =>
        new PlanPreviews(hall.Host, hall.Host.Journal, hall.Clock).PreviewAsync(plan);
}
