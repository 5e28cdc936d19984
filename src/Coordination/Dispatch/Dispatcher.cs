using Coordination.Departments;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Dispatch;

/// <summary>Who gets what next: queues, people and policies, in memory, single-threaded and deterministic.</summary>
/// <remarks>
/// <para>The live centre drives it by real time, a replay by a virtual clock, the simulator directly. It reads no clock
/// and draws no random number; the same calls give the same decisions.</para>
/// <para>Every operation is O(log n) or better in the number of waiting items.</para>
/// <para>Not thread-safe: one caller at a time.</para>
/// </remarks>
public sealed class Dispatcher
{
    /// <summary>Makes an empty dispatcher; every department is open.</summary>
    /// <param name="plan">Departments, routing, pooling and crisis rules.</param>
    /// <param name="crisis">Whether the crisis plan counts.</param>
    public Dispatcher(HallPlan plan, bool crisis = false) => throw new NotImplementedException();

    /// <summary>How many items wait.</summary>
    public int Waiting => throw new NotImplementedException();

    /// <summary>How many items are held, offered or reserved.</summary>
    public int Held => throw new NotImplementedException();

    /// <summary>Another plan, or a crisis begins or ends: policies change, everything in memory stays, ages too.</summary>
    public void Reconfigure(HallPlan plan, bool crisis, DateTimeOffset now) => throw new NotImplementedException();

    /// <summary>The handle of a class of work; the same class gives the same handle.</summary>
    public WorkClassHandle Intern(WorkClass workClass) => throw new NotImplementedException();

    /// <summary>Opens or closes a department: while closed, its items wait.</summary>
    public void SetOpen(DepartmentId department, bool open) => throw new NotImplementedException();

    /// <summary>Replaces the department's limit of items in hand; null for none.</summary>
    public void SetConcurrencyLimit(DepartmentId department, int? limit) => throw new NotImplementedException();

    /// <summary>Adds somebody or changes what is known of them; what they hold stays.</summary>
    public void SetStaff(in StaffAvailability staff) => throw new NotImplementedException();

    /// <summary>Forgets somebody who is no longer in the plan; what they hold stays held until removed.</summary>
    public void RemoveStaff(StaffId staff) => throw new NotImplementedException();

    /// <summary>An item waits: new, back from somebody, or changed. A reserved item stays reserved and takes the change.</summary>
    public void Place(in WaitingItem item, DateTimeOffset now) => throw new NotImplementedException();

    /// <summary>An item is in somebody's hands, whatever it was before: a reservation becomes final, a waiting item leaves its queue.</summary>
    public void Hold(in HeldItem item, DateTimeOffset now) => throw new NotImplementedException();

    /// <summary>An item is over: it leaves its queue or its holder.</summary>
    /// <returns>Whether it was known.</returns>
    public bool Remove(WorkItemId item, DateTimeOffset now) => throw new NotImplementedException();

    /// <summary>A reserved item could not be given: it goes back to its place.</summary>
    public void Release(WorkItemId item, DateTimeOffset now) => throw new NotImplementedException();

    /// <summary>Push: the next item that somebody is free for, reserved for them.</summary>
    /// <returns>False when no eligible person is free for any eligible item of a push department.</returns>
    public bool TryNext(DateTimeOffset now, out DispatchDecision decision) => throw new NotImplementedException();

    /// <summary>Pull: the best item for somebody, reserved for them.</summary>
    /// <returns>False when nothing waits that they could take now.</returns>
    public bool TryTake(StaffId staff, DateTimeOffset now, out DispatchDecision decision) => throw new NotImplementedException();

    /// <summary>The earliest time at which something changes by itself (a requirement falls away, an exclusion ends, an item may be called); null for never.</summary>
    public DateTimeOffset? NextWake => throw new NotImplementedException();

    /// <summary>Learns from a finished service, for estimates.</summary>
    public void ObserveService(WorkClassHandle workClass, TimeSpan duration) => throw new NotImplementedException();

    /// <summary>Whether the dispatcher knows an item, and who holds it.</summary>
    public bool Contains(WorkItemId item, out StaffId? holder) => throw new NotImplementedException();

    /// <summary>The department an item is at; null when the item is unknown.</summary>
    public DepartmentId? DepartmentOf(WorkItemId item) => throw new NotImplementedException();

    /// <summary>How an item stands, with position, estimate and why; null when it is unknown.</summary>
    public ItemWait? Explain(WorkItemId item, DateTimeOffset now) => throw new NotImplementedException();

    /// <summary>The live queues.</summary>
    public QueueReport Report(DepartmentId? department, int limit, DateTimeOffset now) => throw new NotImplementedException();
}
