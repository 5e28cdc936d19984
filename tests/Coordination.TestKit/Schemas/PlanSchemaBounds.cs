using Coordination.Plans;

namespace Coordination.TestKit.Schemas;

/// <summary>The bounds of a hall plan.</summary>
public static class PlanSchemaBounds
{
    /// <summary>By member.</summary>
    public static SchemaBounds Bounds { get; } = new(new Dictionary<(Type, string), (string Word, double Bound)[]>
    {
        [(typeof(HallPlan), nameof(HallPlan.Needs))] = [("maxItems", 32)],
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
        [(typeof(RoutingPlan), nameof(RoutingPlan.PauseAfterLapsedOffers))] = [("minimum", 0), ("maximum", 100)],
        [(typeof(RoutingPlan), nameof(RoutingPlan.NoShowRecalls))] = [("minimum", 0), ("maximum", 10)],
        [(typeof(RoutingPlan), nameof(RoutingPlan.AppointmentEarlyMinutes))] = [("minimum", 0), ("maximum", 1440)],
        [(typeof(ClosingPlan), nameof(ClosingPlan.GraceMinutes))] = [("minimum", 0), ("maximum", 1440)],
        [(typeof(RoutingPlan), nameof(RoutingPlan.LateAfterMinutes))] = [("minimum", 0), ("maximum", 1440)],
        [(typeof(RoutingPlan), nameof(RoutingPlan.AbsentAfterMinutes))] = [("minimum", 1), ("maximum", 1440)],
        [(typeof(PoolingPlan), nameof(PoolingPlan.Threshold))] = [("minimum", 0)],
        [(typeof(CrisisPlan), nameof(CrisisPlan.PoolingThreshold))] = [("minimum", 0)],
        [(typeof(StaffPlan), nameof(StaffPlan.Capacity))] = [("minimum", 1)],
        [(typeof(HeldSkill), nameof(HeldSkill.Level))] = [("minimum", 1), ("maximum", 5)],
    });
}
