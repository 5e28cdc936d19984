using Coordination.Halls;
using Coordination.Journal;

namespace Coordination.Plans.Previews;

/// <summary>Tells what a plan would change before it is published: nothing is done, and nothing goes on record.</summary>
/// <remarks>It looks at what is on record at that time, so it tells the same wherever the hall runs.</remarks>
internal sealed class PlanPreviews(IGrains grains, IJournalReader journal, TimeProvider time)
{
    /// <summary>So many differences are told of, of however many.</summary>
    public const int MostDifferences = 1000;

    /// <summary>So many requests are named, of however many.</summary>
    public const int MostNamed = 20;

    /// <summary>What the plan would change in its hall.</summary>
    /// <exception cref="JournalUnavailableException">The store does not answer right now.</exception>
    public async ValueTask<PlanPreview> PreviewAsync(HallPlan plan, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var published = await grains.Plan(plan.Centre).ReadAsync(cancellation);
        var differences = PlanDifferences.Between(published?.Plan, plan);
        var preview = new PlanPreview
        {
            Centre = plan.Centre,
            Version = published?.Version ?? 0,
            At = time.GetUtcNow(),
            Faults = PlanCheck.Check(plan),
            Differences = [.. differences.Take(MostDifferences)],
            DifferenceCount = differences.Count,
        };
        return published is null || !preview.Faults.IsEmpty ? preview : await new RecordLook(journal, grains.Plan(plan.Centre).ReadVersionAsync).LookAsync(preview, published, plan, cancellation);
    }
}
