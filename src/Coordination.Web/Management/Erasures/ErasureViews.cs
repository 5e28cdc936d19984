using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Coordination.Erasures;

namespace Coordination.Web.Management.Erasures;

/// <summary>A page of what was asked about people's data.</summary>
/// <param name="Hall">The hall; none of what belongs to no hall.</param>
/// <param name="Version">The number of events.</param>
/// <param name="Erasures">Erasures and exports, in the order in which they were asked for; of those that ended, the last hundred.</param>
/// <param name="Next">Give it as <c>cursor</c> for the next page; none when this is the last.</param>
internal sealed record ErasurePage(CentreId? Hall, long Version, ImmutableArray<ErasureView> Erasures, string? Next);

/// <summary>A page of the requests whose texts must be kept.</summary>
/// <param name="Hall">The hall.</param>
/// <param name="Holds">By the requests' ids.</param>
/// <param name="Next">Give it as <c>cursor</c> for the next page; none when this is the last.</param>
internal sealed record HoldPage(CentreId Hall, ImmutableArray<HoldState> Holds, string? Next);

/// <summary>An erasure or an export.</summary>
internal sealed record ErasureView
{
    /// <summary>Its number within the hall.</summary>
    public required long Number { get; init; }

    /// <summary>Which of both.</summary>
    public required ErasureKind What { get; init; }

    /// <summary>How far it is.</summary>
    public required ErasureStage Stage { get; init; }

    /// <summary>On which basis.</summary>
    public required string Basis { get; init; }

    /// <summary>Why, in words; only where one erasure that waits is read by whoever may decide on it.</summary>
    public string? Reason { get; init; }

    /// <summary>Of which requests.</summary>
    public required ImmutableArray<RequestId> Requests { get; init; }

    /// <summary>And of which texts of other grains.</summary>
    public required ImmutableArray<GrainTexts> Grains { get; init; }

    /// <summary>What those texts are that are named by their versions, without what they say; only where one erasure is read.</summary>
    public ImmutableArray<NamedText>? Texts { get; init; }

    /// <summary>How many requests and grains are still to be done.</summary>
    public required int Remaining { get; init; }

    /// <summary>Those whose texts were kept, because they must be.</summary>
    public required ImmutableArray<RequestId> Held { get; init; }

    /// <summary>Who asked.</summary>
    public required Actor AskedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Who approved or declined it.</summary>
    public Actor? DecidedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>When it was done.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    public static ErasureView Of(ErasureState state) => new()
    {
        Number = state.Number,
        What = state.What,
        Stage = state.Stage,
        Basis = state.Basis,
        Requests = state.Requests,
        Grains = state.Grains,
        Remaining = state.Remaining.Length + state.GrainsLeft,
        Held = state.Held,
        AskedBy = state.AskedBy,
        AskedAt = state.AskedAt,
        DecidedBy = state.DecidedBy,
        DecidedAt = state.DecidedAt,
        DoneAt = state.DoneAt,
    };
}

/// <summary>Everything that is on record about requests, with their personal texts.</summary>
/// <param name="Hall">The hall.</param>
/// <param name="Number">The export's number.</param>
/// <param name="Requests">The requests.</param>
internal sealed record ExportView(CentreId Hall, long Number, ImmutableArray<ExportedRequest> Requests);

/// <summary>A request of an export.</summary>
/// <param name="Request">Which.</param>
/// <param name="State">How it stands.</param>
/// <param name="Events">Everything that happened to it.</param>
internal sealed record ExportedRequest(RequestId Request, JsonNode? State, ImmutableArray<ExportedEvent> Events);

/// <summary>An event of an export.</summary>
/// <param name="Version">The request's version after it.</param>
/// <param name="At">When.</param>
/// <param name="Event">What happened.</param>
/// <param name="By">Who caused it.</param>
/// <param name="Payload">What the chained record says of it.</param>
/// <param name="Personal">Its personal text; none where there was none or it was erased.</param>
internal sealed record ExportedEvent(long Version, DateTimeOffset At, string Event, Actor By, JsonNode? Payload, JsonNode? Personal);
