using System.Text.Json.Nodes;
using Coordination.Plans;

namespace Coordination.Tests.Plans.Schema;

/// <summary>The bounds of numbers and lists that editors can show while one types.</summary>
internal static class PlanSchemaBounds
{
    private static readonly Dictionary<(Type, string), (string Word, int Bound)[]> Bounds = new()
    {
        [(typeof(DepartmentPlan), nameof(DepartmentPlan.ConcurrencyLimit))] = [("minimum", 1)],
        [(typeof(DepartmentPlan), nameof(DepartmentPlan.QueueLimit))] = [("minimum", 1)],
        [(typeof(DepartmentPlan), nameof(DepartmentPlan.OfferSeconds))] = [("minimum", 1), ("maximum", 86_400)],
        [(typeof(ServicePlan), nameof(ServicePlan.Steps))] = [("minItems", 1), ("maxItems", 100)],
        [(typeof(StepPlan), nameof(StepPlan.ExpectedMinutes))] = [("exclusiveMinimum", 0), ("maximum", 525_600)],
        [(typeof(StepPlan), nameof(StepPlan.DeemedConsentMinutes))] = [("minimum", 1), ("maximum", 525_600)],
        [(typeof(SkillRequirement), nameof(SkillRequirement.Level))] = [("minimum", 1), ("maximum", 5)],
        [(typeof(SkillRequirement), nameof(SkillRequirement.RelaxAfterMinutes))] = [("minimum", 1), ("maximum", 525_600)],
        [(typeof(ServiceLevelTarget), nameof(ServiceLevelTarget.Minutes))] = [("minimum", 1), ("maximum", 525_600)],
        [(typeof(ServiceLevelTarget), nameof(ServiceLevelTarget.Percent))] = [("minimum", 1), ("maximum", 100)],
        [(typeof(RoutingPlan), nameof(RoutingPlan.DeclineBackoffSeconds))] = [("minimum", 0), ("maximum", 86_400)],
        [(typeof(RoutingPlan), nameof(RoutingPlan.NoShowRecalls))] = [("minimum", 0), ("maximum", 10)],
        [(typeof(RoutingPlan), nameof(RoutingPlan.AppointmentEarlyMinutes))] = [("minimum", 0), ("maximum", 1440)],
        [(typeof(PoolingPlan), nameof(PoolingPlan.Threshold))] = [("minimum", 0)],
        [(typeof(CrisisPlan), nameof(CrisisPlan.PoolingThreshold))] = [("minimum", 0)],
        [(typeof(StaffPlan), nameof(StaffPlan.Capacity))] = [("minimum", 1)],
        [(typeof(HeldSkill), nameof(HeldSkill.Level))] = [("minimum", 1), ("maximum", 5)],
    };

    public static IEnumerable<(string Word, JsonNode Bound)> Of(Type owner, string member) =>
        Bounds.GetValueOrDefault((owner, member), []).Select(bound => (bound.Word, (JsonNode)bound.Bound));
}
