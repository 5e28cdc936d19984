using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Simulation.Calibration;
using Coordination.Simulation.Estimates;
using Coordination.Simulation.Randomness;
using Coordination.Simulation.Tests.Calibration;
using Coordination.Staff;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Estimates;

/// <summary>What the back-test says of the estimate holds for a live hall: told the same day, both tell every citizen the same.</summary>
public sealed class LiveEstimateTests
{
    private static readonly DepartmentId Desk = new("desk");
    private static readonly HallDay Day = HallDay.Of(SyntheticHall.Days(1, busier: 1.3), out _)[0];
    private static readonly DateTimeOffset Midnight = new(Day.Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    [Fact]
    public void Come_OnTheSameDay_ALiveCentreTellsWhatTheBackTestCompares()
    {
        var live = EstimatesOf(new LiveDesk(Desk, people: 2, DeskWorld.PlannedMinutes, Midnight));

        live.ShouldBe(BackTested());
        live.Count.ShouldBeGreaterThan(100);
        live.Count(estimate => estimate is { Expected.Ticks: > 0 }).ShouldBeGreaterThan(80);
    }

    /// <remarks>Guards the test above: what its two sides know must show in what they tell.</remarks>
    [Fact]
    public void Come_WithAnotherPlannedTime_ALiveCentreTellsSomethingElse() =>
        EstimatesOf(new LiveDesk(Desk, people: 2, DeskWorld.PlannedMinutes + 1, Midnight)).ShouldNotBe(BackTested());

    private static List<WaitEstimate?> BackTested() => EstimatesOf(new DeskDispatcher(
        new Dispatcher(new HallPlan { Centre = new("hall"), Name = "Hall", TimeZone = "UTC", Departments = [new DepartmentPlan { Id = Desk, Name = "Desk", Dispatch = DispatchMode.Pull }] }),
        Desk));

    private static List<WaitEstimate?> EstimatesOf(IDeskCentre centre)
    {
        var (told, number) = (new RecordingDesk(centre), 0);
        _ = new DeskWorld(told, Desk, new SeededRandom(3, 0))
            .Run(Day.Desks[0]!, Midnight, serviceMinutes: 8, () => new WorkItemId(new RequestId(new Guid(++number, 0, 0, new byte[8])), 0)).Count();
        return told.Estimates;
    }
}

/// <summary>Keeps what citizens were told.</summary>
internal sealed class RecordingDesk(IDeskCentre centre) : IDeskCentre
{
    public List<WaitEstimate?> Estimates { get; } = [];

    public WaitEstimate? Come(WorkItemId item, DateTimeOffset at)
    {
        Estimates.Add(centre.Come(item, at));
        return Estimates[^1];
    }

    public void SetAvailable(StaffId staff, bool available, DateTimeOffset at) => centre.SetAvailable(staff, available, at);

    public WorkItemId? Call(StaffId staff, DateTimeOffset at) => centre.Call(staff, at);

    public void Finish(WorkItemId item, DateTimeOffset since, DateTimeOffset at) => centre.Finish(item, since, at);

    public void Leave(WorkItemId item, DateTimeOffset at) => centre.Leave(item, at);
}
