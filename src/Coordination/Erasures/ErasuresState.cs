using System.Collections.Immutable;
using Coordination.Requests;

namespace Coordination.Erasures;

/// <summary>A hall's erasures and exports; without anything personal.</summary>
internal sealed record ErasuresState
{
    /// <summary>The hall.</summary>
    public CentreId Hall { get; init; }

    /// <summary>The number of events.</summary>
    public long Version { get; init; }

    /// <summary>When it changed last.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>In the order in which they were asked for; of those that ended, the last hundred. The record has all of them.</summary>
    public ImmutableArray<ErasureState> Erasures { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The requests whose texts must be kept.</summary>
    public ImmutableArray<HoldState> Holds { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>How far what the plan does not keep any more is erased, by the kind of text.</summary>
    public ImmutableArray<SweptKind> Swept { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Everything of a kind is erased that came with a submission before.</summary>
    internal DateTimeOffset SweptUntil(PersonalKind kind) => Swept.FirstOrDefault(swept => swept.Kind == kind)?.Until ?? DateTimeOffset.UnixEpoch;

    /// <summary>Whether the texts of a request must be kept.</summary>
    internal bool IsHeld(RequestId request) => Holds.Any(hold => hold.Request == request);

    /// <summary>One of them.</summary>
    internal ErasureState? Find(long number) => Erasures.FirstOrDefault(known => known.Number == number);

    /// <summary>The same with one of them changed.</summary>
    internal ErasuresState With(long number, Func<ErasureState, ErasureState> change) =>
        this with { Erasures = [.. Erasures.Select(known => known.Number == number ? change(known) : known)] };
}

/// <summary>How far a kind of text is swept.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Until">Everything of it is erased that came with a submission before.</param>
internal sealed record SweptKind(PersonalKind Kind, DateTimeOffset Until);

/// <summary>A legal hold.</summary>
/// <param name="Request">Whose texts must be kept.</param>
/// <param name="By">Who says so.</param>
/// <param name="Since">Since when.</param>
internal sealed record HoldState(RequestId Request, Actor By, DateTimeOffset Since);

/// <summary>One erasure or export.</summary>
internal sealed record ErasureState
{
    /// <summary>Its number within the hall: the version with which it was asked for.</summary>
    public long Number { get; init; }

    /// <summary>Which of both.</summary>
    public ErasureKind What { get; init; }

    /// <summary>How far it is.</summary>
    public ErasureStage Stage { get; init; }

    /// <summary>On which basis.</summary>
    public required string Basis { get; init; }

    /// <summary>Of which requests.</summary>
    public ImmutableArray<RequestId> Requests { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Those whose texts are not erased yet.</summary>
    public ImmutableArray<RequestId> Remaining { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Texts of other grains.</summary>
    public ImmutableArray<GrainTexts> Grains { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>How many of those grains are still to be done: the last ones.</summary>
    public int GrainsLeft { get; init; }

    /// <summary>Those whose texts were kept, because they must be.</summary>
    public ImmutableArray<RequestId> Held { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Who asked.</summary>
    public required Actor AskedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Who approved or declined it.</summary>
    public Actor? DecidedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>When it was done.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Whether it waits for a decision, or texts are still to be erased.</summary>
    internal bool IsUnderWay => Stage == ErasureStage.Asked || this is { Stage: ErasureStage.Approved, What: ErasureKind.Erase };
}
