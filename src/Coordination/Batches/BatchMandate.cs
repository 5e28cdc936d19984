using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Access;
using Coordination.Plans;

namespace Coordination.Batches;

/// <summary>In what right a batch is given: each request is told only what its giver may still do with it by hand when its turn comes.</summary>
/// <param name="Grants">What its giver could do when they gave it.</param>
internal sealed record BatchMandate(ImmutableArray<BatchGrant> Grants)
{
    /// <summary>What its giver could do when they gave it.</summary>
    public ImmutableArray<BatchGrant> Grants { get; init => field = value.IsDefault ? [] : value; } = Grants.IsDefault ? [] : Grants;

    /// <summary>The mandate of a caller, with which of it stands on the record of access.</summary>
    /// <param name="grants">What counts for the caller.</param>
    /// <param name="known">The caller as the record of access knows them: in the hall, and in all halls.</param>
    public static BatchMandate Of(ImmutableArray<Grant> grants, params ReadOnlySpan<PrincipalState?> known)
    {
        var own = OwnOf(known);
        return new BatchMandate([.. grants.Select(grant => new BatchGrant(grant.Role, grant.Hall, grant.Department, own.Any(one => Covers(one, grant))))]);
    }

    /// <summary>What is left of it; null where its giver may do nothing any more.</summary>
    /// <param name="principal">Its giver.</param>
    /// <param name="ofHall">The giver as the hall's access knows them now.</param>
    /// <param name="ofAllHalls">The giver as the access to all halls knows them now.</param>
    public AccessCaller? Now(PrincipalId principal, PrincipalState? ofHall, PrincipalState? ofAllHalls)
    {
        var own = OwnOf([ofHall, ofAllHalls]);
        return ofAllHalls?.DisabledAt is not null ? null : new AccessCaller(
            principal,
            [.. Grants
                .Where(grant => ofHall?.DisabledAt is null || grant.Hall is null)
                .Select(grant => (Grant: new Grant(grant.Role, grant.Hall, grant.Department), grant.IsOnRecord))
                .Where(grant => !grant.IsOnRecord || own.Any(one => Covers(one, grant.Grant)))
                .Select(grant => grant.Grant)]);
    }

    private static ImmutableArray<Grant> OwnOf(ReadOnlySpan<PrincipalState?> known)
    {
        var own = ImmutableArray.CreateBuilder<Grant>();
        foreach (var one in known)
        {
            if (one is { DisabledAt: null })
            {
                own.AddRange(one.Grants);
            }
        }

        return own.ToImmutable();
    }

    private static bool Covers(Grant one, Grant other) =>
        one.Role == other.Role && (one.Hall is null || one.Hall == other.Hall) && (one.Department is null || one.Department == other.Department);
}

/// <summary>A role that a batch is given in.</summary>
/// <param name="Role">The role.</param>
/// <param name="Hall">The hall; null for every hall.</param>
/// <param name="Department">The department; null for every department.</param>
/// <param name="IsOnRecord">Whether it stands on the record of access, and so ends with it; else a token has given it.</param>
internal sealed record BatchGrant([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Role Role, CentreId? Hall, DepartmentId? Department, bool IsOnRecord);
