using System.Collections.Immutable;
using Coordination.Departments;

namespace Coordination.Requests;

/// <summary>What admission must know of the hall at the moment of a submission; the engine takes it from the centre.</summary>
/// <remarks>Given as a value, so that deciding stays pure. Without it neither crisis nor full queues count.</remarks>
internal sealed record SubmissionConditions
{
    /// <summary>Whether the crisis plan counts.</summary>
    public bool InCrisis { get; init; }

    /// <summary>When the last one came who is there, where that is after now by the clock; null where the clock is right.</summary>
    public DateTimeOffset? LastArrival { get; init; }

    /// <summary>How the departments stand; those left out have an empty queue and follow their calendars.</summary>
    public ImmutableArray<DepartmentCondition> Departments { get; init => field = value.OrEmpty(); } = [];

    /// <summary>How one department stands.</summary>
    public DepartmentCondition Of(DepartmentId department)
    {
        foreach (var condition in Departments)
        {
            if (condition.Department == department)
            {
                return condition;
            }
        }

        return new DepartmentCondition(department, 0);
    }
}

/// <summary>How a department stands at the moment of a submission.</summary>
/// <param name="Department">Which.</param>
/// <param name="Waiting">How many items wait there, appointments from their booked time on.</param>
/// <param name="IsClosed">Whether it is closed whatever its calendar says.</param>
/// <param name="ClosedReason">Why it is closed, as a code of the plan.</param>
internal readonly record struct DepartmentCondition(DepartmentId Department, int Waiting, bool IsClosed = false, ReasonId? ClosedReason = null);
