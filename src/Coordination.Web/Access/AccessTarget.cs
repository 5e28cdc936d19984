using System.Collections.Immutable;
using Coordination.Access;

namespace Coordination.Web.Access;

/// <summary>What a call touches, as the policy looks at it.</summary>
/// <param name="Hall">Its hall; null for what belongs to none.</param>
internal sealed record AccessTarget(CentreId? Hall)
{
    /// <summary>The department at which it stands.</summary>
    public DepartmentId? Department { get; init; }

    /// <summary>Whose desk it is, or who holds it.</summary>
    public StaffId? Holder { get; init; }

    /// <summary>
    /// Whether only the engine can tell that the caller holds the item: nobody does at this moment, and it may be on its way to them. The engine refuses who does not hold it.
    /// </summary>
    public bool IsForTheEngine { get; init; }

    /// <summary>The key of a command to an item, which may have been given before.</summary>
    public CommandKey? Key { get; init; }

    /// <summary>Who holds an item of it now, where no item is named.</summary>
    public ImmutableArray<StaffId> Holders { get; init; } = [];

    /// <summary>Whether a reason is given. Commands that are given for a reason refuse without one themselves, by the field.</summary>
    public bool HasReason { get; init; } = true;

    /// <summary>The request that it is about: who submitted it is looked up where that counts.</summary>
    public RequestId? Request { get; init; }

    /// <summary>The call as the policy decides it.</summary>
    public AccessCall Call(Permission permission, AccessCaller caller, bool isOwn) => new(permission, Hall)
    {
        Department = Department,
        IsHeld = caller.Staff is { } staff && (IsForTheEngine || staff == Holder || Holders.Contains(staff)),
        IsOwn = isOwn,
        HasReason = HasReason,
    };
}
