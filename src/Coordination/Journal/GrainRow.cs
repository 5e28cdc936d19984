using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.Journal;

/// <summary>A grain's current state with the columns that queries use; it always equals its replayed events.</summary>
public sealed record GrainRow
{
    /// <summary>Which grain.</summary>
    public required GrainKey Key { get; init; }

    /// <summary>The centre it belongs to.</summary>
    public required CentreId Centre { get; init; }

    /// <summary>The department it stands at: of a request, that of its first open work item.</summary>
    public DepartmentId? Department { get; init; }

    /// <summary>Who holds it: of a request, the holder of its first open work item.</summary>
    public StaffId? Staff { get; init; }

    /// <summary>The other departments and holders of a request with several open work items.</summary>
    public ImmutableArray<RowLink> Links { get; init; } = [];

    /// <summary>The state's short name.</summary>
    public required string Status { get; init; }

    /// <summary>Of a request: whether it is still open. Of other grains: true.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>A request's urgency.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>When a request is due by its service level; none while its clock is stopped.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>When it began: of a request, its submission.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The number of its events.</summary>
    public required long Version { get; init; }

    /// <summary>The chain's value at <see cref="Version"/>.</summary>
    public required EventHash Hash { get; init; }

    /// <summary>The state as UTF-8 JSON, without personal data.</summary>
    public required ReadOnlyMemory<byte> State { get; init; }
}

/// <summary>A further department, and perhaps a holder, of a request.</summary>
public readonly record struct RowLink(DepartmentId Department, StaffId? Staff);
