using Coordination.Departments;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Staff;

namespace Coordination.Requests.Events;

/// <summary>An item was passed to another department, where it waits with its age; what waits for others, for the citizen or for the centre goes on doing so.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="From">The department it left.</param>
/// <param name="To">The department it is at now.</param>
/// <param name="Reason">Why, as a code.</param>
/// <param name="AnySkill">Whether the step's skills no longer count, because nobody there holds them.</param>
/// <param name="ConsentAt">When the new department is deemed to consent.</param>
/// <param name="NeedsWaived">Whether what the person's needs demand does not count there.</param>
internal sealed record ItemTransferred(
    int Item, DepartmentId From, DepartmentId To, ReasonId? Reason = null, bool AnySkill = false, DateTimeOffset? ConsentAt = null, bool NeedsWaived = false)
    : ItemEvent(Item)
{
    /// <inheritdoc />
    internal override WorkItemState ApplyTo(WorkItemState item, in EventContext context) =>
        (item.Status is WorkItemStatus.Pending or WorkItemStatus.AwaitingDocuments or WorkItemStatus.UnderReview ? item : item.Freed(WorkItemStatus.Waiting).Back(context.At)) with
        {
            Department = To, AnySkill = AnySkill, NeedsWaived = NeedsWaived, ConsentAt = ConsentAt, Exclusions = [],
        };
}

/// <summary>Its holder's department objected to the dispatch; the centre reviews it.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Department">Who objects.</param>
/// <param name="Staff">Through whom.</param>
/// <param name="Reason">Why, as a code.</param>
/// <param name="ConsentLeft">What is left of the limit for consent, in open time.</param>
internal sealed record DispatchObjected(int Item, DepartmentId Department, StaffId Staff, ReasonId? Reason = null, TimeSpan? ConsentLeft = null)
    : ItemEvent(Item)
{
    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context) =>
        base.ApplyTo(state, context) with { Objections = state.Objections.Add(new ObjectionState(Item, Department, Staff, Reason)) };

    /// <inheritdoc />
    internal override WorkItemState ApplyTo(WorkItemState item, in EventContext context) =>
        item.Freed(WorkItemStatus.UnderReview) with { ConsentAt = null, ConsentLeft = ConsentLeft };
}

/// <summary>The centre decided on an objection; the item waits again, with its age.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Upheld">Whether the department was right.</param>
/// <param name="Department">Where the item waits from now on.</param>
/// <param name="Reason">Why, as a code.</param>
/// <param name="AnySkill">Whether the step's skills do not count there.</param>
/// <param name="ConsentAt">When the department is deemed to consent.</param>
/// <param name="NeedsWaived">Whether what the person's needs demand does not count there.</param>
internal sealed record ObjectionReviewed(
    int Item, bool Upheld, DepartmentId Department, ReasonId? Reason = null, bool AnySkill = false, DateTimeOffset? ConsentAt = null, bool NeedsWaived = false)
    : ItemEvent(Item)
{
    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context)
    {
        var open = state.Objections.Single(objection => objection.Item == Item && objection.Upheld is null);
        var decided = open with { Upheld = Upheld, Decision = Reason };
        return base.ApplyTo(state, context) with { Objections = state.Objections.Replace(open, decided) };
    }

    /// <inheritdoc />
    internal override WorkItemState ApplyTo(WorkItemState item, in EventContext context) => item with
    {
        Status = WorkItemStatus.Waiting,
        BackAt = context.At,
        Department = Department,
        AnySkill = AnySkill,
        NeedsWaived = NeedsWaived,
        ConsentAt = ConsentAt,
        ConsentLeft = null,
        Exclusions = Upheld ? [] : item.Exclusions,
    };
}
