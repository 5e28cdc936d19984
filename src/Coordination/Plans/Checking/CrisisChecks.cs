namespace Coordination.Plans.Checking;

/// <summary>What changes in a crisis.</summary>
internal static class CrisisChecks
{
    public static void Check(CheckContext context)
    {
        var crisis = context.Plan.Crisis;
        if (crisis.Order is { } order)
        {
            context.Defined(order, "$.crisis.order", "order");
        }

        context.Range(crisis.PoolingThreshold, 0, int.MaxValue, "$.crisis.poolingThreshold", "threshold");
        context.Unique(crisis.SuspendedServices, "$.crisis.suspendedServices", service => service, "", "service");
        foreach (var (service, path) in context.Each(crisis.SuspendedServices, "$.crisis.suspendedServices"))
        {
            context.Known(service, context.Services, path, "service");
        }

        CheckHeldLevels(context, crisis);
    }

    private static void CheckHeldLevels(CheckContext context, CrisisPlan crisis)
    {
        context.Unique(crisis.HeldLevels, "$.crisis.heldLevels", PlanLevels.Text, "", "level");
        foreach (var (level, path) in context.Each(crisis.HeldLevels, "$.crisis.heldLevels"))
        {
            context.Defined(level, path, "level");
        }

        if (PlanLevels.All.All(crisis.HeldLevels.Contains))
        {
            context.Add("$.crisis.heldLevels", "Every level is held, so nobody would be served in a crisis; leave the urgent ones out.");
        }
    }
}
