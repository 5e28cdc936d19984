using System.Collections.Immutable;
using Coordination.Plans;

namespace Coordination.Access;

/// <summary>A principal as the record keeps it. The name and the contact are personal text, and are not here.</summary>
public sealed record PrincipalState
{
    /// <summary>Which.</summary>
    public PrincipalId Id { get; init; }

    /// <summary>What kind of caller.</summary>
    public PrincipalKind Kind { get; init; }

    /// <summary>Of a person who works in the hall: the entry in its plan.</summary>
    public StaffId? Staff { get; init; }

    /// <summary>Of a device: what it is there for.</summary>
    public DevicePurpose? Purpose { get; init; }

    /// <summary>The grants, in the order in which they were given.</summary>
    public ImmutableArray<Grant> Grants { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Since when.</summary>
    public DateTimeOffset AddedAt { get; init; }

    /// <summary>The grain's version that it came with.</summary>
    public long AddedIn { get; init; }

    /// <summary>The version whose personal text has the name and the contact.</summary>
    public long DescribedIn { get; init; }

    /// <summary>Since when it may do nothing any more.</summary>
    public DateTimeOffset? DisabledAt { get; init; }
}
