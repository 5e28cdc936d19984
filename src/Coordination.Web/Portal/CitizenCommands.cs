using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Requests;
using Coordination.Web.Answers;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Portal;

/// <summary>What citizens, and portals for them, may do.</summary>
internal static class CitizenCommands
{
    private const string DefaultCancelReason = "withdrawn by the applicant";

    /// <remarks>201 for whatever is on record, refused ones too: a request that was not admitted can be read and appealed against.</remarks>
    public static async Task<IResult> SubmitAsync(
        Routed<CentreId> centre, Body<SubmissionBody> body, Caller caller, ICoordination coordination, CancellationToken cancellation)
    {
        var reply = await coordination.SubmitAsync(body.Value.ToCommand(centre.Value), caller.Meta, cancellation);
        return reply.IsRefused
            ? Answer.Refused(reply.Refusal)
            : new JsonAnswer<RequestReceipt>(reply.Value, StatusCodes.Status201Created) { Location = $"/v1/requests/{reply.Value.Request}" };
    }

    public static Task<IResult> CancelAsync(
        Routed<RequestId> request, Body<CancelBody> body, Caller caller, ICoordination coordination, CancellationToken cancellation) =>
        Answer.OfAsync(coordination.Request(request.Value).ExecuteAsync(
            new CancelRequest(body.Value.Reason ?? DefaultCancelReason), caller.Meta, cancellation));

    public static Task<IResult> SupplyDocumentsAsync(
        Routed<RequestId> request, Body<DocumentsBody> body, Caller caller, ICoordination coordination, CancellationToken cancellation) =>
        Answer.OfAsync(coordination.Request(request.Value).ExecuteAsync(
            new SupplyDocuments(body.Value.Documents), caller.Meta, cancellation));

    public static Task<IResult> RateAsync(
        Routed<RequestId> request, Body<RatingBody> body, Caller caller, ICoordination coordination, CancellationToken cancellation) =>
        Answer.OfAsync(coordination.Request(request.Value).ExecuteAsync(
            new RateRequest(body.Value.Score, body.Value.Comment), caller.Meta, cancellation));
}
