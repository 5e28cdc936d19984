using System.Text.Json.Serialization;
using Coordination.Identity;
using Coordination.Requests;

namespace Coordination.Batches;

/// <summary>A request of a batch, and what became of it.</summary>
/// <param name="At">Its place, from 0.</param>
/// <param name="Request">Which.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Code">Why it has refused; null where it has not.</param>
internal sealed record BatchItem(int At, RequestId Request, BatchOutcome Outcome, string? Code);

/// <summary>What became of a request of a batch.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<BatchOutcome>))]
internal enum BatchOutcome
{
    /// <summary>It has done as it was told.</summary>
    Done,

    /// <summary>It has refused.</summary>
    Refused,

    /// <summary>It was not told yet or, of a batch that was stopped, never.</summary>
    Left,
}
