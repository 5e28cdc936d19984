using System.Text.Json.Serialization;

namespace Coordination.Staff;

/// <summary>Something that happened to a member of staff.</summary>
internal abstract record StaffEvent
{
    /// <summary>What was said, kept beside the chain; null when the event is read back.</summary>
    [JsonIgnore]
    public string? Words { get; init; }
}

/// <summary>Work began.</summary>
internal sealed record StaffSignedOn(string? Window, ReasonId? Reason = null) : StaffEvent;

/// <summary>Work ended.</summary>
internal sealed record StaffSignedOff(ReasonId? Reason = null) : StaffEvent;

/// <summary>No work for now.</summary>
internal sealed record StaffPaused(ReasonId? Reason = null) : StaffEvent;

/// <summary>Work again.</summary>
internal sealed record StaffResumed(ReasonId? Reason = null) : StaffEvent;

/// <summary>No more work; what is held is finished.</summary>
internal sealed record StaffDraining(ReasonId? Reason = null) : StaffEvent;
