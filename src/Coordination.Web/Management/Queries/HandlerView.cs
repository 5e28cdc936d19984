using Coordination.Staff;

namespace Coordination.Web.Management.Queries;

/// <summary>Somebody who has completed a step of a request.</summary>
/// <param name="Staff">Who.</param>
/// <param name="StaffName">Their name in the plan; none where the plan has them no more.</param>
internal sealed record HandlerView(StaffId Staff, string? StaffName);
