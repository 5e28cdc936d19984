using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Deciding;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Portal;

/// <summary>What citizens, and portals for them, may do.</summary>
internal static class CitizenCommands
{
    private static Refusal WrongVisit { get; } = new(RefusalCodes.Invalid, "'visit.code' is not the tracking code of that request of this hall: give both from the receipt of the citizen's first request, or leave 'visit' out.", "visit.code");

    /// <remarks>201 for whatever is on record, refused ones too: a request that was not admitted can be read and appealed against.</remarks>
    public static async Task<IResult> SubmitAsync(
        RouteValue<CentreId> centre, Body<SubmissionBody> body, Caller caller, AskedLanguages languages, ICoordination coordination, CancellationToken cancellation)
    {
        var command = body.Value.ToCommand(centre.Value);
        if (body.Value.Visit is { } visit)
        {
            if (await FirstOfAsync(visit, centre.Value, coordination, cancellation) is not { } first)
            {
                return ReplyResults.Refused(WrongVisit);
            }

            command = command with { Visit = first };
        }

        var reply = await coordination.SubmitAsync(command, caller.Meta, cancellation);
        return reply.IsRefused
            ? ReplyResults.Refused(reply.Refusal)
            : await ReceiptAsync(reply.Value, command, languages, coordination, cancellation);
    }

    private static async ValueTask<IResult> ReceiptAsync(RequestReceipt receipt, SubmitRequest command, AskedLanguages languages, ICoordination coordination, CancellationToken cancellation)
    {
        var spoken = receipt.Reasons.IsEmpty ? null : await SpokenAsync(command.Centre, languages, coordination, cancellation);
        return new JsonResponse<RequestReceipt>(
            spoken is null ? receipt : receipt with { Reasons = [.. receipt.Reasons.Select(reason => reason with { Message = RecordedNames.OfRefusal(reason, command.Service, spoken) })] },
            StatusCodes.Status201Created)
        {
            Location = $"/v1/requests/{receipt.Request}",
            Languages = spoken?.Languages ?? [],
        };
    }

    // What is on record is told all the same where the plan cannot be read.
    private static async ValueTask<SpokenPlan?> SpokenAsync(CentreId centre, AskedLanguages languages, ICoordination coordination, CancellationToken cancellation)
    {
        try
        {
            return await coordination.Plan(centre).ReadAsync(cancellation) is { } published ? languages.In(published.Plan) : null;
        }
        catch (CoordinationException)
        {
            return null;
        }
    }

    // Whoever names a later request of the visit means the same visit.
    private static async ValueTask<RequestId?> FirstOfAsync(VisitBody visit, CentreId centre, ICoordination coordination, CancellationToken cancellation) =>
        await coordination.IsTrackingCodeAsync(visit.Request, visit.Code, cancellation)
        && await coordination.Request(visit.Request).ReadAsync(cancellation) is { } state && state.Centre == centre
            ? state.Visit ?? visit.Request
            : null;

    public static Task<IResult> CancelAsync(
        RouteValue<RequestId> request, Body<CancelBody> body, Caller caller, ICoordination coordination, CancellationToken cancellation) =>
        ReplyResults.OfAsync(coordination.Request(request.Value).ExecuteAsync(
            new CancelRequest(body.Value.ToReason()), caller.Meta, cancellation));

    public static Task<IResult> SupplyDocumentsAsync(
        RouteValue<RequestId> request, Body<DocumentsBody> body, Caller caller, ICoordination coordination, CancellationToken cancellation) =>
        ReplyResults.OfAsync(coordination.Request(request.Value).ExecuteAsync(
            new SupplyDocuments(body.Value.Documents), caller.Meta, cancellation));

    public static Task<IResult> ArriveAsync(RouteValue<RequestId> request, Caller caller, ICoordination coordination, CancellationToken cancellation) =>
        ReplyResults.OfAsync(coordination.Request(request.Value).ExecuteAsync(new ReportArrival(), caller.Meta, cancellation));

    public static Task<IResult> StepBackAsync(
        RouteValue<RequestId> request, Body<StepBackBody> body, Caller caller, ICoordination coordination, CancellationToken cancellation) =>
        ReplyResults.OfAsync(coordination.Request(request.Value).ExecuteAsync(
            new StepBack(body.Value.Minutes), caller.Meta, cancellation));

    public static async Task<IResult> MoveAsync(
        RouteValue<RequestId> request, Body<AppointmentBody> body, Caller caller, AskedLanguages languages, ICoordination coordination, CancellationToken cancellation)
    {
        var reply = await coordination.Request(request.Value).ExecuteAsync(new MoveAppointment(body.Value.AppointmentAt, body.Value.ToReason()), caller.Meta, cancellation);
        return !reply.IsRefused ? new JsonResponse<RequestReceipt>(reply.Value)
            : reply.Refusal.Code == RefusalCodes.Closed && await coordination.Request(request.Value).ReadAsync(cancellation) is { } state
                && await SpokenAsync(state.Centre, languages, coordination, cancellation) is { } spoken
                ? ReplyResults.Refused(reply.Refusal with { Message = RecordedNames.OfRefusal(reply.Refusal, state.Service, spoken) })
                : ReplyResults.Refused(reply.Refusal);
    }

    public static Task<IResult> RateAsync(
        RouteValue<RequestId> request, Body<RatingBody> body, Caller caller, ICoordination coordination, CancellationToken cancellation) =>
        ReplyResults.OfAsync(coordination.Request(request.Value).ExecuteAsync(
            new RateRequest(body.Value.Score, body.Value.Comment), caller.Meta, cancellation));
}
