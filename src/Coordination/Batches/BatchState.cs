using System.Collections.Immutable;
using Coordination.Plans;

namespace Coordination.Batches;

/// <summary>A batch as its events made it. Which requests it is for stands in its first event, and what became of each in the others.</summary>
internal sealed record BatchState
{
    /// <summary>The hall.</summary>
    public CentreId Hall { get; init; }

    /// <summary>Which.</summary>
    public BatchId Id { get; init; }

    /// <summary>The number of events.</summary>
    public long Version { get; init; }

    /// <summary>When it changed last.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>How far it is.</summary>
    public BatchStage Stage { get; init; }

    /// <summary>The command that each request is told; null while it was never started.</summary>
    public BatchOrder? Order { get; init; }

    /// <summary>Why, as a code of the plan.</summary>
    public ReasonId? Reason { get; init; }

    /// <summary>The filter by which the requests were found; empty where they were named one by one.</summary>
    public string Asked { get; init; } = "";

    /// <summary>Only items at this department are told.</summary>
    public DepartmentId? Department { get; init; }

    /// <summary>Only items that this person has in hand are told.</summary>
    public StaffId? Holder { get; init; }

    /// <summary>Who gave it.</summary>
    public Actor? By { get; init; }

    /// <summary>In what right; null where roles alone decide.</summary>
    public BatchMandate? Mandate { get; init; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>For how many requests.</summary>
    public int Count { get; init; }

    /// <summary>How many of them were told: the first ones.</summary>
    public int Told { get; init; }

    /// <summary>How many of those have refused, by code.</summary>
    public ImmutableArray<RefusedCount> Refused { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Who stopped it.</summary>
    public Actor? CancelledBy { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How many have done as they were told.</summary>
    internal int Done => Told - RefusedInAll;

    /// <summary>How many have refused.</summary>
    internal int RefusedInAll => Refused.Sum(one => one.Count);

    /// <summary>How many were not told yet.</summary>
    internal int Left => Count - Told;

    /// <summary>Whether there is still something to do.</summary>
    internal bool IsUnderWay => Stage is BatchStage.Running or BatchStage.Stopping;

    /// <summary>How many requests a second it tells, from its start to its end or its latest progress; null while there is nothing to divide by.</summary>
    internal double? Rate => Told > 0 && (EndedAt ?? Since) - StartedAt is { Ticks: > 0 } time ? Told / time.TotalSeconds : null;
}

/// <summary>How many have refused with a code.</summary>
internal sealed record RefusedCount(string Code, int Count);
