using System.Text.Json.Serialization;

namespace Coordination.Plans;

/// <summary>Something that happened to a hall's plan.</summary>
/// <param name="Reason">Why, as one of the codes that the plan lists.</param>
internal abstract record PlanEvent(ReasonId? Reason)
{
    /// <summary>The names of the plan's people, kept beside the chain; none when the event is read back.</summary>
    [JsonIgnore]
    public StaffNames Names { get; init; } = StaffNames.None;

    /// <summary>Why, in words; kept beside the chain, and null when the event is read back.</summary>
    [JsonIgnore]
    public string? Words { get; init; }
}

/// <summary>A plan was published. The version is the number of the event.</summary>
/// <param name="Plan">The whole plan, without the names of its people.</param>
/// <param name="Reason">Why.</param>
internal sealed record PlanPublished(HallPlan Plan, ReasonId? Reason = null) : PlanEvent(Reason)
{
    /// <summary>The number of the proposal that it was; none where one person published it.</summary>
    public long? Proposal { get; init; }
}

/// <summary>A plan was proposed, in the place of one that was proposed before. Its number is that of the event.</summary>
/// <param name="Plan">The whole plan, without the names of its people.</param>
/// <param name="Replaces">The version that it would replace.</param>
/// <param name="Reason">Why.</param>
internal sealed record PlanProposed(HallPlan Plan, long Replaces, ReasonId? Reason = null) : PlanEvent(Reason);

/// <summary>A proposed plan was put aside.</summary>
/// <param name="Proposal">The number of the proposal.</param>
/// <param name="Reason">Why.</param>
internal sealed record PlanDeclined(long Proposal, ReasonId? Reason = null) : PlanEvent(Reason);
