using Coordination.Centres;

namespace Coordination.Plans;

/// <summary>A hall's plan as its publications made it.</summary>
internal sealed record PlanState
{
    /// <summary>Whose plan.</summary>
    public CentreId Centre { get; init; }

    /// <summary>The number of the event that published it; 0 before the first.</summary>
    public long Version { get; init; }

    /// <summary>When the first plan was published.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>When this plan was published.</summary>
    public DateTimeOffset PublishedAt { get; init; }

    /// <summary>When a plan was published, proposed or declined last.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>The plan, without the names of its people; none before the first publication.</summary>
    public HallPlan? Plan { get; init; }

    /// <summary>The plan that waits for a second person; none while nobody has proposed one.</summary>
    public PlanProposal? Proposal { get; init; }

    /// <summary>The plan with its version and the names of its people; null before the first publication.</summary>
    public PublishedPlan? ToPublished(StaffNames names) => Plan is null ? null : new PublishedPlan(Version, PublishedAt, names.In(Plan));
}

/// <summary>A plan that waits for a second person.</summary>
/// <param name="Number">The number of the event that proposed it.</param>
/// <param name="At">When.</param>
/// <param name="By">Who proposed it.</param>
/// <param name="Plan">The plan, without the names of its people.</param>
internal sealed record PlanProposal(long Number, DateTimeOffset At, Actor By, HallPlan Plan);
