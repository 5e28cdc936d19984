using Coordination.Hosting;
using Coordination.Requests;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.StaffDesk;

/// <summary>What members of staff do with an item, or heads and supervisors in their place. Who they are comes from the caller, never from the body.</summary>
internal static class ItemCommands
{
    public static Task<IResult> AcceptAsync(
        RouteValue<RequestId> request, RouteValue<ItemNumber> item, Body<ReasonBody> body, StaffCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(request, new AcceptItem(item.Value.Value, caller.Staff) { Reason = caller.ReasonOf(body.Value) }, caller, coordination, cancellation);

    public static Task<IResult> DeclineAsync(
        RouteValue<RequestId> request, RouteValue<ItemNumber> item, Body<ReasonBody> body, StaffCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(request, new DeclineItem(item.Value.Value, caller.Staff, body.Value.ToReason()), caller, coordination, cancellation);

    public static Task<IResult> StartAsync(
        RouteValue<RequestId> request, RouteValue<ItemNumber> item, Body<ReasonBody> body, StaffCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(request, new StartItem(item.Value.Value, caller.Staff) { Reason = caller.ReasonOf(body.Value) }, caller, coordination, cancellation);

    public static Task<IResult> HoldAsync(
        RouteValue<RequestId> request, RouteValue<ItemNumber> item, Body<ReasonBody> body, StaffCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(request, new HoldItem(item.Value.Value, caller.Staff, body.Value.ToReason()), caller, coordination, cancellation);

    public static Task<IResult> ParkAsync(
        RouteValue<RequestId> request, RouteValue<ItemNumber> item, Body<ParkBody> body, StaffCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(request, new ParkItem(item.Value.Value, caller.Staff, body.Value.ToReason(), body.Value.Minutes ?? ParkItem.DefaultMinutes), caller, coordination, cancellation);

    public static Task<IResult> ResumeAsync(
        RouteValue<RequestId> request, RouteValue<ItemNumber> item, Body<ReasonBody> body, StaffCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(request, new ResumeItem(item.Value.Value, caller.Staff) { Reason = caller.ReasonOf(body.Value) }, caller, coordination, cancellation);

    public static Task<IResult> AskDocumentsAsync(
        RouteValue<RequestId> request, RouteValue<ItemNumber> item, Body<AskDocumentsBody> body, StaffCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(request, new AskDocuments(item.Value.Value, caller.Staff, body.Value.Documents, body.Value.Message) { Reason = caller.ReasonOf(body.Value) }, caller, coordination, cancellation);

    public static Task<IResult> CompleteAsync(
        RouteValue<RequestId> request, RouteValue<ItemNumber> item, Body<CompleteBody> body, StaffCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(request, new CompleteItem(item.Value.Value, caller.Staff, body.Value.Outcome ?? "done", body.Value.Note) { Reason = caller.ReasonOf(body.Value) }, caller, coordination, cancellation);

    public static Task<IResult> TransferAsync(
        RouteValue<RequestId> request, RouteValue<ItemNumber> item, Body<TransferBody> body, StaffCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(request, new TransferItem(item.Value.Value, body.Value.To, body.Value.ToReason(), caller.Staff), caller, coordination, cancellation);

    public static Task<IResult> ObjectAsync(
        RouteValue<RequestId> request, RouteValue<ItemNumber> item, Body<ReasonBody> body, StaffCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(request, new ObjectToDispatch(item.Value.Value, caller.Staff, body.Value.ToReason()), caller, coordination, cancellation);

    public static Task<IResult> NoShowAsync(
        RouteValue<RequestId> request, RouteValue<ItemNumber> item, Body<ReasonBody> body, StaffCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(request, new ReportNoShow(item.Value.Value, caller.Staff) { Reason = caller.ReasonOf(body.Value) }, caller, coordination, cancellation);

    private static Task<IResult> ExecuteAsync(
        RouteValue<RequestId> request, RequestCommand command, StaffCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ReplyResults.OfAsync(coordination.Request(request.Value).ExecuteAsync(command, caller.Meta, cancellation));
}
