using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Coordination.Web.Responses;
using Coordination.Web.StaffDesk;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Centres;

/// <summary>Crisis and reconciliation.</summary>
internal static class CentreCommands
{
    public static Task<IResult> DeclareCrisisAsync(
        RouteValue<CentreId> centre, Body<ReasonBody> body, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, new DeclareCrisis(body.Value.ToReason()), caller, coordination, cancellation);

    public static Task<IResult> LiftCrisisAsync(
        RouteValue<CentreId> centre, Body<ReasonBody> body, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre, new LiftCrisis(body.Value.ToReason()), caller, coordination, cancellation);

    public static async Task<IResult> ReconcileAsync(
        RouteValue<CentreId> centre, Body<NoFields> body, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        await coordination.Plan(centre.Value).ReadAsync(cancellation) is null
            ? CentreReading.Unknown(centre.Value)
            : new JsonResponse<ReconciliationReport>(await coordination.Centre(centre.Value).ReconcileAsync(cancellation));

    private static async Task<IResult> ExecuteAsync(
        RouteValue<CentreId> centre, CentreCommand command, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        await coordination.Plan(centre.Value).ReadAsync(cancellation) is null
            ? CentreReading.Unknown(centre.Value)
            : await ReplyResults.OfAsync(coordination.Centre(centre.Value).ExecuteAsync(command, caller.Meta, cancellation));
}
