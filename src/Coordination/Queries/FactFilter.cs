using Coordination.Centres;
using Coordination.Departments;
using Coordination.Plans;

namespace Coordination.Queries;

/// <summary>Which facts to sum up, and by what.</summary>
internal sealed record FactFilter
{
    /// <summary>Of this hall.</summary>
    public required CentreId Centre { get; init; }

    /// <summary>Happened within.</summary>
    public TimeRange At { get; init; }

    /// <summary>At this department; null for any.</summary>
    public DepartmentId? Department { get; init; }

    /// <summary>Of this service; null for any.</summary>
    public ServiceId? Service { get; init; }

    /// <summary>By what; by nothing when null, and by <see cref="Width"/> for hours and days.</summary>
    public FigureDimension? By { get; init; }

    /// <summary>By stretches of this length in local time.</summary>
    public TimeSpan Width { get; init; }

    /// <summary>What is added to UTC for local time; the same for all of <see cref="At"/>.</summary>
    public TimeSpan Offset { get; init; }

    /// <summary>Whether stretches of time are told apart by department as well.</summary>
    public bool PerDepartment { get; init; }
}

/// <summary>A sum of facts.</summary>
/// <param name="Key">The value that the facts have in common, as invariant text: an id, a number or, of local time, the number of the stretch since 1970, with <c>/DEPARTMENT</c> where those are told apart. Null for those that have none.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Count">How often.</param>
/// <param name="Time">The sum of their times.</param>
internal readonly record struct FactSum(string? Key, FactKind Kind, long Count, TimeSpan Time);
