using Coordination.Centres;
using Coordination.Departments;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Coordination.Web.Responses;
using Coordination.Web.StaffDesk;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Departments;

/// <summary>What supervisors do with departments.</summary>
internal static class DepartmentCommands
{
    public static async Task<IResult> ReadAsync(
        RouteValue<CentreId> centre, RouteValue<DepartmentId> department, ICoordination coordination, CancellationToken cancellation) =>
        await coordination.Department(centre.Value, department.Value).ReadAsync(cancellation) is { } state
            ? new JsonResponse<DepartmentView>(DepartmentView.Of(state)) { Tag = EntityTags.Of(state.Version) }
            : ReplyResults.NotFound($"The plan of centre '{centre.Value}' has no department '{department.Value}'.", nameof(department));

    public static async Task<IResult> ReportAsync(
        RouteValue<CentreId> centre, RouteValue<DepartmentId> department, AskedLanguages languages, ICoordination coordination, CancellationToken cancellation) =>
        await coordination.Department(centre.Value, department.Value).ReadReportAsync(cancellation) is { } report
            ? Answer(report, report.Plan.Name, languages)
            : ReplyResults.NotFound($"The plan of centre '{centre.Value}' has no department '{department.Value}'.", nameof(department));

    private static JsonResponse<DepartmentReport> Answer(DepartmentReport report, PlanName name, AskedLanguages languages) =>
        new(report with { Plan = report.Plan with { Name = name.In(languages.Tags) } }) { Languages = name.LanguagesIn(languages.Tags) };

    public static Task<IResult> CloseAsync(
        RouteValue<CentreId> centre, RouteValue<DepartmentId> department, Body<ReasonBody> body, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, department, new CloseDepartment(body.Value.ToReason()), caller, coordination, cancellation);

    public static Task<IResult> ReopenAsync(
        RouteValue<CentreId> centre, RouteValue<DepartmentId> department, Body<ReasonBody> body, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, department, new ReopenDepartment(body.Value.ToReason()), caller, coordination, cancellation);

    public static Task<IResult> LimitAsync(
        RouteValue<CentreId> centre, RouteValue<DepartmentId> department, Body<LimitBody> body, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, department, new LimitConcurrency(body.Value.Limit, body.Value.ToReason()), caller, coordination, cancellation);

    private static Task<IResult> ExecuteAsync(
        RouteValue<CentreId> centre, RouteValue<DepartmentId> department, DepartmentCommand command, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ReplyResults.OfAsync(coordination.Department(centre.Value, department.Value).ExecuteAsync(command, caller.Meta, cancellation));
}
