using System.Collections.Frozen;
using System.Collections.Immutable;
using Coordination.Console.Audit;
using Coordination.Console.Shell;
using Coordination.Dispatch;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Plans.Previews;
using Coordination.Web.Management.Plans;

namespace Coordination.Console.Plans;

/// <summary>A plan that waits for a second person.</summary>
/// <param name="Waiting">The plan, who has proposed it, and when.</param>
/// <param name="Preview">What it would change as things are now.</param>
internal sealed record PlanProposalModel(ProposedPlan Waiting, PlanPreview Preview)
{
    /// <summary>The departments that it would leave without anybody who takes work.</summary>
    public ImmutableArray<DepartmentQueue> Left { get; init; } = [];

    /// <summary>Why it was proposed, in words; null where nobody said so, or where they were erased.</summary>
    public string? Words { get; init; }

    /// <summary>The name of whoever has proposed it, by their id on record.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Reads it.</summary>
    public static async ValueTask<PlanProposalModel> ReadAsync(
        PageContext page, ProposedPlan waiting, ICoordination coordination, ActorNames names, CancellationToken cancellation)
    {
        var preview = await new PlanPreviews(coordination, coordination.Journal, coordination.Time).PreviewAsync(waiting.Plan, cancellation);
        return new PlanProposalModel(waiting, preview)
        {
            Left = await PlanChangesModel.LeftAsync(preview.Centre, preview, coordination, cancellation),
            Words = await PlanProposals.WordsAsync(preview.Centre, waiting.Number, coordination.Journal, cancellation),
            Names = await names.ReadAsync(page, [waiting.By.Id], cancellation),
        };
    }
}
