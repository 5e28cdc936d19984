using System.Collections.Immutable;
using Coordination.Batches;
using Coordination.Departments;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Web.Management.Queries;

namespace Coordination.Web.Management.Batches;

/// <summary>What a batch would be for, before it is given.</summary>
/// <param name="Count">How many requests the filter finds: give it back as <c>expected</c>.</param>
/// <param name="Rows">The first of them.</param>
/// <param name="Doubts">How many look as if they will refuse, by how they stand now.</param>
/// <param name="Until">When the last event happened that counts in the list; none while none does.</param>
/// <param name="Current">Whether everything counts that was on record when it was asked for.</param>
internal sealed record BatchPreviewView(int Count, ImmutableArray<RequestRowView> Rows, ImmutableArray<DoubtCount> Doubts, DateTimeOffset? Until, bool Current);

/// <summary>How many requests look as if they will refuse.</summary>
/// <param name="Why">Why.</param>
/// <param name="Count">How many.</param>
internal sealed record DoubtCount(BatchDoubt Why, int Count);

/// <summary>A page of a hall's batches, the newest first.</summary>
/// <param name="Rows">In order.</param>
/// <param name="Next">Give it as <c>cursor</c> for the next page; none when this is the last.</param>
internal sealed record BatchPage(ImmutableArray<BatchView> Rows, string? Next);

/// <summary>A page of a batch's requests.</summary>
/// <param name="Rows">In the batch's order.</param>
/// <param name="Next">Give it as <c>cursor</c> for the next page; none when this is the last.</param>
internal sealed record BatchItemPage(ImmutableArray<BatchItemView> Rows, string? Next);

/// <summary>A request of a batch, and what became of it.</summary>
internal sealed record BatchItemView
{
    /// <summary>Its place in the batch, from 1.</summary>
    public required int Place { get; init; }

    /// <summary>Which.</summary>
    public required RequestId Request { get; init; }

    /// <summary>What became of it: <c>left</c> was not told yet or, of a batch that was stopped, never.</summary>
    public required BatchOutcome Outcome { get; init; }

    /// <summary>Why it has refused: the refusal's code.</summary>
    public string? Code { get; init; }

    public static BatchItemView Of(BatchItem item) => new() { Place = item.At + 1, Request = item.Request, Outcome = item.Outcome, Code = item.Code };
}

/// <summary>A batch, and how far it is.</summary>
internal sealed record BatchView
{
    /// <summary>Which.</summary>
    public required BatchId Batch { get; init; }

    /// <summary>How far it is.</summary>
    public required BatchStage Stage { get; init; }

    /// <summary>The command.</summary>
    public required BatchVerb Command { get; init; }

    /// <summary>Of <c>escalate</c>: the new urgency.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>Of <c>transfer</c>: the other department.</summary>
    public DepartmentId? To { get; init; }

    /// <summary>Of <c>give</c>: the person.</summary>
    public StaffId? Staff { get; init; }

    /// <summary>The filter by which the requests were found, as it was asked; none where they were named one by one.</summary>
    public string? Filter { get; init; }

    /// <summary>Only items at this department are told.</summary>
    public DepartmentId? Department { get; init; }

    /// <summary>Only items that this person has in hand are told.</summary>
    public StaffId? Holder { get; init; }

    /// <summary>Who gave it.</summary>
    public required Actor By { get; init; }

    /// <summary>Why, as a code of the plan; words are personal text.</summary>
    public ReasonId? Reason { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Who stopped it.</summary>
    public Actor? CancelledBy { get; init; }

    /// <summary>For how many requests.</summary>
    public required int Count { get; init; }

    /// <summary>How many have done as they were told.</summary>
    public required int Done { get; init; }

    /// <summary>How many have refused.</summary>
    public required int Refused { get; init; }

    /// <summary>How many were not told.</summary>
    public required int Left { get; init; }

    /// <summary>How many have refused, by the refusal's code.</summary>
    public required ImmutableArray<RefusedCount> Refusals { get; init; }

    /// <summary>How many requests are told a second, on average since the start.</summary>
    public double? PerSecond { get; init; }

    /// <summary>The number of its events.</summary>
    public required long Version { get; init; }

    public static BatchView Of(BatchState state) => new()
    {
        Batch = state.Id,
        Stage = state.Stage,
        Command = state.Order!.Verb,
        Urgency = state.Order.Urgency,
        To = state.Order.To,
        Staff = state.Order.Staff,
        Filter = state.Asked.Length > 0 ? state.Asked : null,
        Department = state.Department,
        Holder = state.Holder,
        By = state.By!,
        Reason = state.Reason,
        StartedAt = state.StartedAt,
        EndedAt = state.EndedAt,
        CancelledBy = state.CancelledBy,
        Count = state.Count,
        Done = state.Done,
        Refused = state.RefusedInAll,
        Left = state.Left,
        Refusals = state.Refused,
        PerSecond = state.Rate is { } rate ? Math.Round(rate, 1) : null,
        Version = state.Version,
    };
}
