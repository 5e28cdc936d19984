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
internal readonly record struct DispatchReason(
    OrderPolicyKind Order, ChoicePolicyKind Choice, Urgency Urgency, TimeSpan Waited, int Candidates, DepartmentId? Pooled, bool Pulled)
{
    /// <summary>One sentence for people and for the record.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"First in {OrderText}: urgency {(int)Urgency}, waited {DurationText.Of(Waited)}; {PersonText}{HelpText}.");

    private string HelpText => Pooled is { } home ? $", helping from {home}" : "";

    private string OrderText => Order switch
    {
        OrderPolicyKind.Strict => "order of urgency and arrival",
        OrderPolicyKind.Accumulating => "order of accumulated priority",
        _ => "order of deadlines",
    };

    private string PersonText => (Pulled, Candidates) switch
    {
        (true, _) => "asked for by the person",
        (_, 1) => "the only person free for it",
        _ => string.Create(CultureInfo.InvariantCulture, $"{ChoiceText} of {Candidates} people free for it"),
    };

    private string ChoiceText => Choice switch
    {
        ChoicePolicyKind.LongestIdle => "the longest idle",
        ChoicePolicyKind.LeastLoaded => "the least loaded",
        _ => "the best skilled",
    };
}
