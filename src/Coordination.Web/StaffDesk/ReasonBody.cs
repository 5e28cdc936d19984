namespace Coordination.Web.StaffDesk;

/// <summary>Why: in words, by a code of the plan's list, or both.</summary>
internal record ReasonBody
{
    /// <summary>In words, at most 500 characters; kept beside the record, so that they can be erased.</summary>
    public string? Reason { get; init; }

    /// <summary>One of the plan's <c>reasons</c>; on record for good.</summary>
    public ReasonId? ReasonCode { get; init; }

    /// <summary>The reason of the command.</summary>
    public Reason ToReason() => new(Reason, ReasonCode);
}
