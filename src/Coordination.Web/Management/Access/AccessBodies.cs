using System.Collections.Immutable;
using Coordination.Access;

namespace Coordination.Web.Management.Access;

/// <summary>A role, and where it counts.</summary>
internal sealed record GrantBody
{
    /// <summary>The role.</summary>
    public required Role Role { get; init; }

    /// <summary>The hall; left out, the hall in the path or, in the access to all halls, every hall.</summary>
    public CentreId? Hall { get; init; }

    /// <summary>The department; left out, every department.</summary>
    public DepartmentId? Department { get; init; }

    /// <summary>The grant that it names.</summary>
    public Grant In(CentreId? hall) => new(Role, Hall ?? hall, Department);
}

/// <summary>A new principal.</summary>
internal sealed record PrincipalBody
{
    /// <summary>What kind of caller.</summary>
    public required PrincipalKind Kind { get; init; }

    /// <summary>The id of somebody who has one already: by an issuer's token, or in another hall; left out, a new one.</summary>
    public PrincipalId? Id { get; init; }

    /// <summary>What people call it; kept so that it can be erased.</summary>
    public string? Name { get; init; }

    /// <summary>How to reach somebody about it; kept so that it can be erased.</summary>
    public string? Contact { get; init; }

    /// <summary>Of a person who works in the hall: the entry in its plan.</summary>
    public StaffId? Staff { get; init; }

    /// <summary>Of a device: what it is there for.</summary>
    public DevicePurpose? Purpose { get; init; }

    /// <summary>The first grants.</summary>
    public ImmutableArray<GrantBody>? Grants { get; init; }

    /// <summary>Why; kept so that it can be erased.</summary>
    public string? Reason { get; init; }
}

/// <summary>Another name and contact.</summary>
internal sealed record DescriptionBody
{
    /// <summary>What people call it.</summary>
    public string? Name { get; init; }

    /// <summary>How to reach somebody about it.</summary>
    public string? Contact { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>A grant to give or to take away.</summary>
internal sealed record GrantChangeBody
{
    /// <summary>The grant.</summary>
    public required GrantBody Grant { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>A new API key.</summary>
internal sealed record KeyBody
{
    /// <summary>Until when it holds; at most two years ahead.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Which of the principal's grants it may use; left out, all of them.</summary>
    public ImmutableArray<GrantBody>? Scope { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>Why something ends.</summary>
internal sealed record WhyBody
{
    /// <summary>The reason; kept so that it can be erased.</summary>
    public string? Reason { get; init; }
}
