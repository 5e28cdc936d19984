using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Requests;

namespace Coordination.Plans.Previews;

/// <summary>Finds the queues that a plan would fill at once: as many wait as its limit allows, or more.</summary>
/// <param name="now">The published plan.</param>
/// <param name="then">The plan that is to come; without fault.</param>
/// <param name="at">When it is looked at.</param>
internal sealed class QueueTouches(ActivePlan now, ActivePlan then, DateTimeOffset at)
{
    private readonly Dictionary<DepartmentId, int> _waitingNow = [];
    private readonly Dictionary<DepartmentId, int> _waitingThen = [];

    /// <summary>The departments whose queue would be full and is not, or would be full at fewer; in the plan's order.</summary>
    public ImmutableArray<TouchedQueue> Found => [.. then.Plan.Departments.Select(Touched).OfType<TouchedQueue>()];

    /// <summary>An item of an open request.</summary>
    public void Add(RequestRouting routing, RoutedItem item)
    {
        // Who is booked joins the queue at that time, as admission counts.
        if (item.Status == WorkItemStatus.Waiting && item.QueuedAt <= at && (routing.AppointmentAt is not { } booked || booked <= at))
        {
            Count(_waitingNow, item.Department);
            Count(_waitingThen, then.NowOf(item.Department));
        }
    }

    private static void Count(Dictionary<DepartmentId, int> waiting, DepartmentId department) =>
        waiting[department] = waiting.GetValueOrDefault(department) + 1;

    private TouchedQueue? Touched(DepartmentPlan department)
    {
        var waiting = _waitingThen.GetValueOrDefault(department.Id);
        return department.QueueLimit is { } limit && waiting >= limit && !(now.Departments.TryGetValue(department.Id, out var before) && IsFull(before, limit))
            ? new TouchedQueue(department.Id, waiting, limit)
            : null;
    }

    // Full already, and at no more than it would be.
    private bool IsFull(DepartmentPlan before, int limit) =>
        before.QueueLimit is { } old && old <= limit && _waitingNow.GetValueOrDefault(before.Id) >= old;
}
