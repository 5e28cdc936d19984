using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Plans.Previews;
using Coordination.Web.Binding;
using Coordination.Web.Management.Centres;
using Coordination.Web.Problems;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Plans;

/// <summary>Trying a plan without publishing it.</summary>
internal static class PlanTrials
{
    public static async Task<IResult> CheckAsync(RouteValue<CentreId> centre, PlanBody body, ICoordination coordination, CancellationToken cancellation)
    {
        if (OfOtherCentre(centre.Value, body.Plan) is { } other)
        {
            return other;
        }

        var preview = await new PlanPreviews(coordination, coordination.Journal, coordination.Time).PreviewAsync(body.Plan, cancellation);
        return new JsonResponse<PlanPreview>(preview with { Faults = body.Located(preview.Faults) });
    }

    public static async Task<IResult> EstimateAsync(
        RouteValue<CentreId> centre, EffectQuery query, PlanBody body, ICoordination coordination, IPlanEffects effects, CancellationToken cancellation)
    {
        if (OfOtherCentre(centre.Value, body.Plan) is { } other)
        {
            return other;
        }

        if (PlanCheck.Check(body.Plan) is { IsEmpty: false } faults)
        {
            return ReplyResults.Refused(new Refusal(RefusalCodes.PlanInvalid, "The plan has faults: mend what is listed, and try it again.", "plan") { Faults = body.Located(faults) });
        }

        return await coordination.Plan(centre.Value).ReadAsync(cancellation) is { } published
            ? new JsonResponse<PlanEffect>(await effects.EstimateAsync(published.Plan, body.Plan, query.Days, cancellation))
            : CentreReading.Unknown(centre.Value);
    }

    /// <summary>The answer to a plan that was sent to another centre than its own.</summary>
    public static IResult? OfOtherCentre(CentreId centre, HallPlan plan) => plan.Centre == centre
        ? null
        : new ProblemResult(Problem.Invalid("centre", $"The plan is of centre '{plan.Centre}' but the path names '{centre}': send it to its own centre."));
}
