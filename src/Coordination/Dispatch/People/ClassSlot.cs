using Coordination.Dispatch.Queues;

namespace Coordination.Dispatch.People;

/// <summary>A class of work by number.</summary>
internal sealed class ClassSlot(int index, DepartmentSlot department, RequirementSchedule schedule, Lane lane, double expectedMinutes)
{
    public int Index { get; } = index;

    public DepartmentSlot Department { get; } = department;

    /// <summary>What a new item requires.</summary>
    public RequirementSchedule Schedule { get; } = schedule;

    /// <summary>Where a new item waits, unless somebody is excluded.</summary>
    public Lane Lane { get; } = lane;

    public int Cost { get; } = lane.Cost;

    /// <summary>How many of it wait and may be called.</summary>
    public int Callable { get; set; }

    /// <summary>What was learnt of its service times.</summary>
    public ServiceTimes Times { get; } = new(expectedMinutes);
}
