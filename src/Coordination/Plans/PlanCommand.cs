using System.Text.Json.Serialization;

namespace Coordination.Plans;

/// <summary>A command to a hall's plan.</summary>
/// <param name="Reason">Why, where somebody says so.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(PublishPlan), "publish-plan")]
[JsonDerivedType(typeof(ApprovePlan), "approve-plan")]
[JsonDerivedType(typeof(DeclinePlan), "decline-plan")]
internal abstract record PlanCommand(Reason? Reason);

/// <summary>A whole plan replaces the one before or, in a hall whose plans are published by two, is proposed.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="ExpectedVersion">The version it replaces, 0 for the first; null to replace whatever is there.</param>
/// <param name="Reason">Why.</param>
internal sealed record PublishPlan(HallPlan Plan, long? ExpectedVersion, Reason? Reason = null) : PlanCommand(Reason);

/// <summary>The proposed plan replaces the one before: somebody else than who proposed it says so.</summary>
/// <param name="Proposal">The number of the proposal.</param>
/// <param name="Reason">Why.</param>
internal sealed record ApprovePlan(long Proposal, Reason? Reason) : PlanCommand(Reason);

/// <summary>The proposed plan is put aside; whoever proposed it may do so too.</summary>
/// <param name="Proposal">The number of the proposal.</param>
/// <param name="Reason">Why.</param>
internal sealed record DeclinePlan(long Proposal, Reason? Reason) : PlanCommand(Reason);
