using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Requests.Deciding;
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
        ExecuteAsync(centre, staff, new SignOn(body.Value.Window) { Reason = body.Value.ToReason() }, caller, coordination, cancellation);

    public static Task<IResult> SignOffAsync(
        RouteValue<CentreId> centre, RouteValue<StaffId> staff, Body<SignOffBody> body, DeskCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, staff, new SignOff(body.Value.Release ?? false) { Reason = body.Value.ToReason() }, caller, coordination, cancellation);

    public static Task<IResult> PauseAsync(
        RouteValue<CentreId> centre, RouteValue<StaffId> staff, Body<ReasonBody> body, DeskCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, staff, new PauseWork(body.Value.ToReason()), caller, coordination, cancellation);

    public static Task<IResult> ResumeAsync(
        RouteValue<CentreId> centre, RouteValue<StaffId> staff, Body<ReasonBody> body, DeskCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, staff, new ResumeWork { Reason = body.Value.ToReason() }, caller, coordination, cancellation);

    public static Task<IResult> DrainAsync(
        RouteValue<CentreId> centre, RouteValue<StaffId> staff, Body<ReasonBody> body, DeskCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, staff, new DrainWork { Reason = body.Value.ToReason() }, caller, coordination, cancellation);

    public static Task<IResult> TakeNextAsync(
        RouteValue<CentreId> centre, RouteValue<StaffId> staff, Body<ReasonBody> body, DeskCaller caller, ICoordination coordination, CancellationToken cancellation)
    {
        var reason = body.Value.ToReason() is var said && IsGiven(said) ? said : null;
        return caller.SaysWhy && reason is null
            ? Task.FromResult(ReplyResults.Refused(ReasonChecks.Missing))
            : ReplyResults.OfAsync(coordination.Centre(centre.Value).TakeNextAsync(staff.Value, caller.Meta, reason, cancellation));
    }

    private static Task<IResult> ExecuteAsync(
        RouteValue<CentreId> centre, RouteValue<StaffId> staff, StaffCommand command, DeskCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        caller.SaysWhy && !IsGiven(command.Reason)
            ? Task.FromResult(ReplyResults.Refused(ReasonChecks.Missing))
            : ReplyResults.OfAsync(coordination.Staff(centre.Value, staff.Value).ExecuteAsync(command, caller.Meta, cancellation));

    private static bool IsGiven(Reason? reason) => reason is { Code: not null } or { Said: not null };
}
