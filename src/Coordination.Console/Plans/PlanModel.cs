using System.Collections.Immutable;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Plans.Checking;
using Coordination.Plans.Previews;

namespace Coordination.Console.Plans;

/// <summary>The published plan, and one that is tried.</summary>
/// <param name="Published">The plan that counts.</param>
/// <param name="Document">It, as its document.</param>
/// <param name="Trial">What somebody has made of it; null where nobody has yet.</param>
/// <param name="HasEffects">Whether it can be simulated what a plan would have done.</param>
internal sealed record PlanModel(PublishedPlan Published, string Document, PlanTrial? Trial, bool HasEffects)
{
    /// <summary>The plan that waits for a second person; null where none does.</summary>
    public ProposedPlan? Proposal { get; init; }

    /// <summary>The version that the reader has just published; null for none.</summary>
    public long? Done { get; init; }

    /// <summary>The last plans that the hall has had.</summary>
    public required PlanVersionsModel Versions { get; init; }
}

/// <summary>A plan that is tried.</summary>
/// <param name="Text">Its document, as it was sent.</param>
internal sealed record PlanTrial(string Text)
{
    /// <summary>Which earlier version it is, as it was; null of what somebody has made.</summary>
    public long? Brought { get; init; }

    /// <summary>Whether it is the sample, with which a plan can begin.</summary>
    public bool IsSample { get; init; }

    /// <summary>The plan; null of a document that is none.</summary>
    public HallPlan? Plan { get; init; }

    /// <summary>What is wrong with it.</summary>
    public ImmutableArray<Fault> Faults { get; init; } = [];

    /// <summary>Why it was not published.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>What it would change.</summary>
    public PlanPreview? Preview { get; init; }

    /// <summary>The departments that it would leave without anybody who takes work.</summary>
    public ImmutableArray<DepartmentQueue> Left { get; init; } = [];

    /// <summary>What it would have done on recorded days.</summary>
    public PlanEffect? Effect { get; init; }

    /// <summary>Whether those whom it leaves out are to be signed off with it.</summary>
    public bool Releases { get; init; }

    /// <summary>The version that its sender began with, or has seen the difference from; null where they did not say.</summary>
    public long? Version { get; init; }

    /// <summary>The reason that was filled in.</summary>
    public string? Reason { get; init; }
}
