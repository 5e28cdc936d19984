using System.Collections.Immutable;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.Testing.Journal;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Centres;

/// <summary>Case F5: who is booked, is to say that they have come, and does not.</summary>
public sealed class AwaitedCitizenTests
{
    [Fact]
    public async Task F5_Absent_IsEndedByTheCentreWhenTheTimeIsOver()
    {
        await using var hall = await TestHall.OpenAsync(Asking(OneDesk()) with { Routing = new RoutingPlan { AbsentAfterMinutes = 20 } });
        await hall.StaffAsync(Anna, new SignOn());
        var (gone, here) = (await hall.SubmitAsync(appointmentAt: TestHall.Monday.AddMinutes(30)), await hall.SubmitAsync(appointmentAt: TestHall.Monday.AddMinutes(30)));
        hall.Clock.Advance(TimeSpan.FromMinutes(45));
        (await hall.WaitAsync(gone)).Code.ShouldBe(WaitCodes.NotArrived);

        await hall.ExecuteAsync(here, new ReportArrival(), TestHall.Citizen());
        (await hall.ItemAsync(here)).Holder.ShouldBe(Anna);

        hall.Clock.Advance(TimeSpan.FromMinutes(6));
        (await hall.ItemAsync(gone)).Status.ShouldBe(WorkItemStatus.NoShow);
        hall.Clock.Advance(TimeSpan.FromMinutes(60));
        (await hall.ItemAsync(here)).Holder.ShouldBe(Anna);
    }

    /// <remarks>Nobody could say that they had come while the host was down.</remarks>
    [Fact]
    public async Task F5_HostThatWasDown_WaitsAWhileForThoseWhoWereToCome()
    {
        var (plan, store) = (Asking(OneDesk()), new InMemoryStore());
        RequestId request;
        await using (var hall = await TestHall.OpenAsync(plan, store))
        {
            request = await hall.SubmitAsync(appointmentAt: TestHall.Monday.AddMinutes(30));
        }

        await using var later = await TestHall.OpenAsync(store: store, at: TestHall.Monday.AddHours(3));
        later.Clock.Advance(TimeSpan.FromMinutes(9));
        (await later.ItemAsync(request)).Status.ShouldBe(WorkItemStatus.Waiting);
        later.Clock.Advance(TimeSpan.FromMinutes(2));
        (await later.ItemAsync(request)).Status.ShouldBe(WorkItemStatus.NoShow);
    }

    /// <remarks>
    /// Nobody is missed while the plan has them closed; once it does not, they have a while yet, as after a start. The clock goes by
    /// the hours of whoever answers for the request, which stay as they are.
    /// </remarks>
    [Fact]
    public async Task F13_PlanThatOpensTheBookedDayAgain_MissesWhoDoesNotCome()
    {
        var plan = ReceivedAtTheDesk();
        await using var hall = await TestHall.OpenAsync(plan);
        var gone = await hall.SubmitAsync(appointmentAt: TestHall.Monday.AddMinutes(30));
        await hall.PublishAsync(ClosedOnMonday(plan));
        hall.Clock.Advance(TimeSpan.FromHours(3));
        (await hall.ItemAsync(gone)).Status.ShouldBe(WorkItemStatus.Waiting);

        await hall.PublishAsync(plan);

        hall.Clock.Advance(TimeSpan.FromMinutes(9));
        (await hall.ItemAsync(gone)).Status.ShouldBe(WorkItemStatus.Waiting);
        hall.Clock.Advance(TimeSpan.FromMinutes(2));
        (await hall.ItemAsync(gone)).Status.ShouldBe(WorkItemStatus.NoShow);
    }

    private static HallPlan Asking(HallPlan plan) =>
        plan with { Services = [plan.Services[0] with { Arrival = ImmutableDictionary<Channel, ArrivalRule>.Empty.Add(Channel.Online, ArrivalRule.Required) }] };

    private static HallPlan ReceivedAtTheDesk()
    {
        var (plan, office) = (Asking(WithOfficeHours()), new DepartmentPlan { Id = new("office"), Name = "Office" });
        var answering = new StepPlan { Id = new("decide"), Department = office.Id, ExpectedMinutes = 10, After = [plan.Services[0].Steps[0].Id], Lead = true };
        return plan with
        {
            Departments = plan.Departments.Add(office),
            Services = [plan.Services[0] with { Steps = plan.Services[0].Steps.Add(answering) }],
            Staff = plan.Staff.Add(Person(new("cleo")) with { Department = office.Id }),
        };
    }

    private static HallPlan ClosedOnMonday(HallPlan plan) =>
        plan with { Calendars = [plan.Calendars[0] with { Holidays = [new Holiday(DateOnly.FromDateTime(TestHall.Monday.UtcDateTime), "Stocktaking")] }] };
}
