using System.Collections.Immutable;

namespace Coordination.Requests;

/// <summary>The answer to a granted command: where the request stands after it.</summary>
/// <param name="Request">Which.</param>
/// <param name="Version">The version that the command led to; a repeated command gives the first one's.</param>
/// <param name="Status">The status at that version.</param>
/// <param name="Reasons">Of a submission: why it was not admitted; empty otherwise.</param>
public sealed record RequestReceipt(RequestId Request, long Version, RequestStatus Status, ImmutableArray<Refusal> Reasons)
{
    /// <summary>Of a submission: what proves the request to be the citizen's own; told again where the submission is repeated with its key. Null otherwise.</summary>
    public TrackingCode? TrackingCode { get; init; }
}
