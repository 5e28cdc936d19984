using Coordination.Dispatch.Queues;

namespace Coordination.Dispatch.People;

/// <summary>A class of work as the dispatcher knows it.</summary>
internal sealed class ClassSlot(int index, WorkClass workClass, DepartmentSlot department, RequirementSchedule schedule, Lane lane)
{
    public int Index { get; } = index;

    public WorkClass Class { get; } = workClass;

    public DepartmentSlot Department { get; } = department;

    /// <summary>What a new item requires.</summary>
    public RequirementSchedule Schedule { get; } = schedule;

    /// <summary>Where a new item waits, unless somebody is excluded.</summary>
    public Lane Lane { get; } = lane;

    public int Cost { get; } = workClass.Cost;

    /// <summary>How many of it wait.</summary>
    public int Waiting { get; set; }

    /// <summary>What was learnt of its service times.</summary>
    public ServiceTimes Times { get; } = new(workClass.ExpectedMinutes);
}
