using Coordination.Access;
using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Staff;
using Coordination.Web.Access;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Coordination.Web.Problems;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.StaffDesk;

/// <summary>What members of staff do about themselves.</summary>
internal static class PersonCommands
{
    public static Task<IResult> SignOnAsync(
        RouteValue<CentreId> centre, RouteValue<StaffId> staff, Body<SignOnBody> body, DeskCaller caller, HttpContext call, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, staff, new SignOn(body.Value.Window) { Reason = body.Value.ToReason() }, caller, call, coordination, cancellation);

    public static Task<IResult> SignOffAsync(
        RouteValue<CentreId> centre, RouteValue<StaffId> staff, Body<SignOffBody> body, DeskCaller caller, HttpContext call, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, staff, new SignOff(body.Value.Release ?? false) { Reason = body.Value.ToReason() }, caller, call, coordination, cancellation);

    public static Task<IResult> PauseAsync(
        RouteValue<CentreId> centre, RouteValue<StaffId> staff, Body<ReasonBody> body, DeskCaller caller, HttpContext call, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, staff, new PauseWork(body.Value.ToReason()), caller, call, coordination, cancellation);

    public static Task<IResult> ResumeAsync(
        RouteValue<CentreId> centre, RouteValue<StaffId> staff, Body<ReasonBody> body, DeskCaller caller, HttpContext call, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, staff, new ResumeWork { Reason = body.Value.ToReason() }, caller, call, coordination, cancellation);

    public static Task<IResult> DrainAsync(
        RouteValue<CentreId> centre, RouteValue<StaffId> staff, Body<ReasonBody> body, DeskCaller caller, HttpContext call, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, staff, new DrainWork { Reason = body.Value.ToReason() }, caller, call, coordination, cancellation);

    public static Task<IResult> TakeNextAsync(
        RouteValue<CentreId> centre, RouteValue<StaffId> staff, Body<NoFields> body, DeskCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ReplyResults.OfAsync(coordination.Centre(centre.Value).TakeNextAsync(staff.Value, caller.Meta, cancellation));

    private static Task<IResult> ExecuteAsync(
        RouteValue<CentreId> centre, RouteValue<StaffId> staff, StaffCommand command, DeskCaller caller, HttpContext call, ICoordination coordination, CancellationToken cancellation) =>
        command.Reason is { Code: null, Said: null } && call.Features.Get<AllowedRole>() is { } allowed && AccessMatrix.RuleOf(Permission.WorkOnItems, allowed.Role).NeedsReason
            ? Task.FromResult<IResult>(new ProblemResult(AccessProblems.Unreasoned))
            : ReplyResults.OfAsync(coordination.Staff(centre.Value, staff.Value).ExecuteAsync(command, caller.Meta, cancellation));
}
