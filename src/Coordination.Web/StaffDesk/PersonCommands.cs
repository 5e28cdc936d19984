using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Staff;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.StaffDesk;

/// <summary>What members of staff do about themselves.</summary>
internal static class PersonCommands
{
    public static Task<IResult> SignOnAsync(
        RouteValue<CentreId> centre, RouteValue<StaffId> staff, Body<SignOnBody> body, DeskCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, staff, new SignOn(body.Value.Window), caller, coordination, cancellation);

    public static Task<IResult> SignOffAsync(
        RouteValue<CentreId> centre, RouteValue<StaffId> staff, Body<SignOffBody> body, DeskCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, staff, new SignOff(body.Value.Release ?? false), caller, coordination, cancellation);

    public static Task<IResult> PauseAsync(
        RouteValue<CentreId> centre, RouteValue<StaffId> staff, Body<ReasonBody> body, DeskCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, staff, new PauseWork(body.Value.ToReason()), caller, coordination, cancellation);

    public static Task<IResult> ResumeAsync(
        RouteValue<CentreId> centre, RouteValue<StaffId> staff, Body<NoFields> body, DeskCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, staff, new ResumeWork(), caller, coordination, cancellation);

    public static Task<IResult> DrainAsync(
        RouteValue<CentreId> centre, RouteValue<StaffId> staff, Body<NoFields> body, DeskCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, staff, new DrainWork(), caller, coordination, cancellation);

    public static Task<IResult> TakeNextAsync(
        RouteValue<CentreId> centre, RouteValue<StaffId> staff, Body<NoFields> body, DeskCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ReplyResults.OfAsync(coordination.Centre(centre.Value).TakeNextAsync(staff.Value, caller.Meta, cancellation));

    private static Task<IResult> ExecuteAsync(
        RouteValue<CentreId> centre, RouteValue<StaffId> staff, StaffCommand command, DeskCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ReplyResults.OfAsync(coordination.Staff(centre.Value, staff.Value).ExecuteAsync(command, caller.Meta, cancellation));
}
