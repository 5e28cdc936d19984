using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Simulation.Estimates;

/// <summary>The dispatcher alone, told what a live centre tells it and nothing else.</summary>
internal sealed class DeskDispatcher(Dispatcher dispatcher, DepartmentId department) : IDeskCentre
{
    private readonly WorkClassHandle _class = dispatcher.Intern(
        new WorkClass(department, new ServiceId(department.ToString()), [], StepPlan.DefaultCost, DeskWorld.PlannedMinutes));

    public WaitEstimate? Come(WorkItemId item, DateTimeOffset at)
    {
        dispatcher.Place(new WaitingItem { Item = item, Class = _class, Urgency = Urgency.General, QueuedAt = at }, at);
        return dispatcher.Explain(item, at)?.Estimate;
    }

    public void SetAvailable(StaffId staff, bool available, DateTimeOffset at) => dispatcher.SetStaff(new StaffAvailability(
        new StaffPlan { Id = staff, Name = staff.ToString(), Department = department }, available, at));

    public WorkItemId? Call(StaffId staff, DateTimeOffset at)
    {
        if (!dispatcher.TryTake(staff, at, out var decision))
        {
            return null;
        }

        dispatcher.Hold(new HeldItem(decision.Item, _class, Urgency.General, staff, at), at);
        return decision.Item;
    }

    public void Finish(WorkItemId item, DateTimeOffset since, DateTimeOffset at)
    {
        dispatcher.ObserveService(_class, at - since, at);
        dispatcher.Remove(item, at);
    }

    public void Leave(WorkItemId item, DateTimeOffset at) => dispatcher.Remove(item, at);
}
