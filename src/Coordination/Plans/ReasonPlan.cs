namespace Coordination.Plans;

/// <summary>A reason that commands may name by its code.</summary>
/// <param name="Id">Its code in this plan. It stays on record.</param>
/// <param name="Name">Its name for people, citizens among them.</param>
public sealed record ReasonPlan(ReasonId Id, PlanName Name);
