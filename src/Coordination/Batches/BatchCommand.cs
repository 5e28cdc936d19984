using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Access;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Batches;

/// <summary>A command to a batch.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(StartBatch), "start-batch")]
[JsonDerivedType(typeof(CancelBatch), "cancel-batch")]
[JsonDerivedType(typeof(RecordProgress), "record-progress")]
internal abstract record BatchCommand;

/// <summary>One command for many requests begins to be given.</summary>
/// <param name="Order">The command.</param>
/// <param name="Requests">To which requests, in this order: 1 to 10,000.</param>
/// <param name="Reason">Why; it goes on record with each request.</param>
internal sealed record StartBatch(BatchOrder Order, ImmutableArray<RequestId> Requests, Reason Reason) : BatchCommand
{
    /// <summary>The filter by which the requests were found, as it was asked, for people to read; empty where they were named one by one.</summary>
    public string Asked { get; init; } = "";

    /// <summary>Only items at this department are told.</summary>
    public DepartmentId? Department { get; init; }

    /// <summary>Only items that this person has in hand are told.</summary>
    public StaffId? Holder { get; init; }

    /// <summary>What counts for the caller; null where nobody's rights are kept, and roles alone decide.</summary>
    public ImmutableArray<Grant>? Grants { get; init; }

    /// <summary>To which requests, in this order: 1 to 10,000.</summary>
    public ImmutableArray<RequestId> Requests { get; init => field = value.IsDefault ? [] : value; } = Requests.IsDefault ? [] : Requests;
}

/// <summary>It stops before the next request; what was done stays done.</summary>
/// <param name="Reason">Why.</param>
internal sealed record CancelBatch(Reason Reason) : BatchCommand;

/// <summary>The engine has told further requests.</summary>
/// <param name="From">How many were told before.</param>
/// <param name="Count">How many since, in the batch's order.</param>
/// <param name="Refused">Which of these have refused, by their places in the batch.</param>
/// <param name="IsLast">Whether no further one is told.</param>
internal sealed record RecordProgress(int From, int Count, ImmutableArray<RefusedRequest> Refused, bool IsLast) : BatchCommand
{
    /// <summary>Which of these have refused, by their places in the batch.</summary>
    public ImmutableArray<RefusedRequest> Refused { get; init => field = value.IsDefault ? [] : value; } = Refused.IsDefault ? [] : Refused;
}

/// <summary>A request of a batch that has refused the command.</summary>
/// <param name="At">Its place in the batch, from 0.</param>
/// <param name="Code">Why: the refusal's code.</param>
internal sealed record RefusedRequest([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int At, string Code);
