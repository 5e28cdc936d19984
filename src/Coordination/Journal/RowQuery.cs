using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Identity;
using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.Journal;

/// <summary>What rows to list. Conditions that are null do not restrict.</summary>
public sealed record RowQuery
{
    /// <summary>The kind of grains.</summary>
    public GrainKind Kind { get; init; } = GrainKind.Request;

    /// <summary>Of this centre.</summary>
    public CentreId? Centre { get; init; }

    /// <summary>With an open work item at this department (or, closed, last there); see <see cref="GrainRow.Links"/>.</summary>
    public DepartmentId? Department { get; init; }

    /// <summary>Held by this member of staff.</summary>
    public StaffId? Staff { get; init; }

    /// <summary>In one of these statuses; empty for any.</summary>
    public ImmutableArray<string> Statuses { get; init; } = [];

    /// <summary>Of this urgency.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>Open or closed.</summary>
    public bool? IsOpen { get; init; }

    /// <summary>Due at or after.</summary>
    public DateTimeOffset? DueFrom { get; init; }

    /// <summary>Due before.</summary>
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>By what to order.</summary>
    public RowOrder Order { get; init; }

    /// <summary>The cursor of the page before; null for the first page.</summary>
    public RowCursor? After { get; init; }

    /// <summary>At most so many rows: 1 to 1,000.</summary>
    public int Limit { get; init; } = 100;
}

/// <summary>The orders of a list; ties break by id.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<RowOrder>))]
public enum RowOrder
{
    /// <summary>By <see cref="GrainRow.Since"/>, oldest first.</summary>
    Since,

    /// <summary>By <see cref="GrainRow.Due"/>, earliest first; only rows that have one.</summary>
    Due,
}

/// <summary>Where a page ended: the last row's ordering time and id.</summary>
public sealed record RowCursor(DateTimeOffset At, string Id);

/// <summary>A page of rows.</summary>
/// <param name="Rows">The rows, in order.</param>
/// <param name="Next">The cursor of the next page; null when this is the last.</param>
public sealed record RowPage(IReadOnlyList<GrainRow> Rows, RowCursor? Next);
