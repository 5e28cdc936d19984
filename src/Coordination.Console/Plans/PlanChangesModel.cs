using Coordination.Plans;
using Coordination.Plans.Previews;

namespace Coordination.Console.Plans;

/// <summary>What a plan would change, with the plan: what is new has its name there.</summary>
/// <param name="Preview">What it would change.</param>
/// <param name="Plan">The plan.</param>
internal sealed record PlanChangesModel(PlanPreview Preview, HallPlan Plan);
