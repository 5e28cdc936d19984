namespace Coordination.Plans.Checking;

/// <summary>The five levels, and which orders a plan may come to use.</summary>
internal static class PlanLevels
{
    public static Urgency[] All { get; } = Enum.GetValues<Urgency>();

    public static string Text(Urgency urgency) => urgency.ToString("D");

    public static bool IsUsed(HallPlan plan, OrderPolicyKind order) => plan.Routing.Order == order || plan.Crisis.Order == order;
}
