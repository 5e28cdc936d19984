using System.Collections.Immutable;

namespace Coordination.Access;

/// <summary>Somebody who proved who they are, with what they were granted.</summary>
/// <param name="Principal">Who.</param>
/// <param name="Grants">What counts for this call: of a key with a scope, what lies in it.</param>
/// <param name="Purpose">Of a device: what it is there for.</param>
/// <param name="Staff">Of a person who works in a hall: the entry in its plan.</param>
internal sealed record AccessCaller(
    PrincipalId Principal, ImmutableArray<Grant> Grants, DevicePurpose? Purpose = null, StaffId? Staff = null)
{
    /// <summary>What was granted.</summary>
    public ImmutableArray<Grant> Grants { get; init => field = value.IsDefault ? [] : value; } = Grants.IsDefault ? [] : Grants;
}
