using Coordination.Hosting;
using Coordination.Requests;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Coordination.Web.Responses;
using Coordination.Web.StaffDesk;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Requests;

/// <summary>What supervisors do with requests.</summary>
internal static class SupervisorCommands
{
    public static Task<IResult> EscalateAsync(
        RouteValue<RequestId> request, Body<EscalateBody> body, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(request, new EscalateRequest(body.Value.Urgency, body.Value.ToReason()), caller, coordination, cancellation);

    public static Task<IResult> CancelAsync(
        RouteValue<RequestId> request, Body<ReasonBody> body, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(request, new CancelRequest(body.Value.ToReason()), caller, coordination, cancellation);

    public static Task<IResult> ReopenAsync(
        RouteValue<RequestId> request, Body<ReasonBody> body, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(request, new ReopenRequest(body.Value.ToReason()), caller, coordination, cancellation);

    public static Task<IResult> ReleaseAsync(
        RouteValue<RequestId> request, RouteValue<ItemNumber> item, Body<ReasonBody> body, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(request, new ReleaseItem(item.Value.Value, body.Value.ToReason()), caller, coordination, cancellation);

    public static Task<IResult> GiveAsync(
        RouteValue<RequestId> request, RouteValue<ItemNumber> item, Body<GiveBody> body, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(request, new GiveItem(item.Value.Value, body.Value.Staff, body.Value.ToReason()), caller, coordination, cancellation);

    public static Task<IResult> TransferAsync(
        RouteValue<RequestId> request, RouteValue<ItemNumber> item, Body<TransferBody> body, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(request, new TransferItem(item.Value.Value, body.Value.To, body.Value.ToReason()), caller, coordination, cancellation);

    public static Task<IResult> ReviewObjectionAsync(
        RouteValue<RequestId> request, RouteValue<ItemNumber> item, Body<ReviewBody> body, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(request, new ReviewObjection(item.Value.Value, body.Value.Upheld, body.Value.To, body.Value.ToReason()), caller, coordination, cancellation);

    private static Task<IResult> ExecuteAsync(
        RouteValue<RequestId> request, RequestCommand command, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ReplyResults.OfAsync(coordination.Request(request.Value).ExecuteAsync(command, caller.Meta, cancellation));
}
