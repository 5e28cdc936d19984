using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Coordination.Web.Management.Centres;
using Coordination.Web.Problems;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Coordination.Web.Management.Plans;

/// <summary>Reading and changing a hall's plan.</summary>
internal static class PlanOperations
{
    public static async Task<IResult> ReadAsync(RouteValue<CentreId> centre, ICoordination coordination, CancellationToken cancellation) =>
        await coordination.Plan(centre.Value).ReadAsync(cancellation) is { } published
            ? new PlanResponse(published)
            : CentreReading.Unknown(centre.Value);

    public static async Task<IResult> ReadVersionAsync(
        RouteValue<CentreId> centre, RouteValue<VersionNumber> version, ICoordination coordination, CancellationToken cancellation) =>
        await coordination.Plan(centre.Value).ReadVersionAsync(version.Value.Value, cancellation) is { } published
            ? new PlanResponse(published)
            : ReplyResults.NotFound($"Centre '{centre.Value}' has no plan of version {version.Value}.", nameof(version));

    public static async Task<IResult> ListAsync(RouteValue<CentreId> centre, ICoordination coordination, CancellationToken cancellation)
    {
        var versions = await PlanHistory.ReadAsync(centre.Value, coordination.Journal, cancellation: cancellation);
        return versions.IsEmpty
            ? CentreReading.Unknown(centre.Value)
            : new JsonResponse<PlanVersions>(new PlanVersions(centre.Value, versions));
    }

    public static async Task<IResult> PublishAsync(
        RouteValue<CentreId> centre, PlanPrecondition precondition, PlanRelease release, PlanReason reason, PlanBody body, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation)
    {
        if (PlanTrials.OfOtherCentre(centre.Value, body.Plan) is { } other)
        {
            return other;
        }

        var reply = release.Releases
            ? await new PlanPublication(coordination, coordination.Journal).PublishAsync(body.Plan, precondition.ExpectedVersion, caller.Meta, reason.Reason, cancellation)
            : await coordination.Plan(centre.Value).PublishAsync(body.Plan, precondition.ExpectedVersion, caller.Meta, reason.Reason, cancellation);
        return reply.IsRefused
            ? ReplyResults.Refused(reply.Refusal with { Field = FieldOf(reply.Refusal), Faults = body.Located(reply.Refusal.Faults) })
            : new JsonResponse<PlanReceipt>(reply.Value) { NewTag = EntityTags.Of(reply.Value.Version) };
    }

    // What came in headers.
    private static string? FieldOf(Refusal refusal) => refusal switch
    {
        { Code: RefusalCodes.PlanChanged } => HeaderNames.IfMatch,
        { Field: "reason" } => ReasonHeader.Name,
        { Field: "reasonCode" } => ReasonHeader.CodeName,
        _ => refusal.Field,
    };
}
