using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Coordination.Batches;
using Coordination.Departments;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Web.StaffDesk;

namespace Coordination.Web.Management.Batches;

/// <summary>One command for many requests: for those that the query's filter finds, or for those that are named here.</summary>
internal sealed record BatchBody : ReasonBody
{
    /// <summary>The command: <c>release</c>, <c>transfer</c> and <c>give</c> are for the requests' items, the others for the requests.</summary>
    public required BatchVerb Command { get; init; }

    /// <summary>Of <c>escalate</c>: the new urgency, 1 to 5.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>Of <c>transfer</c>: the other department.</summary>
    public DepartmentId? To { get; init; }

    /// <summary>Of <c>give</c>: the person.</summary>
    public StaffId? Staff { get; init; }

    /// <summary>With a filter: how many requests it found at the preview. Where it finds another number now, nothing happens (409 <c>count-differs</c>).</summary>
    public int? Expected { get; init; }

    /// <summary>In place of a filter: these requests, in this order; as many as the body holds, and at most 10,000.</summary>
    [MaxLength(BatchBehaviour.MostRequests)]
    public ImmutableArray<RequestId>? Requests { get; init; }

    /// <summary>The order.</summary>
    public BatchOrder ToOrder() => new(Command) { Urgency = Urgency, To = To, Staff = Staff };
}
