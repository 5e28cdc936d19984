using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Requests;

namespace Coordination.Erasures;

/// <summary>A command about people's data in a hall.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(FindRequests), "find-requests")]
[JsonDerivedType(typeof(AskErasure), "ask-erasure")]
[JsonDerivedType(typeof(ApproveErasure), "approve-erasure")]
[JsonDerivedType(typeof(DeclineErasure), "decline-erasure")]
[JsonDerivedType(typeof(RecordExport), "record-export")]
[JsonDerivedType(typeof(HoldTexts), "hold-texts")]
[JsonDerivedType(typeof(LiftHold), "lift-hold")]
[JsonDerivedType(typeof(SweepTexts), "sweep-texts")]
[JsonDerivedType(typeof(RecordSwept), "record-swept")]
[JsonDerivedType(typeof(RecordErased), "record-erased")]
internal abstract record ErasuresCommand
{
    /// <summary>Why, in 1 to 500 characters; kept beside the chain.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>Finds a person's requests in the hall. That it was looked for is on record, and what was found; not by what.</summary>
internal sealed record FindRequests : ErasuresCommand
{
    /// <summary>A telephone number or an e-mail address.</summary>
    public string? Contact { get; init; }

    /// <summary>The tracking code of one of them.</summary>
    public string? TrackingCode { get; init; }
}

/// <summary>Asks that personal texts be erased or exported; somebody else has to approve it.</summary>
/// <param name="What">Which of both.</param>
/// <param name="Basis">On which basis, as a code such as <c>consent-withdrawn</c>.</param>
internal sealed record AskErasure(ErasureKind What, string Basis) : ErasuresCommand
{
    /// <summary>Of which requests.</summary>
    public ImmutableArray<RequestId> Requests { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>And of those that are found by a telephone number or an e-mail address.</summary>
    public string? Contact { get; init; }

    /// <summary>And of the one with a tracking code.</summary>
    public string? TrackingCode { get; init; }

    /// <summary>Of an erasure: also these texts of other grains of the hall.</summary>
    public ImmutableArray<GrainTexts> Grains { get; init => field = value.IsDefault ? [] : value; } = [];
}

/// <summary>Approves what somebody else has asked for.</summary>
/// <param name="Number">Which.</param>
internal sealed record ApproveErasure(long Number) : ErasuresCommand;

/// <summary>Declines what was asked for, or takes it back.</summary>
/// <param name="Number">Which.</param>
internal sealed record DeclineErasure(long Number) : ErasuresCommand;

/// <summary>Somebody is about to get what an approved export holds.</summary>
/// <param name="Number">Which.</param>
internal sealed record RecordExport(long Number) : ErasuresCommand;

/// <summary>The texts of a request must be kept, as for a dispute: nobody erases them until the hold is lifted.</summary>
internal sealed record HoldTexts(RequestId Request) : ErasuresCommand;

/// <summary>They need not be kept any more.</summary>
internal sealed record LiftHold(RequestId Request) : ErasuresCommand;

/// <summary>The engine is to erase what the plan does not keep any more.</summary>
internal sealed record SweepTexts : ErasuresCommand;

/// <summary>The engine has erased what the plan does not keep any more.</summary>
/// <param name="Kind">Which kind of text.</param>
/// <param name="Until">Everything of it is erased that came with a submission before.</param>
/// <param name="Erased">How many requests had one.</param>
internal sealed record RecordSwept(PersonalKind Kind, DateTimeOffset Until, int Erased) : ErasuresCommand;

/// <summary>The engine has erased the texts of requests, or found that it may not.</summary>
/// <param name="Number">Of which erasure.</param>
/// <param name="Requests">Those whose texts are gone.</param>
/// <param name="Held">Those whose texts must be kept.</param>
internal sealed record RecordErased(long Number, ImmutableArray<RequestId> Requests, ImmutableArray<RequestId> Held) : ErasuresCommand
{
    /// <summary>How many of the other grains are done, in their order.</summary>
    public int Grains { get; init; }
}
