using Coordination.Centres;
using Coordination.Departments;

namespace Coordination.Web.Management.Departments;

/// <summary>A department's state.</summary>
/// <param name="Id">Which.</param>
/// <param name="Centre">The hall.</param>
/// <param name="Version">The number of its events.</param>
/// <param name="IsClosed">Whether it is closed whatever its calendar says.</param>
/// <param name="ClosedReason">Why it is closed, as a code of the plan; none when its calendar counts, and where the reason was given in words alone.</param>
/// <param name="ConcurrencyLimit">The limit in place of the plan's.</param>
/// <param name="Since">Since when it is so; none while nothing has happened.</param>
internal sealed record DepartmentView(
    DepartmentId Id, CentreId Centre, long Version, bool IsClosed, ReasonId? ClosedReason, int? ConcurrencyLimit, DateTimeOffset? Since)
{
    internal static DepartmentView Of(DepartmentState state) => new(
        state.Id, state.Centre, state.Version, state.IsClosed, state.ClosedReason, state.ConcurrencyLimit, state.Version == 0 ? null : state.Since);
}
