using Coordination.Centres;
using Coordination.Journal;

namespace Coordination.Queries;

/// <summary>Who did what to what, and when: one event that somebody caused.</summary>
internal sealed record AuditEntry
{
    /// <summary>The hall.</summary>
    public required CentreId Centre { get; init; }

    /// <summary>The event's place in the whole journal.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who caused it, and in which role.</summary>
    public required Actor By { get; init; }

    /// <summary>The event's stable name.</summary>
    public required string Event { get; init; }

    /// <summary>To which grain.</summary>
    public required GrainKey Grain { get; init; }

    /// <summary>The grain's version after it.</summary>
    public required long Version { get; init; }

    /// <summary>Why, as a code; null where none was given.</summary>
    public ReasonId? Reason { get; init; }
}
