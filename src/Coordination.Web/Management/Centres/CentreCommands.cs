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
        RouteValue<CentreId> centre, Body<ReasonBody> body, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation)
    {
        if (await coordination.Plan(centre.Value).ReadAsync(cancellation) is null)
        {
            return CentreReading.Unknown(centre.Value);
        }

        var reply = await coordination.Centre(centre.Value).ExecuteAsync(new ReconcileCentre(body.Value.ToReason()), caller.Meta, cancellation);
        return reply.IsRefused ? ReplyResults.Refused(reply.Refusal) : new JsonResponse<ReconciliationReport>(reply.Value.Reconciliation!);
    }

    private static async Task<IResult> ExecuteAsync(
        RouteValue<CentreId> centre, CentreCommand command, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        await coordination.Plan(centre.Value).ReadAsync(cancellation) is null
            ? CentreReading.Unknown(centre.Value)
            : await ReplyResults.OfAsync(coordination.Centre(centre.Value).ExecuteAsync(command, caller.Meta, cancellation));
}
