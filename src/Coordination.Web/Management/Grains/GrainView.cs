using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.Web.Management.Grains;

/// <summary>A grain's row and state, at its current version or an earlier one.</summary>
internal sealed record GrainView
{
    /// <summary>The kind of grain.</summary>
    public required GrainKind Kind { get; init; }

    /// <summary>Its name within the kind.</summary>
    public required string Id { get; init; }

    /// <summary>The centre it belongs to.</summary>
    public required CentreId Centre { get; init; }

    /// <summary>The department it stands at.</summary>
    public DepartmentId? Department { get; init; }

    /// <summary>Who holds it.</summary>
    public StaffId? Staff { get; init; }

    /// <summary>The other departments and holders of a request with several open work items.</summary>
    public required ImmutableArray<RowLink> Links { get; init; }

    /// <summary>The state's short name; none while nothing has happened to the grain.</summary>
    public string? Status { get; init; }

    /// <summary>Whether it is open.</summary>
    public required bool Open { get; init; }

    /// <summary>A request's urgency.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>When a request is due.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The number of its events.</summary>
    public required long Version { get; init; }

    /// <summary>When that version came to be; told of versions that were asked for.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The chain's value: 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>The state as it is stored; without personal data.</summary>
    public JsonNode? State { get; init; }
}
