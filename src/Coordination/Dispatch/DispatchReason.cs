using System.Globalization;
using Coordination.Departments;
using Coordination.Plans;

namespace Coordination.Dispatch;

/// <summary>Why an item went to a person, kept as numbers so that deciding does not format text.</summary>
/// <param name="Order">The order that put the item first.</param>
/// <param name="Choice">The choice that picked the person.</param>
/// <param name="Urgency">The item's level.</param>
/// <param name="Waited">How long it had waited.</param>
/// <param name="Candidates">How many people could have taken it.</param>
/// <param name="Pooled">The home department of a person who helps another one; null at home.</param>
/// <param name="Pulled">Whether the person asked for it.</param>
public readonly record struct DispatchReason(
    OrderPolicyKind Order, ChoicePolicyKind Choice, Urgency Urgency, TimeSpan Waited, int Candidates, DepartmentId? Pooled, bool Pulled)
{
    /// <summary>One sentence for people and for the record.</summary>
    public override string ToString() => throw new NotImplementedException();
}
