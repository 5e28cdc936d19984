using Coordination.Departments;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Centres;

public sealed class ReportTests
{
    [Fact]
    public async Task DepartmentReport_ShowsWhatItAnswersForAndHowItStands()
    {
        await using var hall = await TestHall.OpenAsync(WithOfficeHours());
        await hall.StaffAsync(Anna, new SignOn());
        await hall.SubmitAsync();
        await hall.SubmitAsync(danger: true);

        var report = (await hall.Host.Department(Hall, Desk).ReadReportAsync())!;

        report.Services.ShouldBe([Passport]);
        report.IsOpen.ShouldBeTrue();
        report.NextChange.ShouldBe(TestHall.Monday.AddHours(7));
        (report.Queue.Waiting, report.Queue.Held).ShouldBe((1, 1));
        report.Queue.ByUrgency[Urgency.EspeciallyUrgent].ShouldBe(1);
        report.Staff.Select(person => person.Staff).ShouldBe([Anna]);
    }

    [Fact]
    public async Task DepartmentReport_ClosedByHand_IsNotOpenAndNothingIsGivenOut()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.Host.Department(Hall, Desk).ExecuteAsync(new CloseDepartment("Water on the floor."), TestHall.By(Anna));
        await hall.StaffAsync(Anna, new SignOn());
        var request = await hall.SubmitAsync();

        (await hall.Host.Department(Hall, Desk).ReadReportAsync())!.IsOpen.ShouldBeFalse();
        (await hall.WaitAsync(request)).Code.ShouldBe("closed");

        await hall.Host.Department(Hall, Desk).ExecuteAsync(new ReopenDepartment("Over."), TestHall.By(Anna));
        (await hall.ItemAsync(request)).Holder.ShouldBe(Anna);
    }

    /// <remarks>Case F1: nobody is in the hall, and all who are booked come on other days.</remarks>
    [Fact]
    public async Task Submit_WhoIsBookedForLater_KeepsNobodyOut()
    {
        await using var hall = await TestHall.OpenAsync(WithDesk(desk => desk with { QueueLimit = 2 }));
        await hall.SubmitAsync(appointmentAt: TestHall.Monday.AddDays(3));
        await hall.SubmitAsync(appointmentAt: TestHall.Monday.AddDays(3));

        (await hall.Host.Request(await hall.SubmitAsync()).ReadAsync())!.Status.ShouldBe(RequestStatus.Waiting);
        var queue = (await hall.Host.Centre(Hall).ReadQueueAsync()).Departments.ShouldHaveSingleItem();
        (queue.Waiting, queue.Booked, queue.OldestQueuedAt).ShouldBe((1, 2, TestHall.Monday));
    }

    [Fact]
    public async Task Submit_TheDepartmentsQueueIsFull_IsOnRecordAsRefused()
    {
        await using var hall = await TestHall.OpenAsync(WithDesk(desk => desk with { QueueLimit = 2 }));
        await hall.SubmitAsync();
        await hall.SubmitAsync();

        var state = await hall.Host.Request(await hall.SubmitAsync()).ReadAsync();

        state!.Status.ShouldBe(RequestStatus.Refused);
        state.Reasons.ShouldHaveSingleItem().Code.ShouldBe(RefusalCodes.NoCapacity);
    }

    [Fact]
    public async Task Submit_AnotherDepartmentsQueueIsLong_IsAdmitted()
    {
        var archive = new DepartmentPlan { Id = new DepartmentId("archive"), Name = "Archive", QueueLimit = 1 };
        var search = new ServicePlan
        {
            Id = new ServiceId("search"),
            Name = "Search",
            Steps = [new StepPlan { Id = new StepId("look"), Department = archive.Id }],
        };
        var plan = OneDesk();
        plan = plan with
        {
            Departments = [.. plan.Departments, archive],
            Services = [.. plan.Services, search],
            Staff = [.. plan.Staff, Person(new StaffId("zoe")) with { Department = archive.Id }],
        };
        await using var hall = await TestHall.OpenAsync(plan);
        await hall.SubmitAsync();
        await hall.SubmitAsync();

        var reply = await hall.Host.SubmitAsync(
            new SubmitRequest { Centre = Hall, Service = search.Id }, TestHall.Citizen());

        reply.Require().Status.ShouldBe(RequestStatus.Waiting);
    }

    [Fact]
    public async Task StaffReport_ShowsWhatThePersonCanDoAndHolds()
    {
        var skill = new SkillId("passports");
        var plan = OneDesk() with
        {
            Skills = [new SkillPlan(skill, "Passports")],
            Staff = [Person(Anna) with { Skills = [new HeldSkill(skill, 3, new DateOnly(2026, 3, 2))] }, Person(Boris)],
        };
        await using var hall = await TestHall.OpenAsync(plan);
        await hall.StaffAsync(Anna, new SignOn());
        var request = await hall.SubmitAsync();

        var today = (await hall.Host.Staff(Hall, Anna).ReadReportAsync())!;
        hall.Clock.Advance(TimeSpan.FromDays(1));
        var tomorrow = (await hall.Host.Staff(Hall, Anna).ReadReportAsync())!;

        today.Load!.Items.Select(item => item.Request).ShouldBe([request]);
        (today.Load.Load, today.Load.Capacity).ShouldBe((100, 100));
        today.ValidSkills.Length.ShouldBe(1);
        tomorrow.ValidSkills.ShouldBeEmpty();
    }

    [Fact]
    public async Task Reports_OfWhatThePlanDoesNotKnow_AreNone()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());

        (await hall.Host.Department(Hall, new DepartmentId("nowhere")).ReadReportAsync()).ShouldBeNull();
        (await hall.Host.Staff(Hall, new StaffId("nobody")).ReadReportAsync()).ShouldBeNull();
    }
}
