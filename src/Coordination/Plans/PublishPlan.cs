using System.Text.Json.Serialization;

namespace Coordination.Plans;

/// <summary>A whole plan replaces the one before.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="ExpectedVersion">The version it replaces, 0 for the first; null to replace whatever is there.</param>
/// <param name="Reason">Why, where somebody says so.</param>
internal sealed record PublishPlan(HallPlan Plan, long? ExpectedVersion, Reason? Reason = null);

/// <summary>A plan was published. The version is the number of the event.</summary>
/// <param name="Plan">The whole plan, without the names of its people.</param>
/// <param name="Reason">Why, as one of the codes that the plan lists.</param>
internal sealed record PlanPublished(HallPlan Plan, ReasonId? Reason = null)
{
    /// <summary>The names, kept beside the chain; none when the event is read back.</summary>
    [JsonIgnore]
    public StaffNames Names { get; init; } = StaffNames.None;

    /// <summary>Why, in words; kept beside the chain, and null when the event is read back.</summary>
    [JsonIgnore]
    public string? Words { get; init; }
}
