using System.Collections.Frozen;
using Coordination.Console.Audit;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Plans.Previews;

namespace Coordination.Console.Plans;

/// <summary>A plan that waits for a second person.</summary>
/// <param name="Waiting">The plan, who has proposed it, and when.</param>
/// <param name="Preview">What it would change as things are now.</param>
internal sealed record PlanProposalModel(ProposedPlan Waiting, PlanPreview Preview)
{
    /// <summary>The name of whoever has proposed it, by their id on record.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Reads it.</summary>
    public static async ValueTask<PlanProposalModel> ReadAsync(
        PageContext page, ProposedPlan waiting, ICoordination coordination, ActorNames names, CancellationToken cancellation) => new(
            waiting, await new PlanPreviews(coordination, coordination.Journal, coordination.Time).PreviewAsync(waiting.Plan, cancellation))
        {
            Names = await names.ReadAsync(page, [waiting.By.Id], cancellation),
        };
}
