using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Plans.Previews;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Plans.Previews;

/// <summary>A plan is tried before it is published: who and what it touches.</summary>
public sealed class PlanPreviewTests
{
    private static readonly SkillId Papers = new("papers");

    [Fact]
    public async Task Preview_NothingAtWork_TouchesNobody()
    {
        await using var hall = await TestHall.OpenAsync(TestPlans.OneDesk());

        var preview = await PreviewAsync(hall, TestPlans.OneDesk() with { Staff = [TestPlans.Person(TestPlans.Anna)] });

        preview.Version.ShouldBe(1);
        preview.Faults.ShouldBeEmpty();
        preview.DifferenceCount.ShouldBe(1);
        preview.People.ShouldBeEmpty();
        preview.Work.ShouldBeEmpty();
        hall.CountEvents("plan.published").ShouldBe(1);
    }

    [Fact]
    public async Task Preview_LeavesOutWhoHoldsSomething_NamesThemAndIt()
    {
        await using var hall = await TestHall.OpenAsync(TestPlans.OneDesk());
        await hall.StaffAsync(TestPlans.Anna, new SignOn());
        var request = await hall.SubmitAsync();
        await hall.Host.WhenIdleAsync();

        var person = (await PreviewAsync(hall, TestPlans.OneDesk() with { Staff = [TestPlans.Person(TestPlans.Boris)] })).People.ShouldHaveSingleItem();

        person.Staff.ShouldBe(TestPlans.Anna);
        person.IsRemoved.ShouldBeTrue();
        person.Presence.ShouldBe(StaffPresence.SignedOn);
        person.Holds.ShouldBe([new WorkItemId(request, 0)]);
    }

    [Fact]
    public async Task Preview_SkillThatNobodyHoldsAnyMore_TellsTheWaitingWork()
    {
        var plan = Skilled(holds: true, needs: true);
        await using var hall = await TestHall.OpenAsync(plan);
        var (first, second) = (await hall.SubmitAsync(), await hall.SubmitAsync());

        // The new plan asks for no skill, so it is without fault; those who are in go by the plan that they came under.
        var preview = await PreviewAsync(hall, Skilled(holds: false, needs: false));

        var work = preview.Work.ShouldHaveSingleItem();
        work.Misfit.ShouldBe(WorkMisfit.NobodyAble);
        work.Waiting.ShouldBe(2);
        work.Held.ShouldBe(0);
        work.Requests.ShouldBe([first, second], ignoreOrder: true);
        preview.ClockCount.ShouldBe(0);
        (await PreviewAsync(hall, plan)).Work.ShouldBeEmpty();
    }

    [Fact]
    public async Task Preview_DepartmentThatGoes_TellsItsWork()
    {
        await using var hall = await TestHall.OpenAsync(TestPlans.OneDesk());
        await hall.SubmitAsync();
        var desk = new DepartmentId("new-desk");
        var plan = TestPlans.OneDesk();
        var moved = plan with
        {
            Departments = [plan.Departments[0] with { Id = desk }],
            Services = [plan.Services[0] with { Steps = [plan.Services[0].Steps[0] with { Department = desk }] }],
            Staff = [.. plan.Staff.Select(person => person with { Department = desk })],
        };

        (await PreviewAsync(hall, moved)).Work.ShouldHaveSingleItem().Misfit.ShouldBe(WorkMisfit.NoDepartment);
    }

    [Fact]
    public async Task Preview_BookedTimeOnADayThatCloses_IsNamed()
    {
        var plan = TestPlans.WithOfficeHours();
        await using var hall = await TestHall.OpenAsync(plan);
        var tomorrow = TestHall.Monday.AddDays(1);
        var booked = (await hall.Host.SubmitAsync(
            new SubmitRequest { Centre = TestPlans.Hall, Service = TestPlans.Passport, AppointmentAt = tomorrow }, TestHall.Citizen())).Require().Request;

        var preview = await PreviewAsync(hall, plan with { Calendars = [plan.Calendars[0] with { Holidays = [new Holiday(new DateOnly(2026, 3, 3), "Move")] }] });

        preview.Bookings.ShouldBe([new TouchedBooking(booked, tomorrow, TestPlans.Desk)]);
        preview.BookingCount.ShouldBe(1);
    }

    [Fact]
    public async Task Preview_QueueLimitBelowWhoWaits_TellsHowManyStay()
    {
        await using var hall = await TestHall.OpenAsync(Limited(null));
        await hall.SubmitAsync();
        await hall.SubmitAsync();
        await hall.SubmitAsync();
        (await hall.Host.SubmitAsync(
            new SubmitRequest { Centre = TestPlans.Hall, Service = TestPlans.Passport, AppointmentAt = TestHall.Monday.AddDays(1) }, TestHall.Citizen())).Require();

        (await PreviewAsync(hall, Limited(2))).Queues.ShouldBe([new TouchedQueue(TestPlans.Desk, Waiting: 3, QueueLimit: 2)]);
        (await PreviewAsync(hall, Limited(3))).Queues.ShouldBe([new TouchedQueue(TestPlans.Desk, Waiting: 3, QueueLimit: 3)], "Nobody more is admitted.");
        (await PreviewAsync(hall, Limited(4))).Queues.ShouldBeEmpty("Who is booked has not joined.");
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(1, true)]
    public async Task Preview_QueueThatIsFullAlready_IsToldWhereItWouldBeAtFewer(int limit, bool isTold)
    {
        await using var hall = await TestHall.OpenAsync(Limited(2));
        await hall.SubmitAsync();
        await hall.SubmitAsync();

        (await PreviewAsync(hall, Limited(limit))).Queues.Length.ShouldBe(isTold ? 1 : 0);
    }

    [Fact]
    public async Task Preview_DepartmentThatTakesOver_CountsWhatIsPassedOn()
    {
        await using var hall = await TestHall.OpenAsync(TestPlans.OneDesk());
        await hall.SubmitAsync();
        await hall.SubmitAsync();
        var office = new DepartmentId("office");
        var plan = TestPlans.OneDesk();
        var joined = plan with
        {
            Departments = [plan.Departments[0] with { Id = office, QueueLimit = 1 }],
            FormerDepartments = [new FormerDepartment(TestPlans.Desk, office)],
            Services = [plan.Services[0] with { Steps = [plan.Services[0].Steps[0] with { Department = office }] }],
            Staff = [.. plan.Staff.Select(person => person with { Department = office })],
        };

        (await PreviewAsync(hall, joined)).Queues.ShouldBe([new TouchedQueue(office, Waiting: 2, QueueLimit: 1)]);
    }

    private static HallPlan Limited(int? limit)
    {
        var plan = TestPlans.OneDesk();
        return plan with { Departments = [plan.Departments[0] with { QueueLimit = limit }] };
    }

    [Fact]
    public async Task Preview_FaultyPlan_TellsFaultsAndDifferences()
    {
        await using var hall = await TestHall.OpenAsync(TestPlans.OneDesk());

        var preview = await PreviewAsync(hall, TestPlans.OneDesk() with { TimeZone = "Europe/Nowhere" });

        preview.Faults.ShouldHaveSingleItem().Path.ShouldBe("$.timeZone");
        preview.Differences.ShouldHaveSingleItem().Path.ShouldBe("timeZone");
    }

    private static ValueTask<PlanPreview> PreviewAsync(TestHall hall, HallPlan plan) =>
        new PlanPreviews(hall.Host, hall.Host.Journal, hall.Clock).PreviewAsync(plan);

    private static HallPlan Skilled(bool holds, bool needs)
    {
        var plan = TestPlans.OneDesk();
        return plan with
        {
            Skills = [new SkillPlan(Papers, "Papers")],
            Services = needs ? [plan.Services[0] with { Steps = [plan.Services[0].Steps[0] with { Skills = [new SkillRequirement { Skill = Papers }] }] }] : plan.Services,
            Staff = holds ? [.. plan.Staff.Select(person => person with { Skills = [new HeldSkill(Papers)] })] : plan.Staff,
        };
    }
}
