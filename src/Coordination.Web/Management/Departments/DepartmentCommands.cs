using Coordination.Centres;
using Coordination.Departments;
using Coordination.Hosting;
using Coordination.Web.Answers;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Coordination.Web.StaffDesk;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Departments;

/// <summary>What supervisors do with departments.</summary>
internal static class DepartmentCommands
{
    public static async Task<IResult> ReadAsync(
        Routed<CentreId> centre, Routed<DepartmentId> department, ICoordination coordination, CancellationToken cancellation) =>
        await coordination.Department(centre.Value, department.Value).ReadAsync(cancellation) is { } state
            ? new JsonAnswer<DepartmentView>(DepartmentView.Of(state)) { Tag = EntityTags.Of(state.Version) }
            : Answer.NotFound($"The plan of centre '{centre.Value}' has no department '{department.Value}'.", nameof(department));

    public static async Task<IResult> ReportAsync(
        Routed<CentreId> centre, Routed<DepartmentId> department, ICoordination coordination, CancellationToken cancellation) =>
        await coordination.Department(centre.Value, department.Value).ReadReportAsync(cancellation) is { } report
            ? new JsonAnswer<DepartmentReport>(report)
            : Answer.NotFound($"The plan of centre '{centre.Value}' has no department '{department.Value}'.", nameof(department));

    public static Task<IResult> CloseAsync(
        Routed<CentreId> centre, Routed<DepartmentId> department, Body<ReasonBody> body, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, department, new CloseDepartment(body.Value.Reason), caller, coordination, cancellation);

    public static Task<IResult> ReopenAsync(
        Routed<CentreId> centre, Routed<DepartmentId> department, Body<NoFields> body, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, department, new ReopenDepartment(), caller, coordination, cancellation);

    public static Task<IResult> LimitAsync(
        Routed<CentreId> centre, Routed<DepartmentId> department, Body<LimitBody> body, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, department, new LimitConcurrency(body.Value.Limit), caller, coordination, cancellation);

    private static Task<IResult> ExecuteAsync(
        Routed<CentreId> centre, Routed<DepartmentId> department, DepartmentCommand command, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        Answer.OfAsync(coordination.Department(centre.Value, department.Value).ExecuteAsync(command, caller.Meta, cancellation));
}
