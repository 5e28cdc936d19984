namespace Coordination.Plans;

/// <summary>How urgent a request is, and why.</summary>
/// <param name="Urgency">The level.</param>
/// <param name="Reason">One sentence for people and for the record.</param>
/// <param name="Rule">The id of the rule that fits; null where none does.</param>
internal readonly record struct UrgencyDecision(Urgency Urgency, string Reason, string? Rule = null);
