using System.Collections.Frozen;
using Coordination.Plans;
using Coordination.Web.Management.Plans;

namespace Coordination.Console.Plans;

/// <summary>A plan that a hall has had.</summary>
/// <param name="Row">When it was published, by whom and why.</param>
/// <param name="Then">The plan.</param>
/// <param name="Document">It, as its document.</param>
internal sealed record PlanVersionModel(PlanVersion Row, PublishedPlan Then, string Document)
{
    /// <summary>The version that counts.</summary>
    public required long Latest { get; init; }

    /// <summary>The version before; null of the first.</summary>
    public required long? Before { get; init; }

    /// <summary>What it changed of the one before: of very many the first.</summary>
    public required IReadOnlyList<PlanChange> Changed { get; init; }

    /// <summary>In how much it differs from the one that counts.</summary>
    public required int BackCount { get; init; }

    /// <summary>What it would change of the one that counts: of very many the first.</summary>
    public required IReadOnlyList<PlanChange> Back { get; init; }

    /// <summary>The name of whoever has published it, by their id on record.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = FrozenDictionary<string, string>.Empty;
}
