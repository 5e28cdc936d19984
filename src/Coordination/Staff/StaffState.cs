using System.Text.Json.Serialization;
using Coordination.Centres;
using Coordination.Identity;

namespace Coordination.Staff;

/// <summary>A member of staff as the events made it. What the person holds is in the requests.</summary>
public sealed record StaffState
{
    /// <summary>Which.</summary>
    public StaffId Id { get; init; }

    /// <summary>The hall.</summary>
    public CentreId Centre { get; init; }

    /// <summary>The number of events.</summary>
    public long Version { get; init; }

    /// <summary>How the person stands to work.</summary>
    public StaffPresence Presence { get; init; }

    /// <summary>The window, while signed on.</summary>
    public string? Window { get; init; }

    /// <summary>Why paused, as a code of the plan; null where the reason was given in words alone.</summary>
    public ReasonId? PauseReason { get; init; }

    /// <summary>Since when signed on, pauses included; null while signed off.</summary>
    public DateTimeOffset? SignedOnAt { get; init; }

    /// <summary>Since when in this presence.</summary>
    public DateTimeOffset Since { get; init; }
}

/// <summary>How somebody stands to work. The names are stored: they never change.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<StaffPresence>))]
public enum StaffPresence
{
    /// <summary>Not at work.</summary>
    SignedOff,

    /// <summary>Takes work.</summary>
    SignedOn,

    /// <summary>At work, takes none for now.</summary>
    Paused,

    /// <summary>Finishes, takes no more.</summary>
    Draining,
}

/// <summary>The answer to a granted command.</summary>
public sealed record StaffReceipt(StaffId Staff, long Version, StaffPresence Presence);
