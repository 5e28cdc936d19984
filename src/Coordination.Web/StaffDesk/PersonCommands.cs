using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Staff;
using Coordination.Web.Answers;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.StaffDesk;

/// <summary>What members of staff do about themselves.</summary>
internal static class PersonCommands
{
    public static Task<IResult> SignOnAsync(
        Routed<CentreId> centre, Routed<StaffId> staff, Body<SignOnBody> body, DeskCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, staff, new SignOn(body.Value.Window), caller, coordination, cancellation);

    public static Task<IResult> SignOffAsync(
        Routed<CentreId> centre, Routed<StaffId> staff, Body<SignOffBody> body, DeskCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, staff, new SignOff(body.Value.Release ?? false), caller, coordination, cancellation);

    public static Task<IResult> PauseAsync(
        Routed<CentreId> centre, Routed<StaffId> staff, Body<ReasonBody> body, DeskCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, staff, new PauseWork(body.Value.Reason), caller, coordination, cancellation);

    public static Task<IResult> ResumeAsync(
        Routed<CentreId> centre, Routed<StaffId> staff, Body<NoFields> body, DeskCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, staff, new ResumeWork(), caller, coordination, cancellation);

    public static Task<IResult> DrainAsync(
        Routed<CentreId> centre, Routed<StaffId> staff, Body<NoFields> body, DeskCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, staff, new DrainWork(), caller, coordination, cancellation);

    public static Task<IResult> TakeNextAsync(
        Routed<CentreId> centre, Routed<StaffId> staff, Body<NoFields> body, DeskCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        Answer.OfAsync(coordination.Centre(centre.Value).TakeNextAsync(staff.Value, caller.Meta, cancellation));

    private static Task<IResult> ExecuteAsync(
        Routed<CentreId> centre, Routed<StaffId> staff, StaffCommand command, DeskCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        Answer.OfAsync(coordination.Staff(centre.Value, staff.Value).ExecuteAsync(command, caller.Meta, cancellation));
}
